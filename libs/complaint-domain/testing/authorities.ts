import type { SettingKind } from '@redress/contracts';
import type { AuthorityBody } from '../authority/authority-body';
import type { Setting } from '../settings/setting-rules';
import { BUILT_IN_SETTINGS, type SettingsInForce } from '../settings/settings-in-force';

/** The settings of a house that set nothing but this authority. */
export const withAuthority = (body: AuthorityBody): SettingsInForce => ({
  ...BUILT_IN_SETTINGS,
  of: <K extends SettingKind>(kind: K): Setting<K> => {
    const setting = BUILT_IN_SETTINGS.of(kind);
    return kind === 'authority' ? ({ ...setting, version: 1, body } as Setting<K>) : setting;
  },
});
