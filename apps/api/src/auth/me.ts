import { type Permission, PERMISSIONS, scopeOf } from '@redress/contracts';
import type { SignedIn } from '@redress/directory';
import type { MeDto } from './auth.dto';

const PERMISSION_NAMES = Object.keys(PERMISSIONS) as readonly Permission[];

/** What a client needs to know of the person at it. */
export const meOf = ({ actor, login, name, locale, zone, expiresAt }: SignedIn): MeDto => ({
  staffId: actor.staffId,
  login,
  name,
  kind: actor.kind,
  roles: actor.roles,
  level: actor.level,
  unitId: actor.unitId,
  unitIds: [...actor.subtree],
  deputyFor: [...actor.deputyFor],
  locale,
  zone,
  permissions: Object.fromEntries(PERMISSION_NAMES.map((permission) => [permission, scopeOf(actor.roles, permission)])),
  expiresAt,
});
