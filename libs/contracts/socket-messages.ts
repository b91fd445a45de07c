import type { ComplaintEventName } from './events';
import type { CallbackId, ComplaintId, Instant, StaffId, UnitId } from './ids';
import type { CallbackKind, ComplaintStatus, Level, Severity, Step } from './vocabulary';

/** The last position seen in each lane of the event log; lanes never mentioned count as 0. */
export type Positions = Readonly<Record<number, number>>;

/** The columns of a list row that a change can touch, enough to repaint the row without a request. */
export interface ComplaintRowHint {
  readonly number: string;
  readonly status: ComplaintStatus;
  readonly step: Step;
  readonly level: Level;
  readonly severity: Severity | null;
  readonly unitId: UnitId;
  readonly ownerId: StaffId;
  readonly contactPersonId: StaffId | null;
  readonly nextDueAt: Instant | null;
  readonly updatedAt: Instant;
}

/** One change: a hint with enough to render (architecture §5). Ordered within a lane, so per complaint too. */
export interface ComplaintChanged {
  readonly complaintId: ComplaintId;
  readonly version: number;
  readonly sequence: number;
  readonly lane: number;
  readonly position: number;
  readonly type: ComplaintEventName;
  readonly occurredAt: Instant;
  /** The row as of the newest change known when this was sent. Null once the complaint is not this reader's any more. */
  readonly row: ComplaintRowHint | null;
}

/** A callback of mine falls due now. */
export interface CallbackRinging {
  readonly complaintId: ComplaintId;
  readonly callbackId: CallbackId;
  readonly kind: CallbackKind;
  readonly number: string;
  readonly dueAt: Instant;
  readonly attempt: number;
  readonly maxAttempts: number;
}

/** Server to browser. */
export interface ServerMessages {
  'complaint-changed': (change: ComplaintChanged) => void;
  'callback-ringing': (ringing: CallbackRinging) => void;
  /** The reader's rights ended or changed; it signs in again. */
  'signed-out': (reason: { readonly code: string }) => void;
}

/** Answer to `resume`: all missed changes were sent before it, or the gap is too old and the lists are to be refetched. */
export type Resumed =
  | { readonly kind: 'caught-up'; readonly positions: Positions; readonly changes: readonly ComplaintChanged[] }
  | { readonly kind: 'refetch'; readonly positions: Positions }
  | { readonly kind: 'refused'; readonly code: string };
export type Watched = { readonly kind: 'watching' } | { readonly kind: 'refused'; readonly code: string };

/** Browser to server; each is acknowledged. */
export interface ClientMessages {
  /** Start live updates, from the positions last seen (none on a first connection). */
  resume: (request: { readonly positions?: Positions }, answer: (resumed: Resumed) => void) => void;
  /** Follow one complaint that the lists of this reader would not show. */
  watch: (request: { readonly complaintId: ComplaintId }, answer: (watched: Watched) => void) => void;
  unwatch: (request: { readonly complaintId: ComplaintId }, answer: (watched: Watched) => void) => void;
}
