/** What can be wrong with the log. */
export type FindingKind =
  | 'sequence-hole'
  | 'version-jump'
  | 'wrong-lane'
  | 'chain-broken'
  | 'hash-wrong'
  | 'columns-differ'
  | 'text-missing'
  | 'text-changed'
  | 'state-without-events'
  | 'events-without-state'
  | 'state-behind-events'
  | 'state-ahead-of-events'
  | 'state-differs'
  | 'position-hole'
  | 'anchor-wrong'
  | 'anchor-beyond-log';

/** One thing found wrong. Of a stream only the first: what follows a broken link proves nothing. */
export interface Finding {
  readonly kind: FindingKind;
  /** `complaint 0190…, event 3`, `lane 5, position 17`. */
  readonly where: string;
  readonly detail: string;
}
