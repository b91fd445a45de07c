import { Module } from '@nestjs/common';
import { DirectoryModule } from '@redress/directory';
import { MessagingModule } from '@redress/messaging';
import { Calendars } from './calendars/calendars.service';
import { SettingRepository } from './setting.repository';
import { SettingsDesk } from './settings-desk';
import { SettingsReading } from './settings-reading.service';
import { SettingsWatch } from './settings-watch';
import { SettingsQuery } from './settings.query';
import { Settings } from './settings.service';

/** What the house sets for its units: calendars, policies, ladders, authorities. */
@Module({
  imports: [DirectoryModule, MessagingModule],
  providers: [Calendars, SettingRepository, Settings, SettingsDesk, SettingsQuery, SettingsReading, SettingsWatch],
  exports: [Calendars, Settings, SettingsReading, SettingsWatch],
})
export class SettingsModule {}
