import type { Role } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { passwordMatches } from '../access/passwords';
import { DEMO_PASSWORD, DEMO_STAFF } from './demo-company';

/** Somebody of the demo company who can still sign in with the password that is no secret. */
export interface DemoLogin {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

interface Row extends DemoLogin {
  readonly passwordHash: string;
}

/** Who of the demo company can sign in as told to everybody; empty in a company of one's own. */
export async function demoLogins(tx: Transaction): Promise<readonly DemoLogin[]> {
  const logins = DEMO_STAFF.map(({ login }) => login);
  const rows = await tx.query<Row>(
    `SELECT login, name, roles, password_hash AS "passwordHash" FROM staff WHERE active AND login = ANY($1)`,
    [logins],
  );
  // Those who were seeded together share one hash, and proving a password is slow on purpose.
  const proven = new Map<string, boolean>();
  for (const hash of new Set(rows.map((row) => row.passwordHash))) {
    proven.set(hash, await passwordMatches(hash, DEMO_PASSWORD));
  }
  return rows
    .filter((row) => proven.get(row.passwordHash) === true)
    .sort((one, other) => logins.indexOf(one.login) - logins.indexOf(other.login))
    .map(({ login, name, roles }) => ({ login, name, roles }));
}
