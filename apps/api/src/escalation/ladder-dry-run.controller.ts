import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '@redress/complaints';
import type { Result } from '@redress/contracts';
import { LadderDryRun, type LadderPlan } from '@redress/escalation';
import { Asking } from '../http/asking.decorator';
import { LadderDryRunDto, LadderPlanDto } from './ladder-dry-run.dto';

/** Trying ladders. */
@ApiTags('Escalation')
@Controller('api/v1/ladders')
export class LadderDryRunController {
  constructor(private readonly dryRun: LadderDryRun) {}

  @Post('dry-run')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'What would happen to a complaint, and when, if nobody did anything. Nothing is written and nobody is told.',
  })
  @ApiOkResponse({ type: LadderPlanDto })
  try(@Asking() asking: Reader, @Body() { complaintId, ladder }: LadderDryRunDto): Promise<Result<LadderPlan>> {
    return this.dryRun.try(asking, complaintId, ladder ?? null);
  }
}
