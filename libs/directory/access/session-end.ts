import { millisecondsOf } from '@redress/contracts';
import type { StoredSession } from './session.repository';

/** A session nobody uses for so long has ended. */
export const IDLE_MILLISECONDS = 4 * 3_600_000;

/** Whether a session is over, by its age or because nobody used it. */
export const sessionHasEnded = (
  { expiresAt, lastSeenAt }: Pick<StoredSession, 'expiresAt' | 'lastSeenAt'>,
  nowMilliseconds: number,
): boolean =>
  millisecondsOf(expiresAt) <= nowMilliseconds || millisecondsOf(lastSeenAt) + IDLE_MILLISECONDS <= nowMilliseconds;
