import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ClockChange } from '@redress/complaint-domain';
import { type Reader, type RunningClock, RunningClocks } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { Page } from '@redress/directory';
import { Asking } from '../http/asking.decorator';
import { USUAL_PAGE } from '../http/page-query.dto';
import { PathId } from '../http/validation';
import { ListClocksDto, PolicyPreviewDto, PolicyPreviewQueryDto, RunningClockPageDto } from './clocks.dto';

/** Clocks over all complaints (playbook §5–§7): what is broken, what comes, and what another policy would change. */
@ApiTags('Clocks')
@Controller('api/v1')
export class ClocksController {
  constructor(private readonly clocks: RunningClocks) {}

  @Get('clocks')
  @ApiOperation({ summary: 'Clocks that are broken, or about to break, in the order in which they fall due.' })
  @ApiOkResponse({ type: RunningClockPageDto })
  list(
    @Asking() asking: Reader,
    @Query() { standing, mine, limit, ...query }: ListClocksDto,
  ): Promise<Result<Page<RunningClock>>> {
    return this.clocks.list(asking, {
      ...query,
      standing: standing ?? 'soon',
      mine: mine ?? false,
      limit: limit ?? USUAL_PAGE,
    });
  }

  @Get('complaints/:complaintId/policy-preview')
  @ApiOperation({ summary: 'What another clock policy would change on a complaint, without applying it.' })
  @ApiOkResponse({ type: PolicyPreviewDto })
  preview(
    @Asking() asking: Reader,
    @PathId('complaintId') id: ComplaintId,
    @Query() { policyId }: PolicyPreviewQueryDto,
  ): Promise<Result<{ readonly changes: readonly ClockChange[] }>> {
    return this.clocks.preview(asking, id, policyId);
  }
}
