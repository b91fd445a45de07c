import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id with 19 MiB and five passes: some 50 to 100 ms of one core, well above what OWASP asks at least for this
 * memory (two passes), and small enough that a burst of sign-ins does not exhaust a small machine.
 */
const COST = { memoryCost: 19_456, timeCost: 5, parallelism: 1 } as const;

let decoy: Promise<string> | undefined;

/** @returns the hash to store, with its parameters and salt inside */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/**
 * Whether the password is right. With null, for a login nobody has, the same work is done and the answer is no, so that
 * the time taken does not tell which logins exist.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody signs in with this');
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== null && matches;
}
