export type { NewSetting, SettingEdit, SettingFilter, SettingRow } from './setting-row';
export { SettingsSnapshot } from './settings-snapshot';
export { SettingsReading } from './settings-reading.service';
export { SettingsModule } from './settings.module';
export { SettingsWatch } from './settings-watch';
export { Settings } from './settings.service';
