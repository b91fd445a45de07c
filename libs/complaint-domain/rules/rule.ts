import type {
  ComplainantId,
  ComplaintEventName,
  ErrorCode,
  Instant,
  Level,
  NewComplaintEvent,
  Permission,
  Refusal,
  StaffId,
  Step,
} from '@redress/contracts';
import type { Actor } from '../actor';
import type { Asked } from '../authority/coverage';
import type { CommandName, Commands } from '../commands';
import type { Complainant, Complaint } from '../complaint';
import { type DecisionContext, type Draft, refuse } from '../decision';
import { type StaffFacts, suitable } from '../staff-facts';

/** What an event is about; a command names the topics it cannot be decided blind to. */
export const TOPICS = [
  'ownership',
  'progress',
  'evidence',
  'remedy',
  'callback',
  'promise',
  'conversation',
  'parties',
  'end',
] as const;
export type Topic = (typeof TOPICS)[number];

/** What each event is about. Null: bookkeeping that no decision hangs on. */
export const TOPIC_OF: Readonly<Record<ComplaintEventName, Topic | null>> = {
  'complaint.registered': null,
  'complaint.contact-attached': 'conversation',
  'complaint.taken': 'ownership',
  'complaint.handover-offered': 'ownership',
  'complaint.handover-accepted': 'ownership',
  'complaint.handover-declined': 'ownership',
  'complaint.handover-lapsed': 'ownership',
  'complaint.handover-withdrawn': 'ownership',
  'complaint.passed-to-deputy': 'ownership',
  'complaint.contact-person-set': 'ownership',
  'complaint.conflict-declared': 'ownership',
  'complaint.step-entered': 'progress',
  'complaint.atmosphere-recorded': 'evidence',
  'complaint.fact-recorded': 'evidence',
  'complaint.fact-confirmed': 'evidence',
  'complaint.diagnosis-recorded': 'evidence',
  'complaint.severity-set': 'evidence',
  'complaint.issue-added': 'evidence',
  'complaint.issue-categorised': 'evidence',
  'complaint.issue-settled': 'evidence',
  'complaint.complainant-added': 'parties',
  'complaint.complainant-withdrew': 'parties',
  'complaint.agreement-stated': 'evidence',
  'complaint.agreement-met': 'evidence',
  'complaint.remedy-proposed': 'remedy',
  'complaint.remedy-granted': 'remedy',
  'complaint.remedy-accepted': 'remedy',
  'complaint.remedy-declined': 'remedy',
  'complaint.remedy-fulfilled': 'remedy',
  'complaint.remedy-withdrawn': 'remedy',
  'complaint.remedy-refused': 'remedy',
  'complaint.interim-measure-taken': 'remedy',
  'complaint.approval-requested': 'remedy',
  'complaint.approval-delegated': null,
  'complaint.approval-decided': 'remedy',
  'complaint.approval-passed-on': 'remedy',
  'complaint.approval-withdrawn': 'remedy',
  'complaint.counter-offer-accepted': 'remedy',
  'complaint.callback-scheduled': 'callback',
  'complaint.callback-moved': 'callback',
  'complaint.callback-rang': null,
  'complaint.callback-attempted': 'callback',
  'complaint.callback-exhausted': 'callback',
  'complaint.callback-declined': 'callback',
  'complaint.callback-number-wanted': 'callback',
  'complaint.callback-expired': 'callback',
  'complaint.callback-missed': null,
  'complaint.callback-claimed': 'callback',
  'complaint.callback-released': null,
  'complaint.callback-cancelled': 'callback',
  'complaint.satisfaction-verified': 'callback',
  'complaint.promise-made': 'promise',
  'complaint.promise-kept': 'promise',
  'complaint.promise-renegotiated': 'promise',
  'complaint.promise-broken': null,
  'complaint.promise-released': 'promise',
  'complaint.task-opened': null,
  'complaint.task-done': null,
  'complaint.task-cancelled': null,
  'complaint.message-written': 'conversation',
  'complaint.message-cancelled': null,
  'complaint.message-released': null,
  'complaint.message-received': 'conversation',
  'complaint.note-added': null,
  'complaint.attachment-added': null,
  'complaint.customer-notified': null,
  'complaint.threat-flagged': 'parties',
  'complaint.level-changed': 'progress',
  'complaint.vulnerability-recorded': 'parties',
  'complaint.escalation-asked': null,
  'complaint.escalated': null,
  'complaint.escalation-acknowledged': null,
  'complaint.escalation-passed-on': null,
  'complaint.escalation-reassigned': null,
  'complaint.escalation-unanswered': null,
  'complaint.staff-alerted': null,
  'complaint.de-escalated': 'progress',
  'complaint.unattended-noticed': null,
  'complaint.linked': null,
  'complaint.merged': 'end',
  'complaint.absorbed': null,
  'complaint.clocks-started': null,
  'complaint.clocks-stopped': null,
  'complaint.clocks-paused': null,
  'complaint.clocks-resumed': null,
  'complaint.clocks-moved': null,
  'complaint.clock-warned': null,
  'complaint.clock-breached': null,
  'complaint.waiting-started': null,
  'complaint.waiting-ended': null,
  'complaint.policy-applied': null,
  'complaint.closed': 'end',
  'complaint.reopened': 'end',
  'complaint.personal-data-erased': null,
};

/** Everything that decides on one command, as data around a small function. */
export interface Rule<N extends CommandName> {
  /** The permission it needs, or `system` for what only timers and consumers do. */
  readonly permission: Permission | 'system';
  readonly during: 'open' | 'closed' | 'any';
  /** Steps it belongs to; absent: every step. */
  readonly steps?: readonly Step[];
  /** What to say before those steps, where that helps more than the step's name. */
  readonly tooEarly?: ErrorCode;
  /** What missed events make a stale command refused (architecture §3); the reader's own never do. */
  readonly topics: readonly Topic[];
  /** Why it cannot be done now, whatever the input: what a button shows before anything is typed. */
  readonly impossible?: (complaint: Complaint, actor: Actor, now: Instant) => Refusal | null;
  /** Staff whose facts the decision needs. */
  readonly staff?: (complaint: Complaint, input: Commands[N]) => readonly (StaffId | null | undefined)[];
  /** What it may grant, so that the amount which the customer has left this year is known and held. */
  readonly grants?: (complaint: Complaint, input: Commands[N]) => Asked | null;
  readonly decide: (
    complaint: Complaint,
    input: Commands[N],
    context: DecisionContext,
    draft: Draft,
  ) => readonly NewComplaintEvent[] | Refusal;
}

export type Rules<N extends CommandName> = { readonly [K in N]: Rule<K> };

/**
 * The staff member acting. System actors own no complaint and grant nothing, so a rule that needs a person throws when
 * one comes: the caller is broken, there is nothing to tell a user.
 */
export const actingStaff = (context: Pick<DecisionContext, 'actor'>): StaffId => actingMember(context).id;

/** The same with the level whose authority they have. */
export const actingMember = ({
  actor,
}: Pick<DecisionContext, 'actor'>): { readonly id: StaffId; readonly level: Level } => {
  if (actor.kind === 'system') throw new Error(`system actor ${actor.id} cannot act as a person`);
  return { id: actor.staffId, level: actor.level };
};

/** The complainant that an input names, as long as the complaint goes on for them; else the refusal. */
export const remainingComplainant = (complaint: Complaint, complainantId: ComplainantId): Complainant | Refusal => {
  const complainant = complaint.complainants.find((item) => item.id === complainantId);
  if (complainant === undefined) return refuse('complaint.complainant-unknown');
  return complainant.withdrawnAt === null ? complainant : refuse('complaint.complainant-withdrawn');
};

export const isComplainant = (found: Complainant | Refusal): found is Complainant => 'role' in found;

/** Why a colleague cannot be asked now, or null. */
export const unsuitability = (complaint: Complaint, staff: StaffFacts | undefined): Refusal | null => {
  if (!suitable(complaint, staff)) return refuse('complaint.staff-unsuitable');
  return staff.absent ? refuse('complaint.staff-absent', { deputyId: staff.deputyId ?? '' }) : null;
};
