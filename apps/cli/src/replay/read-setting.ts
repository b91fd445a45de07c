import { readFile } from 'node:fs/promises';
import { SETTING_RULES, type SettingBodies } from '@redress/complaint-domain';
import { FAULTS, type SettingKind } from '@redress/contracts';
import { messageOf, StartupError } from '@redress/platform';

/** Nobody is named by a policy or a calendar in a file. */
const NOBODY = { isUnit: () => false, isInService: () => false };

/**
 * Reads the body of a setting from a JSON file.
 * @throws StartupError where it cannot be read, or with everything that is wrong with it
 */
export async function readSetting<K extends SettingKind>(kind: K, path: string): Promise<SettingBodies[K]> {
  let faults: readonly string[];
  try {
    const body = JSON.parse(await readFile(path, 'utf8')) as SettingBodies[K];
    const found = SETTING_RULES[kind].faultsOf(body, NOBODY);
    if (found.length === 0) return body;
    faults = found.map(({ code, path: field }) => `${field}: ${FAULTS[code].en}`);
  } catch (error) {
    throw new StartupError(`${path} holds no ${kind}: ${messageOf(error)}`);
  }
  throw new StartupError([`${path} holds a ${kind} that cannot be used.`, ...faults].join('\n  '));
}
