import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuthorityMeter } from '@redress/complaint-domain';
import { type ApprovalRow, Approvals, type DecisionTimes, type Reader, Reading } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { Page } from '@redress/directory';
import { Asking } from '../http/asking.decorator';
import { USUAL_PAGE } from '../http/page-query.dto';
import { PathId } from '../http/validation';
import {
  ApprovalListDto,
  ApprovalPageDto,
  AuthorityMeterDto,
  DecisionTimesDto,
  DecisionTimesQueryDto,
} from './authority.dto';

/** What may be granted, and what waits for an approval (playbook §6). */
@ApiTags('Authority and approvals')
@Controller('api/v1')
export class ApprovalsController {
  constructor(
    private readonly approvals: Approvals,
    private readonly reading: Reading,
  ) {}

  @Get('complaints/:complaintId/authority')
  @ApiOperation({ summary: 'What you may grant at once on a complaint now.' })
  @ApiOkResponse({ type: AuthorityMeterDto })
  meter(@Asking() asking: Reader, @PathId('complaintId') id: ComplaintId): Promise<Result<AuthorityMeter | null>> {
    return this.reading.authority(asking, id);
  }

  @Get('approvals')
  @ApiOperation({ summary: 'Approvals that wait, longest first, a page at a time.' })
  @ApiOkResponse({ type: ApprovalPageDto })
  list(
    @Asking() asking: Reader,
    @Query() { view, unitId, after, limit }: ApprovalListDto,
  ): Promise<Result<Page<ApprovalRow>>> {
    return this.approvals.page(asking, { view: view ?? 'mine', unitId, after, limit: limit ?? USUAL_PAGE });
  }

  @Get('approvals/times')
  @ApiOperation({ summary: 'How long deciding took, by unit and level.' })
  @ApiOkResponse({ type: DecisionTimesDto, isArray: true })
  times(
    @Asking() asking: Reader,
    @Query() { from, until }: DecisionTimesQueryDto,
  ): Promise<Result<readonly DecisionTimes[]>> {
    return this.approvals.times(asking, from, until);
  }
}
