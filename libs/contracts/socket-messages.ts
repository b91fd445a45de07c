import type { ErrorCode } from './error-codes';
import type { ComplaintEventName } from './events';
import type { AlertId, CallbackId, ComplaintId, EscalationId, Instant, StaffId, UnitId } from './ids';
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

/** An escalation calls me: it is to be acknowledged in time. */
export interface StaffAlerted {
  readonly alertId: AlertId;
  readonly complaintId: ComplaintId;
  readonly escalationId: EscalationId;
  readonly number: string;
  readonly rung: string;
  readonly level: Level;
  readonly acknowledgeBy: Instant;
}

/** Server to browser. Nothing but `signed-out` is sent before `resume` was answered. */
export interface ServerMessages {
  'complaint-changed': (change: ComplaintChanged) => void;
  'callback-ringing': (ringing: CallbackRinging) => void;
  'staff-alerted': (alert: StaffAlerted) => void;
  /** Everything up to here was sent that this reader may see: keeps the place of a reader fresh whom few changes concern. */
  'positions-reached': (positions: Positions) => void;
  /** What this reader may see has changed: hints cannot mend its lists, so they are fetched anew; changes go on from here. */
  refetch: (from: { readonly positions: Positions }) => void;
  /** The sign-in behind this connection ended. The connection closes; a new one needs a new sign-in. */
  'signed-out': (reason: { readonly code: ErrorCode }) => void;
}

/**
 * Answer to `resume`. `caught-up` brings every missed change, in order within each lane; `refetch` says that the gap is too
 * old, or that no place was given, and the lists are to be fetched after this answer. Either way `positions` is the new
 * place, and the changes after it follow one by one: none is left out and none comes twice.
 */
export type Resumed =
  | { readonly kind: 'caught-up'; readonly positions: Positions; readonly changes: readonly ComplaintChanged[] }
  | { readonly kind: 'refetch'; readonly positions: Positions }
  | { readonly kind: 'refused'; readonly code: ErrorCode };
export type Watched =
  | { readonly kind: 'watching' }
  | { readonly kind: 'not-watching' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

/** Browser to server; each is acknowledged. */
export interface ClientMessages {
  /** Start live updates, from the positions last seen (none on a first connection). */
  resume: (request: { readonly positions?: Positions }, answer: (resumed: Resumed) => void) => void;
  /** Follow one complaint that the lists of this reader would not show. */
  watch: (request: { readonly complaintId: ComplaintId }, answer: (watched: Watched) => void) => void;
  unwatch: (request: { readonly complaintId: ComplaintId }, answer: (watched: Watched) => void) => void;
}
