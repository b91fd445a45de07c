import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '@redress/complaints';
import type { AlertId, Result } from '@redress/contracts';
import { type AlertPage, Alerts } from '@redress/escalation';
import { Asking } from '../http/asking.decorator';
import { PageQueryDto, USUAL_PAGE } from '../http/page-query.dto';
import { PathId } from '../http/validation';
import { AlertPageDto, AlertsUnreadDto } from './alerts.dto';

/** What I was told of escalations. */
@ApiTags('Escalation')
@Controller('api/v1/alerts')
export class AlertsController {
  constructor(private readonly alerts: Alerts) {}

  @Get()
  @ApiOperation({ summary: 'My alerts: unread ones first, of each the newest first.' })
  @ApiOkResponse({ type: AlertPageDto })
  list(@Asking() asking: Reader, @Query() { after, limit }: PageQueryDto): Promise<Result<AlertPage>> {
    return this.alerts.page(asking, { after, limit: limit ?? USUAL_PAGE });
  }

  @Post(':alertId/read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark one of my alerts as read. Acknowledging its escalation does so too.' })
  @ApiOkResponse({ type: AlertsUnreadDto })
  read(@Asking() asking: Reader, @PathId('alertId') id: AlertId): Promise<Result<{ readonly unread: number }>> {
    return this.alerts.markRead(asking, id);
  }
}
