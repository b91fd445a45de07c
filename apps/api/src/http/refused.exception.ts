import type { FieldErrorCode, Refusal } from '@redress/contracts';

/** One field of a request that is not right, named by its path (`complainant.phone`, `issues[0].category`). */
export interface FieldFinding {
  readonly field: string;
  readonly code: FieldErrorCode;
  /** What fills the placeholders of the code's text. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/**
 * Carries a refusal through Nest to the one filter. Only the api layer throws it: services hand refusals back as values
 * and the answering adapter translates them out.
 */
export class RefusedException extends Error {
  override readonly name = 'RefusedException';

  constructor(
    readonly refusal: Refusal,
    readonly fields: readonly FieldFinding[] = [],
  ) {
    super(refusal.code);
  }
}

/** A request whose fields are not right; nothing was written. */
export const invalidRequest = (fields: readonly FieldFinding[]): RefusedException =>
  new RefusedException({ code: 'request.invalid' }, fields);
