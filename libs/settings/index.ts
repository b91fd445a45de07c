export type { SkippedEvent } from './calendars/calendar-file';
export { Calendars, type DuePreview, type ProposedDay, type ProposedDays } from './calendars/calendars.service';
export type { HolidayCountry, PublicHoliday } from './calendars/public-holidays';
export type { NewSetting, SettingEdit, SettingFilter, SettingRow } from './setting-row';
export { SettingsSnapshot } from './settings-snapshot';
export { SettingsReading } from './settings-reading.service';
export { SettingsModule } from './settings.module';
export { SettingsWatch } from './settings-watch';
export { Settings } from './settings.service';
