import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Result } from '@redress/contracts';
import type { Page } from '@redress/directory';
import { Outbox, type OutboxReader, type OutboxRow } from '@redress/notifications';
import { Asking } from '../http/asking.decorator';
import { USUAL_PAGE } from '../http/page-query.dto';
import { OutboxListDto, OutboxPageDto } from './outbox.dto';

/** What the house tells its customers. */
@ApiTags('Outbox')
@Controller('api/v1/outbox')
export class OutboxController {
  constructor(private readonly outbox: Outbox) {}

  @Get()
  @ApiOperation({
    summary: 'Mails to customers, newest first: those waiting to be read here, failed, pending or sent.',
  })
  @ApiOkResponse({ type: OutboxPageDto })
  list(
    @Asking() asking: OutboxReader,
    @Query() { state, after, limit }: OutboxListDto,
  ): Promise<Result<Page<OutboxRow>>> {
    return this.outbox.page(asking, { state: state ?? 'outbox', after, limit: limit ?? USUAL_PAGE });
  }
}
