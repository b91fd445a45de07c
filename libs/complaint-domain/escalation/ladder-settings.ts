import type { SettingVersion } from '@redress/contracts';
import type { SettingsInForce } from '../settings/settings-in-force';
import type { LadderBody, LadderInForce } from './ladder';

/** The ladder that a unit goes by now. */
export const ladderInForce = ({ of }: Pick<SettingsInForce, 'of'>): LadderInForce => {
  const { id, version, body } = of('ladder');
  return { id, version, body };
};

/** The ladder that an escalation keeps. Throws where there never was such a one: versions are not dropped. */
export const keptLadder = ({ version }: Pick<SettingsInForce, 'version'>, kept: SettingVersion): LadderBody => {
  const ladder = version('ladder', kept);
  if (ladder === null) throw new Error(`there is no ladder ${kept.id} in version ${kept.version}`);
  return ladder.body;
};
