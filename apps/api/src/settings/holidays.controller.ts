import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Calendars, type HolidayCountry, type PublicHoliday } from '@redress/settings';
import { Asking } from '../http/asking.decorator';
import { HolidayCountryDto, HolidayQueryDto, PublicHolidayDto } from './calendars.dto';

/** Public holidays, as proposals for the exceptions of a calendar. */
@ApiTags('Calendars')
@Controller('api/v1/holidays')
export class HolidaysController {
  constructor(private readonly calendars: Calendars) {}

  @Get()
  @ApiOperation({ summary: 'Public holidays of a country in a year. Look them over: a government may move them.' })
  @ApiOkResponse({ type: PublicHolidayDto, isArray: true })
  list(
    @Asking() asking: RequestContext,
    @Query() { year, ...place }: HolidayQueryDto,
  ): Promise<Result<readonly PublicHoliday[]>> {
    return this.calendars.holidays(asking, place, year);
  }

  @Get('countries')
  @ApiOperation({ summary: 'Countries of which public holidays are known, with their regions.' })
  @ApiOkResponse({ type: HolidayCountryDto, isArray: true })
  countries(@Asking() asking: RequestContext): Promise<Result<readonly HolidayCountry[]>> {
    return this.calendars.countries(asking);
  }
}
