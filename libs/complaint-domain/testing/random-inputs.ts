import {
  AGREEMENT_KINDS,
  APOLOGIES,
  APPROVAL_DECISIONS,
  ATTEMPT_OUTCOMES,
  type AttachmentId,
  CALLBACK_KINDS,
  CAUSE_KINDS,
  CHANNELS,
  type ComplaintId,
  CONFIRMATION_MEANS,
  type CustomerId,
  EMOTION_POINTS,
  FACT_SOURCES,
  type Instant,
  INTERIM_KINDS,
  LINK_KINDS,
  type MessageId,
  LEVELS,
  MESSAGE_DIRECTIONS,
  MESSAGE_PURPOSES,
  type Money,
  type NotificationId,
  NOTIFICATION_TEMPLATES,
  OUTCOMES,
  plusMinutes,
  RECORDS,
  REENTRY_REASONS,
  REMEDY_KINDS,
  ROOT_CAUSES,
  type SettingId,
  SEVERITIES,
  type StaffId,
  STEPS,
  TEMPERAMENTS,
  THREATS,
  VULNERABILITY_DRIVERS,
} from '@redress/contracts';
import { isOpen } from '../callbacks/open-callbacks';
import { CHOSEN_CLOSURE_WAYS, type CommandName, type Commands, type Satisfaction } from '../commands';
import type { Complaint } from '../complaint';
import { ZHOU_JIE } from './house';
import { RANDOM_POLICIES } from './policies';

/** Where chance comes from: whole numbers below a limit, the same again for the same stream. */
export class Chance {
  private at = 0;
  constructor(private readonly stream: readonly number[]) {}

  get isOver(): boolean {
    return this.at >= this.stream.length;
  }

  below(limit: number): number {
    const drawn = this.stream[this.at] ?? 0;
    this.at += 1;
    return drawn % limit;
  }

  /** True in so many of a hundred cases. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }

  of<T>(items: readonly [T, ...T[]]): T;
  of<T>(items: readonly T[]): T | undefined;
  of<T>(items: readonly T[]): T | undefined {
    return items[this.below(Math.max(items.length, 1))];
  }
}

/** Marks everything a person wrote, so that a leak into an event is found. */
export const MARK = '§';

/** What inputs are drawn from: one complaint in its house. */
export interface Surroundings {
  readonly complaint: Complaint;
  readonly now: Instant;
  readonly everybody: readonly [StaffId, ...StaffId[]];
  readonly chance: Chance;
}

const CUSTOMERS = ['chen-hao', 'wu-mei', 'ho-lim'] as unknown as readonly [CustomerId, ...CustomerId[]];
const ATTACHED = 'photo' as AttachmentId;
export const KNOWN_ATTACHMENTS: ReadonlySet<AttachmentId> = new Set([ATTACHED]);
const OTHER_COMPLAINT = 'another complaint' as ComplaintId;
export const OTHER = { id: OTHER_COMPLAINT, status: 'open' } as const;

/** An id of the list, mostly the newest; now and then of nothing. */
/** Policies that stand at the random desk, and one that does not. */
const POLICY_IDS = [...RANDOM_POLICIES.map(({ id }) => id), 'unknown' as SettingId] as const;

const idOf = <Id extends string>(items: readonly { readonly id: Id }[], chance: Chance): Id => {
  const roll = chance.below(20);
  const item = roll === 0 ? undefined : roll < 12 ? items.at(-1) : items[roll % Math.max(items.length, 1)];
  return item?.id ?? ('unknown' as Id);
};

const words = ({ chance }: Surroundings): string => `${MARK} words ${chance.below(1_000)}`;
const sometimes = <T>(chance: Chance, share: number, make: () => T): T | undefined =>
  chance.percent(share) ? make() : undefined;
/** Mostly a time to come, now and then one that has passed. */
const later = ({ now, chance }: Surroundings): Instant => plusMinutes(now, chance.below(3_000) - 60);
const money = (chance: Chance): Money => ({
  amount: chance.percent(10) ? 0 : chance.below(chance.percent(60) ? 40_000 : 900_000),
  currency: chance.percent(90) ? 'CNY' : chance.of(['EUR', 'JPY']),
});
const complainant = ({ complaint, chance }: Surroundings) => idOf(complaint.complainants, chance);
const emotion = (chance: Chance) => (chance.percent(10) ? 'not-observed' : chance.of(EMOTION_POINTS));
const satisfaction = (chance: Chance): Satisfaction => ({
  outcomeScore: chance.of(EMOTION_POINTS),
  handlingScore: sometimes(chance, 50, () => chance.of(EMOTION_POINTS)),
});
const colleague = ({ everybody, chance }: Surroundings): StaffId => chance.of(everybody);

const openOf = ({ escalations }: Complaint) => escalations.filter(({ state }) => state === 'open');

/** Draws an input for every command; ids mostly name things that the complaint has. */
export const RANDOM_INPUTS: { readonly [N in CommandName]: (from: Surroundings) => Commands[N] } = {
  take: () => ({}),
  'offer-handover': (from) => ({
    toId: colleague(from),
    reason: words(from),
    lapsesInMinutes: sometimes(from.chance, 30, () => 1 + from.chance.below(90)),
  }),
  'accept-handover': ({ complaint, chance }) => ({
    handoverId: idOf(complaint.handover ? [complaint.handover] : [], chance),
  }),
  'decline-handover': (from) => ({
    handoverId: idOf(from.complaint.handover ? [from.complaint.handover] : [], from.chance),
    reason: words(from),
  }),
  'withdraw-handover': ({ complaint, chance }) => ({
    handoverId: idOf(complaint.handover ? [complaint.handover] : [], chance),
  }),
  'pass-to-deputy': () => ({}),
  'set-contact-person': (from) => ({ staffId: from.chance.percent(20) ? null : colleague(from), reason: words(from) }),
  'declare-conflict': (from) => ({
    staffId: colleague(from),
    reason: words(from),
    successorId: sometimes(from.chance, 30, () => colleague(from)),
  }),

  'record-atmosphere': (from) => ({
    arrival: emotion(from.chance),
    now: emotion(from.chance),
    heard: words(from),
    apology: from.chance.of(APOLOGIES),
    apologyReason: sometimes(from.chance, 70, () => words(from)),
  }),
  'record-fact': (from) => ({
    fact: words(from),
    source: from.chance.of(FACT_SOURCES),
    confirmed: from.chance.percent(70),
  }),
  'confirm-fact': ({ complaint, chance }) => ({ factId: idOf(complaint.facts, chance) }),
  'record-diagnosis': (from) => ({
    causeKind: from.chance.of(CAUSE_KINDS),
    controllable: from.chance.percent(50),
    hypothesis: words(from),
    recordsChecked: from.chance.percent(90) ? [from.chance.of(RECORDS)] : [],
    temperament: sometimes(from.chance, 30, () => from.chance.of(TEMPERAMENTS)),
  }),
  'set-severity': ({ chance }) => ({ severity: chance.of(SEVERITIES), safety: chance.percent(5) }),
  'state-agreement': (from) => ({ problem: words(from), outcomeWanted: words(from) }),
  'meet-agreement': (from) => ({
    complainantId: complainant(from),
    kind: from.chance.percent(60) ? 'confirmed' : from.chance.of(AGREEMENT_KINDS),
    means: sometimes(from.chance, 90, () => from.chance.of(CONFIRMATION_MEANS)),
  }),
  advance: () => ({}),
  'reenter-step': (from) => ({
    step: from.chance.of(STEPS),
    cause: from.chance.of(REENTRY_REASONS),
    reason: words(from),
  }),
  'take-interim-measure': (from) => ({ kind: from.chance.of(INTERIM_KINDS), measure: words(from) }),

  'add-issue': (from) => ({ description: words(from), category: sometimes(from.chance, 60, () => 'noise') }),
  'categorise-issue': ({ complaint, chance }) => {
    const bare = complaint.issues.filter(({ category }) => category === null);
    return { issueId: idOf(bare.length > 0 ? bare : complaint.issues, chance), category: 'gearbox' };
  },
  'settle-issue': (from) => {
    const bare = from.complaint.issues.filter(({ outcome }) => outcome === null);
    return {
      issueId: idOf(bare.length > 0 ? bare : from.complaint.issues, from.chance),
      outcome: from.chance.of(OUTCOMES),
      causeKind: from.chance.of(CAUSE_KINDS),
      rootCause: from.chance.of(ROOT_CAUSES),
      controllable: from.chance.percent(50),
      finding: words(from),
    };
  },
  'add-complainant': ({ chance }) => ({
    customerId: chance.of(CUSTOMERS),
    role: 'co-complainant',
    authorised: chance.percent(50),
  }),
  'flag-threat': (from) => ({ threat: from.chance.of(THREATS), note: words(from) }),
  'record-vulnerability': (from) => ({
    drivers: [from.chance.of(VULNERABILITY_DRIVERS)],
    reason: words(from),
    adjustment: words(from),
  }),

  'propose-remedy': (from) => ({
    kind: from.chance.percent(40) ? 'explanation' : from.chance.of(REMEDY_KINDS),
    description: words(from),
    money: sometimes(from.chance, 50, () => money(from.chance)),
    cost: sometimes(from.chance, 40, () => money(from.chance)),
    complainantId: complainant(from),
    issueId: sometimes(from.chance, 30, () => idOf(from.complaint.issues, from.chance)),
    responsibleId: sometimes(from.chance, 20, () => colleague(from)),
    dueAt: later(from),
  }),
  'accept-remedy': ({ complaint, chance }) => ({
    remedyId: idOf(inState(complaint, 'granted'), chance),
    means: chance.of(CONFIRMATION_MEANS),
  }),
  'decline-remedy': (from) => ({
    remedyId: idOf(inState(from.complaint, 'granted'), from.chance),
    reason: words(from),
  }),
  'fulfil-remedy': (from) => ({
    remedyId: idOf([...inState(from.complaint, 'granted'), ...inState(from.complaint, 'accepted')], from.chance),
    proof: words(from),
    attachmentId: sometimes(from.chance, 20, () => ATTACHED),
  }),
  'withdraw-remedy': (from) => ({ remedyId: idOf(from.complaint.remedies, from.chance), reason: words(from) }),
  'refuse-remedy': (from) => ({ refusal: words(from) }),

  'decide-approval': (from) => ({
    approvalId: idOf(inApproval(from.complaint, 'waiting'), from.chance),
    decision: from.chance.of(APPROVAL_DECISIONS),
    money: sometimes(from.chance, 80, () => lessThanAsked(from)),
    reason: sometimes(from.chance, 90, () => words(from)),
  }),
  'delegate-approval': (from) => ({
    approvalId: idOf(inApproval(from.complaint, 'waiting'), from.chance),
    toId: from.chance.percent(15) ? null : from.chance.percent(50) ? ZHOU_JIE : colleague(from),
    reason: sometimes(from.chance, 40, () => words(from)),
  }),
  'withdraw-approval': (from) => ({
    approvalId: idOf(
      [...inApproval(from.complaint, 'waiting'), ...inApproval(from.complaint, 'countered')],
      from.chance,
    ),
    reason: words(from),
  }),
  'accept-counter-offer': ({ complaint, chance }) => ({
    approvalId: idOf(inApproval(complaint, 'countered'), chance),
  }),

  'schedule-callback': (from) => ({
    kind: from.chance.of(CALLBACK_KINDS),
    complainantId: complainant(from),
    dueAt: later(from),
    topic: sometimes(from.chance, 20, () => words(from)),
    maxAttempts: sometimes(from.chance, 80, () => 1 + from.chance.below(2)),
    spacingMinutes: sometimes(from.chance, 50, () => 1 + from.chance.below(600)),
  }),
  'move-callback': (from) => ({ callbackId: idOf(openCallbacks(from.complaint), from.chance), dueAt: later(from) }),
  'cancel-callback': (from) => ({ callbackId: idOf(openCallbacks(from.complaint), from.chance), reason: words(from) }),
  'ring-callback': (from) => callbackBell(from),
  'miss-callback': (from) => callbackBell(from),
  'expire-callback': (from) => callbackBell(from),
  'claim-callback': ({ complaint, chance }) => ({ callbackId: idOf(openCallbacks(complaint), chance) }),
  'release-callback': ({ complaint, chance }) => ({
    callbackId: idOf(
      complaint.callbacks.filter(({ claimedById }) => claimedById !== null),
      chance,
    ),
  }),
  'choose-callback-time': (from) => ({
    callbackId: idOf(openCallbacks(from.complaint), from.chance),
    dueAt: later(from),
  }),
  'record-attempt': (from) => ({
    callbackId: idOf(openCallbacks(from.complaint), from.chance),
    outcome: from.chance.of(ATTEMPT_OUTCOMES),
    note: sometimes(from.chance, 30, () => words(from)),
    callAt: sometimes(from.chance, 50, () => later(from)),
    satisfaction: sometimes(from.chance, 20, () => satisfaction(from.chance)),
  }),
  'verify-satisfaction': ({ complaint, chance }) => ({
    callbackId: idOf(
      complaint.callbacks.filter(({ state }) => state === 'reached'),
      chance,
    ),
    satisfaction: satisfaction(chance),
  }),
  'verify-now': (from) => ({ complainantId: complainant(from), satisfaction: satisfaction(from.chance) }),

  'make-promise': (from) => ({
    kind: from.chance.percent(50) ? 'next-update' : 'other',
    promise: words(from),
    complainantId: complainant(from),
    dueAt: later(from),
  }),
  'keep-promise': (from) => ({ promiseId: idOf(owedPromises(from.complaint), from.chance), proof: words(from) }),
  'renegotiate-promise': (from) => ({
    promiseId: idOf(owedPromises(from.complaint), from.chance),
    dueAt: later(from),
    means: from.chance.of(CONFIRMATION_MEANS),
    reason: words(from),
  }),
  'release-promise': (from) => ({ promiseId: idOf(owedPromises(from.complaint), from.chance), reason: words(from) }),

  escalate: (from) => ({
    trigger: from.chance.percent(50) ? 'by-hand' : 'asked-for-higher',
    reason: words(from),
  }),
  'acknowledge-escalation': ({ complaint, chance }) => ({ escalationId: idOf(openOf(complaint), chance) }),
  'pass-on-escalation': ({ complaint, chance }) => ({ escalationId: idOf(openOf(complaint), chance) }),
  'alert-staff': ({ complaint, chance }) => ({ escalationId: idOf(openOf(complaint), chance) }),
  'de-escalate': (from) => ({ to: sometimes(from.chance, 30, () => from.chance.of(LEVELS)), reason: words(from) }),
  'notice-unattended': ({ complaint, chance, now }) => ({
    ownerId: complaint.owner.staffId,
    since: chance.percent(50) ? null : now,
  }),

  'open-task': (from) => ({
    task: words(from),
    assigneeId: colleague(from),
    dueAt: sometimes(from.chance, 40, () => later(from)),
    forDealer: sometimes(from.chance, 40, () => from.chance.percent(50)),
  }),
  'finish-task': (from) => ({ taskId: idOf(openTasks(from.complaint), from.chance), result: words(from) }),
  'cancel-task': (from) => ({ taskId: idOf(openTasks(from.complaint), from.chance), reason: words(from) }),
  'write-message': (from) => ({
    complainantId: complainant(from),
    channel: from.chance.of(CHANNELS),
    purpose: from.chance.of(MESSAGE_PURPOSES),
    body: words(from),
  }),
  'cancel-message': ({ complaint, chance }) => ({ messageId: idOf(complaint.messages, chance) }),
  'release-message': ({ complaint, chance }) => ({
    messageId: idOf(
      complaint.messages.filter(({ state }) => state === 'held'),
      chance,
    ),
  }),
  'receive-message': (from) => ({
    complainantId: complainant(from),
    channel: from.chance.of(CHANNELS),
    body: words(from),
  }),
  'add-note': (from) => ({ note: words(from) }),
  'add-attachment': ({ chance }) => ({
    attachmentId: ATTACHED,
    sizeBytes: chance.below(9_000),
    sha256: 'ab',
    direction: chance.of(MESSAGE_DIRECTIONS),
  }),
  'attach-contact': (from) => ({
    customerId: from.chance.percent(30) ? null : from.chance.of(CUSTOMERS),
    channel: from.chance.of(CHANNELS),
    receivedAt: plusMinutes(from.now, 10 - from.chance.below(600)),
    words: words(from),
  }),
  'record-notification': ({ complaint, chance }) => ({
    notificationId: 'mail' as NotificationId,
    template: chance.of(NOTIFICATION_TEMPLATES),
    messageId: chance.percent(50) ? null : idOf<MessageId>(complaint.messages, chance),
    result: chance.of(['sent', 'failed', 'outbox']),
  }),

  'warn-clock': (from) => bell(from),
  'breach-clock': (from) => bell(from),
  'wait-for-customer': (from) => ({
    reason: words(from),
    until: sometimes(from.chance, 50, () => later(from)),
  }),
  'end-waiting': () => ({}),
  'apply-policy': ({ chance }) => ({ policyId: chance.percent(30) ? undefined : chance.of(POLICY_IDS) }),

  link: ({ complaint, chance }) => ({
    otherId: chance.percent(80) ? OTHER_COMPLAINT : complaint.id,
    kind: chance.of(LINK_KINDS),
  }),
  withdraw: (from) => ({ complainantId: complainant(from), reason: words(from) }),
  close: (from) => ({
    way: from.chance.of(CHOSEN_CLOSURE_WAYS),
    outcome: from.chance.of(OUTCOMES),
    reason: sometimes(from.chance, 50, () => words(from)),
  }),
  reopen: (from) => ({ reason: words(from) }),
  'erase-personal-data': ({ chance }) => ({ customerId: chance.of(CUSTOMERS) }),
};

/** A clock and its generation, now and then one that has passed. */
const bell = ({ complaint, chance }: Surroundings): Commands['warn-clock'] => {
  const clock = chance.of(complaint.clocks);
  return {
    clockId: clock?.id ?? idOf([], chance),
    generation: Math.max(1, (clock?.generation ?? 1) - chance.below(10) ** 9),
  };
};
const inState = ({ remedies }: Complaint, wanted: Complaint['remedies'][number]['state']) =>
  remedies.filter(({ state }) => state === wanted);
const inApproval = ({ approvals }: Complaint, wanted: Complaint['approvals'][number]['state']) =>
  approvals.filter(({ state }) => state === wanted);
/** An amount in the currency of what is asked for, mostly less. */
const lessThanAsked = ({ complaint, chance }: Surroundings): Money => {
  const asked = inApproval(complaint, 'waiting').at(-1)?.money ?? money(chance);
  return { ...asked, amount: chance.below(asked.amount + Math.ceil(asked.amount / 10) + 1) };
};
/** A bell of an open callback, now and then of another generation. */
const callbackBell = ({ complaint, chance }: Surroundings) => {
  const callback = chance.of(openCallbacks(complaint));
  return {
    callbackId: callback?.id ?? idOf([], chance),
    generation: (callback?.generation ?? 1) - chance.below(10) ** 9,
  };
};

const openCallbacks = ({ callbacks }: Complaint) => callbacks.filter(isOpen);
const owedPromises = ({ promises }: Complaint) =>
  promises.filter(({ state }) => state === 'open' || state === 'broken');
const openTasks = ({ tasks }: Complaint) => tasks.filter(({ state }) => state === 'open');
