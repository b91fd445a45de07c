import type { ErrorCode, Refusal } from './error-codes';

/**
 * What a service hands back: its value, or the refusal as a value (architecture §2). `replayed` tells that the answer
 * was given before, to the same command under the same Idempotency-Key, and nothing was done this time.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly replayed?: boolean }
  | { readonly ok: false; readonly refusal: Refusal };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });

export const refused = (
  code: ErrorCode,
  detail?: Refusal['detail'],
): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: detail === undefined ? { code } : { code, detail },
});
