import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '@redress/complaints';
import type { Result } from '@redress/contracts';
import type { Page } from '@redress/directory';
import { type EscalationRow, Escalations, type LevelFunnel } from '@redress/escalation';
import { Asking } from '../http/asking.decorator';
import { USUAL_PAGE } from '../http/page-query.dto';
import { EscalationListDto, EscalationPageDto, FunnelQueryDto, LevelFunnelDto } from './escalations.dto';

/** Escalations over all complaints (playbook §6). */
@ApiTags('Escalation')
@Controller('api/v1/escalations')
export class EscalationsController {
  constructor(private readonly escalations: Escalations) {}

  @Get()
  @ApiOperation({ summary: 'Escalations that wait to be acknowledged, what is due first coming first.' })
  @ApiOkResponse({ type: EscalationPageDto })
  list(
    @Asking() asking: Reader,
    @Query() { mine, unitId, after, limit }: EscalationListDto,
  ): Promise<Result<Page<EscalationRow>>> {
    return this.escalations.waiting(asking, { mine: mine ?? false, unitId, after, limit: limit ?? USUAL_PAGE });
  }

  @Get('funnel')
  @ApiOperation({ summary: 'How many complaints received in a time reached each level, by unit.' })
  @ApiOkResponse({ type: LevelFunnelDto })
  funnel(@Asking() asking: Reader, @Query() { from, until, unitId }: FunnelQueryDto): Promise<Result<LevelFunnel>> {
    return this.escalations.funnel(asking, { from, until, unitId });
  }
}
