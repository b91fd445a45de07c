import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Result, SettingId } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Calendars, type DuePreview, type ProposedDays, Settings, SettingsReading } from '@redress/settings';
import { Asking } from '../http/asking.decorator';
import { PathId } from '../http/validation';
import {
  CalendarBodyDto,
  CalendarFileDto,
  DuePreviewDto,
  DueQuestionDto,
  ProposedDaysDto,
  UnsavedDueQuestionDto,
} from './calendars.dto';
import { settingRoutes } from './setting-routes';

/** When units work. */
@ApiTags('Calendars')
@Controller('api/v1/calendars')
export class CalendarsController extends settingRoutes('calendar', 'Calendar', CalendarBodyDto) {
  constructor(
    settings: Settings,
    reading: SettingsReading,
    private readonly calendars: Calendars,
  ) {
    super(settings, reading);
  }

  @Post(':settingId/due')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Try it out: when would something be due? Changes nothing.' })
  @ApiOkResponse({ type: DuePreviewDto })
  due(
    @Asking() asking: RequestContext,
    @PathId('settingId') id: SettingId,
    @Body() { start, span }: DueQuestionDto,
  ): Promise<Result<DuePreview>> {
    return this.calendars.due(asking, id, start, span);
  }

  @Post('due')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'The same by a calendar that is not saved yet. Changes nothing.' })
  @ApiOkResponse({ type: DuePreviewDto })
  dueUnsaved(@Asking() asking: RequestContext, @Body() question: UnsavedDueQuestionDto): Result<DuePreview> {
    return this.calendars.dueUnsaved(asking, question.body, question.start, question.span);
  }

  @Post(':settingId/import')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'The whole days of an iCalendar file, proposed as exceptions. Changes nothing.' })
  @ApiOkResponse({ type: ProposedDaysDto })
  propose(
    @Asking() asking: RequestContext,
    @PathId('settingId') id: SettingId,
    @Body() file: CalendarFileDto,
  ): Promise<Result<ProposedDays>> {
    return this.calendars.proposeFromFile(asking, id, file);
  }
}
