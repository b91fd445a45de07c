import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type PromiseKeeping, PromiseLedger, type PromiseRow, type Reader } from '@redress/complaints';
import type { Result } from '@redress/contracts';
import type { Page } from '@redress/directory';
import { Asking } from '../http/asking.decorator';
import { USUAL_PAGE } from '../http/page-query.dto';
import { KeepingQueryDto, PromiseKeepingDto, PromiseListDto, PromisePageDto } from './promises.dto';

/** What was said to customers with a time on it, over all complaints (playbook §7). */
@ApiTags('Promises')
@Controller('api/v1/promises')
export class PromisesController {
  constructor(private readonly ledger: PromiseLedger) {}

  @Get()
  @ApiOperation({ summary: 'Open promises, what falls due first coming first.' })
  @ApiOkResponse({ type: PromisePageDto })
  list(@Asking() asking: Reader, @Query() { mine, after, limit }: PromiseListDto): Promise<Result<Page<PromiseRow>>> {
    return this.ledger.open(asking, { mine: mine ?? false, after, limit: limit ?? USUAL_PAGE });
  }

  @Get('keeping')
  @ApiOperation({ summary: 'How well promises were kept that fell due in a time: by person, unit and level.' })
  @ApiOkResponse({ type: PromiseKeepingDto })
  keeping(@Asking() asking: Reader, @Query() { from, until }: KeepingQueryDto): Promise<Result<PromiseKeeping>> {
    return this.ledger.keeping(asking, from, until);
  }
}
