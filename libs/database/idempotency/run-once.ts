import type { Instant, Result } from '@redress/contracts';
import { DatabaseUnavailable } from '../database-errors';
import type { Transaction } from '../transaction';
import type { UnitOfWork } from '../unit-of-work';

/** What one command is known by: who sent it, where to, under which key, and a digest of what it said. */
export interface OnceKey {
  readonly actor: string;
  readonly route: string;
  readonly key: string;
  readonly requestHash: string;
}

interface StoredAnswer {
  readonly requestHash: string;
  readonly response: { readonly value?: unknown };
}

/** Undoes a transaction whose work ended in a refusal: a refused command leaves nothing behind. */
class UndoneByRefusal extends Error {
  override readonly name = 'UndoneByRefusal';
}

/** Undoes a transaction whose command was carried out before: what it did a second time is not wanted. */
class AnsweredBefore extends Error {
  override readonly name = 'AnsweredBefore';

  constructor(readonly answer: Result<unknown>) {
    super('answered before');
  }
}

/** Kept as HTTP knows it. Only commands that were carried out are kept; a refused one may be tried again. */
const STATUS_DONE = 200;

async function storedAnswer<T>(tx: Transaction, once: OnceKey): Promise<Result<T> | null> {
  const [stored] = await tx.query<StoredAnswer>({
    name: 'idempotency-look',
    text: `SELECT request_hash AS "requestHash", response FROM idempotency_key WHERE actor = $1 AND route = $2 AND key = $3`,
    values: [once.actor, once.route, once.key],
  });
  if (stored === undefined) return null;
  if (stored.requestHash !== once.requestHash) return { ok: false, refusal: { code: 'request.key-reused' } };
  return { ok: true, value: stored.response.value as T, replayed: true };
}

/** Fails, and with it the transaction, where the same command, sent twice at once, was committed by the other sender. */
function keepAnswer(tx: Transaction, once: OnceKey, value: unknown, at: Instant): void {
  tx.write({
    name: 'idempotency-keep',
    text:
      `INSERT INTO idempotency_key (actor, route, key, request_hash, status, response, created_at) ` +
      `VALUES ($1, $2, $3, $4, ${STATUS_DONE}, $5, $6)`,
    values: [once.actor, once.route, once.key, once.requestHash, JSON.stringify({ value }), at],
  });
}

async function attempt<T>(
  tx: Transaction,
  once: OnceKey,
  at: Instant,
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> {
  // The look travels together with the first statement of the work, whose outcome counts only where it found nothing.
  const [look, worked] = await Promise.allSettled([storedAnswer<T>(tx, once), work(tx)]);
  if (look.status === 'rejected') throw look.reason;
  if (look.value !== null) throw new AnsweredBefore(look.value);
  if (worked.status === 'rejected') throw worked.reason;
  const result = worked.value;
  if (result.ok) {
    keepAnswer(tx, once, result.value, at);
    return result;
  }
  // Refused perhaps because the same command, sent twice at once, got there first: then its answer stands.
  return (await storedAnswer<T>(tx, once)) ?? result;
}

async function undoingRefusals<T>(
  unitOfWork: UnitOfWork,
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> {
  let refusal: Result<T> | null = null;
  try {
    return await unitOfWork.run(async (tx) => {
      const result = await work(tx);
      if (result.ok) return result;
      refusal = result;
      throw new UndoneByRefusal();
    });
  } catch (error) {
    if (error instanceof UndoneByRefusal && refusal !== null) return refusal;
    throw error;
  }
}

/**
 * Carries out a command in one transaction, once per key: sent again, the first answer comes again, marked `replayed`,
 * and the work is not done; with another content it is refused as `request.key-reused`. The key is looked at before
 * anything else, versions included (architecture §3). A refusal undoes the transaction. Without a key the work is simply
 * done. What `work` hands back must survive JSON.
 * @throws DatabaseUnavailable, ConcurrentWrite
 */
export async function runOnce<T>(
  unitOfWork: UnitOfWork,
  once: OnceKey | null,
  at: Instant,
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (once === null) return undoingRefusals(unitOfWork, work);
  try {
    return await undoingRefusals(unitOfWork, (tx) => attempt(tx, once, at, work));
  } catch (error) {
    if (error instanceof AnsweredBefore) return error.answer as Result<T>;
    // The work may have failed because the same command, sent twice at once, left no room for it.
    const answered = error instanceof DatabaseUnavailable ? null : await answeredMeanwhile<T>(unitOfWork, once);
    if (answered === null) throw error;
    return answered;
  }
}

const answeredMeanwhile = <T>(unitOfWork: UnitOfWork, once: OnceKey): Promise<Result<T> | null> =>
  unitOfWork.run((tx) => storedAnswer<T>(tx, once));

/** Dropped at a time, so that no statement runs into its timeout however much has gathered. */
const FORGOTTEN_AT_A_TIME = 5_000;

/**
 * Drops answers kept before `before`; a client that repeats a command does so within hours.
 * @returns how many there were
 */
export async function forgetAnswers(unitOfWork: UnitOfWork, before: Instant): Promise<number> {
  for (let all = 0; ;) {
    const some = await unitOfWork.run((tx) =>
      tx.execute(
        `DELETE FROM idempotency_key WHERE (actor, route, key) IN
           (SELECT actor, route, key FROM idempotency_key WHERE created_at < $1 LIMIT ${FORGOTTEN_AT_A_TIME})`,
        [before],
      ),
    );
    all += some;
    if (some < FORGOTTEN_AT_A_TIME) return all;
  }
}
