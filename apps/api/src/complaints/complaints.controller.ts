import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type CommandAnswer,
  type ComplaintRow,
  type ComplaintView,
  Intake,
  type MessageView,
  type Reader,
  Reading,
  type Timeline,
  USUAL_PAGE,
} from '@redress/complaints';
import type { ComplaintId, Locale, MessageId, Result } from '@redress/contracts';
import { Asking } from '../http/asking.decorator';
import { AnswerLanguage } from '../http/language.decorator';
import { Id, PathId, WholeNumber } from '../http/validation';
import { CommandAnswerDto } from './commands/command.dto';
import { ComplaintPageDto, ComplaintViewDto, MessageDto, TimelineDto } from './complaint-view.dto';
import { ListComplaintsDto } from './list-complaints.dto';
import { RegisterComplaintDto } from './register-complaint.dto';

class TimelinePageDto {
  @WholeNumber({ min: 1, max: 1_000_000, optional: true, inQuery: true, description: 'Entries before this sequence.' })
  declare before?: number;

  @WholeNumber({ min: 1, max: 200, optional: true, inQuery: true, description: '50 unless told.' })
  declare limit?: number;
}

class MessagePageDto {
  @Id({ optional: true, description: 'Messages before this one.' })
  declare before?: MessageId;

  @WholeNumber({ min: 1, max: 200, optional: true, inQuery: true, description: '50 unless told.' })
  declare limit?: number;
}

const PAGE = 50;

/** Taking complaints in, and reading them. */
@ApiTags('Complaints')
@Controller('api/v1/complaints')
export class ComplaintsController {
  constructor(
    private readonly intake: Intake,
    private readonly reading: Reading,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Register a complaint: who, what and channel are enough to start.' })
  @ApiCreatedResponse({ type: CommandAnswerDto })
  register(@Asking() asking: Reader, @Body() body: RegisterComplaintDto): Promise<Result<CommandAnswer>> {
    return this.intake.register(asking, body);
  }

  @Get()
  @ApiOperation({ summary: 'List complaints, a page at a time.' })
  @ApiOkResponse({ type: ComplaintPageDto })
  list(
    @Asking() asking: Reader,
    @Query() { sort, limit, ...query }: ListComplaintsDto,
  ): Promise<Result<{ readonly rows: readonly ComplaintRow[]; readonly next: string | null }>> {
    return this.reading.list(asking, { ...query, sort: sort ?? 'due', limit: limit ?? USUAL_PAGE });
  }

  @Get(':complaintId')
  @ApiOperation({ summary: 'Open a complaint: state, words, what can be done now, newest part of the timeline.' })
  @ApiOkResponse({ type: ComplaintViewDto })
  open(
    @Asking() asking: Reader,
    @PathId('complaintId') id: ComplaintId,
    @AnswerLanguage() locale: Locale,
  ): Promise<Result<ComplaintView>> {
    return this.reading.open(asking, id, locale);
  }

  @Get(':complaintId/timeline')
  @ApiOperation({ summary: 'The timeline, newest first, a page at a time.' })
  @ApiOkResponse({ type: TimelineDto })
  timeline(
    @Asking() asking: Reader,
    @PathId('complaintId') id: ComplaintId,
    @Query() { before, limit }: TimelinePageDto,
    @AnswerLanguage() locale: Locale,
  ): Promise<Result<Timeline>> {
    return this.reading.timeline(asking, id, { before: before ?? null, limit: limit ?? PAGE, locale });
  }

  @Get(':complaintId/messages')
  @ApiOperation({ summary: 'Messages and internal notes, newest first.' })
  @ApiOkResponse({ type: MessageDto, isArray: true })
  messages(
    @Asking() asking: Reader,
    @PathId('complaintId') id: ComplaintId,
    @Query() { before, limit }: MessagePageDto,
  ): Promise<Result<MessageView[]>> {
    return this.reading.messages(asking, id, before ?? null, limit ?? PAGE);
  }
}
