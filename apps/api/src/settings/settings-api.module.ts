import { Module } from '@nestjs/common';
import { SettingsModule } from '@redress/settings';
import { AuthoritiesController } from './authorities.controller';
import { CalendarsController } from './calendars.controller';
import { ClockPoliciesController } from './clock-policies.controller';
import { HolidaysController } from './holidays.controller';
import { LaddersController } from './ladders.controller';

/** The routes of what the house sets for its units. */
@Module({
  imports: [SettingsModule],
  controllers: [
    AuthoritiesController,
    CalendarsController,
    ClockPoliciesController,
    HolidaysController,
    LaddersController,
  ],
})
export class SettingsApiModule {}
