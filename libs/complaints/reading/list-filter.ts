import type {
  Channel,
  ClockKind,
  ComplaintStatus,
  CustomerId,
  Instant,
  Level,
  Severity,
  StaffId,
  Step,
  Tier,
  UnitId,
} from '@redress/contracts';

/** Whose complaints a list shows. `mine`: owned, or as contact person, or standing in; `asked`: where my help or answer is wanted. */
export const VIEWS = ['mine', 'asked', 'unit', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** due: what falls due first; received and updated: newest first. */
export const SORTS = ['due', 'received', 'updated'] as const;
export type Sort = (typeof SORTS)[number];

export interface ListFilter {
  readonly view: View;
  readonly status?: ComplaintStatus | undefined;
  readonly step?: Step | undefined;
  readonly level?: Level | undefined;
  readonly channel?: Channel | undefined;
  readonly tier?: Tier | undefined;
  readonly severity?: Severity | undefined;
  readonly unitId?: UnitId | undefined;
  readonly ownerId?: StaffId | undefined;
  readonly customerId?: CustomerId | undefined;
  /** Nobody has answered yet: the duty officer owns. */
  readonly unowned?: boolean | undefined;
  readonly safety?: boolean | undefined;
  readonly threatened?: boolean | undefined;
  /** We wait for the customer. */
  readonly waiting?: boolean | undefined;
  /** A clock of this kind is broken. */
  readonly brokenClock?: ClockKind | undefined;
  readonly dueBefore?: Instant | undefined;
  readonly receivedFrom?: Instant | undefined;
  readonly receivedBefore?: Instant | undefined;
  readonly number?: string | undefined;
}

export interface ListRequest extends ListFilter {
  readonly sort: Sort;
  readonly limit: number;
  readonly after?: string | undefined;
}
