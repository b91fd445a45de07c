import { Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Agenda, AgendaFeeds, type AgendaPage, CallbackFigures, type CallbackKeeping } from '@redress/callbacks';
import type { Reader } from '@redress/complaints';
import type { Result } from '@redress/contracts';
import { Asking } from '../http/asking.decorator';
import {
  AgendaPageDto,
  AgendaQueryDto,
  CallbackKeepingsDto,
  KeepingOfCallsQueryDto,
  SecretAddressDto,
} from './agenda.dto';

const PAGE = 200;

/** Calls to make, by agent and unit, and how well they are made (playbook §7). */
@ApiTags('Callbacks')
@Controller('api/v1')
export class AgendaController {
  constructor(
    private readonly agenda: Agenda,
    private readonly feeds: AgendaFeeds,
    private readonly figures: CallbackFigures,
  ) {}

  @Get('agenda')
  @ApiOperation({ summary: 'Calls of a day or a week, mine or a unit’s, in their order.' })
  @ApiOkResponse({ type: AgendaPageDto })
  read(@Asking() asking: Reader, @Query() { of, open, limit, ...query }: AgendaQueryDto): Promise<Result<AgendaPage>> {
    return this.agenda.read(asking, { ...query, of: of ?? 'mine', openOnly: open ?? false, limit: limit ?? PAGE });
  }

  @Get('callbacks/keeping')
  @ApiOperation({ summary: 'Promised, kept and missed calls, by person and by unit.' })
  @ApiOkResponse({ type: CallbackKeepingsDto })
  keeping(
    @Asking() asking: Reader,
    @Query() { from, until }: KeepingOfCallsQueryDto,
  ): Promise<Result<{ readonly people: readonly CallbackKeeping[]; readonly units: readonly CallbackKeeping[] }>> {
    return this.figures.keeping(asking, from, until);
  }

  @Post('agenda/feed')
  @HttpCode(201)
  @ApiOperation({ summary: 'A secret address for my calendar program; the one before stops working.' })
  @ApiCreatedResponse({ type: SecretAddressDto })
  issue(@Asking() asking: Reader): Promise<Result<{ readonly url: string }>> {
    return this.feeds.issue(asking);
  }

  @Delete('agenda/feed')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends the secret address.' })
  @ApiNoContentResponse()
  revoke(@Asking() asking: Reader): Promise<Result<null>> {
    return this.feeds.revoke(asking);
  }
}
