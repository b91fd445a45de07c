import { Controller, Get, HttpCode, Post, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Attachments, type AttachmentView, type CommandAnswer, type Reader } from '@redress/complaints';
import { type AttachmentId, type ComplaintId, MESSAGE_DIRECTIONS, type Result } from '@redress/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answer } from '../http/answering.adapter';
import { Asking } from '../http/asking.decorator';
import { PathId } from '../http/validation';
import { ShownId, ShownInstant, ShownNumber, ShownOneOf, ShownText } from '../openapi/shown';
import { CommandAnswerDto } from './commands/command.dto';
import { uploadOf } from './upload';

class AttachmentDto {
  @ShownId() declare id: string;
  @ShownOneOf(MESSAGE_DIRECTIONS, { name: 'MessageDirection' }) declare direction: string;
  @ShownText({ nullable: true, description: 'Null once erased.' }) declare fileName: string | null;
  @ShownText() declare mediaType: string;
  @ShownNumber() declare sizeBytes: number;
  @ShownText() declare sha256: string;
  @ShownId({ nullable: true }) declare createdById: string | null;
  @ShownInstant() declare createdAt: string;
}

/** Files on a complaint; handed out as downloads, never shown in place. */
@ApiTags('Complaints')
@Controller('api/v1/complaints/:complaintId/attachments')
export class AttachmentsController {
  constructor(private readonly attachments: Attachments) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Add a file. Its type is told by its content.' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        direction: {
          type: 'string',
          enum: [...MESSAGE_DIRECTIONS],
          description: 'incoming unless told; before the file.',
        },
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  @ApiCreatedResponse({ type: CommandAnswerDto })
  async add(
    @Asking() asking: Reader,
    @PathId('complaintId') id: ComplaintId,
    @Req() request: FastifyRequest,
  ): Promise<Result<CommandAnswer>> {
    return this.attachments.add(asking, id, await uploadOf(request));
  }

  @Get()
  @ApiOperation({ summary: 'Files of a complaint, oldest first.' })
  @ApiOkResponse({ type: AttachmentDto, isArray: true })
  list(@Asking() asking: Reader, @PathId('complaintId') id: ComplaintId): Promise<Result<AttachmentView[]>> {
    return this.attachments.list(asking, id);
  }

  @Get(':attachmentId')
  @ApiOperation({ summary: 'Download one file.' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Asking() asking: Reader,
    @PathId('complaintId') id: ComplaintId,
    @PathId('attachmentId') attachmentId: AttachmentId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { attachment, content } = answer(await this.attachments.open(asking, id, attachmentId));
    const name = encodeURIComponent(attachment.fileName ?? attachment.id);
    void reply.headers({
      'content-type': attachment.mediaType,
      'content-length': attachment.sizeBytes,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    return new StreamableFile(content);
  }
}
