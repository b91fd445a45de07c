import type { ClockKind, Instant, Span } from '@redress/contracts';
import type { BusinessCalendar } from '../calendars/business-calendar';
import { dueAfter } from '../calendars/span';
import type { Complaint } from '../complaint';
import { openEscalation } from '../escalation/escalation';
import { CLOCKS } from './clock-kinds';
import { type ClockPolicyBody, type ClockTerm, type PolicyKind, termFor } from './clock-policy';
import { acknowledged, answered, lastContactAt } from './contact';

/** What somebody owes now: since when, and either how long it may take or until when it must be done. */
export interface Duty {
  readonly kind: ClockKind;
  readonly subjectId: string | null;
  readonly startedAt: Instant;
  readonly span: Span | null;
  /** Given with the duty; null where the span tells. */
  readonly dueAt: Instant | null;
  readonly warnPercent: number | null;
}

/** What duties go by beside the complaint. `policy` is null for history, which owes only what people here began. */
export interface ClockWork {
  readonly policy: ClockPolicyBody | null;
  readonly calendar: BusinessCalendar;
}

type DutiesOf = (complaint: Complaint, work: ClockWork) => readonly Duty[];

/** A duty of a length that the policy sets; none where it sets none. */
const within = (
  { policy }: ClockWork,
  kind: PolicyKind,
  startedAt: Instant,
  subjectId: string | null = null,
  of: Pick<ClockTerm, 'step' | 'level'> = {},
): readonly Duty[] => {
  const term = termFor(policy, kind, of);
  return term === undefined
    ? []
    : [{ kind, subjectId, startedAt, span: term.span, dueAt: null, warnPercent: term.warnPercent }];
};

/** A duty that brought its due time along. */
const by = (kind: ClockKind, subjectId: string, startedAt: Instant, dueAt: Instant): Duty => ({
  kind,
  subjectId,
  startedAt,
  span: null,
  dueAt,
  warnPercent: CLOCKS[kind].warnPercent,
});

/**
 * From receipt, once: a later cycle goes on with what had not run out when the complaint was opened again, and never
 * begins it anew.
 */
const fromReceipt = (complaint: Complaint, work: ClockWork, kind: PolicyKind): readonly Duty[] =>
  within(work, kind, complaint.receivedAt).filter(
    ({ span }) =>
      complaint.cycle === 1 ||
      (span !== null && dueAfter(complaint.receivedAt, span, work.calendar) > complaint.cycleStartedAt),
  );

const nobodyWaits = ({ anonymous, origin }: Complaint): boolean => anonymous || origin === 'staff';

const tasks =
  (kind: 'task' | 'dealer-response'): DutiesOf =>
  (complaint, work) =>
    complaint.tasks
      .filter((task) => task.state === 'open' && task.forDealer === (kind === 'dealer-response'))
      .flatMap((task) =>
        task.dueAt === null
          ? within(work, kind, task.openedAt, task.id)
          : [by(kind, task.id, task.openedAt, task.dueAt)],
      );

const none: DutiesOf = () => [];

/** What each kind of clock stands for: a duty runs exactly as long as its row here names it. */
const DUTIES: Readonly<Record<ClockKind, DutiesOf>> = {
  acknowledge: (complaint, work) =>
    nobodyWaits(complaint) || acknowledged(complaint) ? [] : fromReceipt(complaint, work, 'acknowledge'),
  'first-reply': (complaint, work) =>
    complaint.anonymous || answered(complaint) ? [] : fromReceipt(complaint, work, 'first-reply'),
  'next-update': (complaint, work) => {
    const heardAt = complaint.anonymous ? null : lastContactAt(complaint);
    return heardAt === null ? [] : within(work, 'next-update', heardAt);
  },
  step: ({ step, stepEnteredAt }, work) => within(work, 'step', stepEnteredAt, step, { step }),
  level: ({ level, levelEnteredAt }, work) => within(work, 'level', levelEnteredAt, level, { level }),
  resolution: ({ cycleStartedAt }, work) => within(work, 'resolution', cycleStartedAt),
  statutory: (complaint, work) => fromReceipt(complaint, work, 'statutory'),
  waiting: ({ waiting }) => (waiting === null ? [] : [by('waiting', waiting.id, waiting.since, waiting.until)]),
  // Anew wherever it goes on to.
  approval: ({ approvals }, work) =>
    approvals
      .filter(({ state }) => state === 'waiting')
      .flatMap(({ id, waitingSince }) => within(work, 'approval', waitingSince, id)),
  escalation: (complaint) => {
    const open = openEscalation(complaint);
    return open === null ? [] : [by('escalation', open.id, open.escalatedAt, open.acknowledgeBy)];
  },
  handover: ({ handover }) =>
    handover === null ? [] : [by('handover', handover.id, handover.offeredAt, handover.lapsesAt)],
  task: tasks('task'),
  'dealer-response': tasks('dealer-response'),
  // Rings by its own row and bell.
  callback: none,
  // A promised callback has the clock of the callback, and is broken with it.
  promise: ({ promises }) =>
    promises
      .filter(({ state, kind }) => state === 'open' && kind !== 'callback')
      .map(({ id, madeAt, dueAt }) => by('promise', id, madeAt, dueAt)),
  // Whoever waits for the customer has the limit of waiting in its place.
  silence: ({ lastActivityAt, waiting }, { policy }) =>
    policy === null || waiting !== null
      ? []
      : [
          {
            kind: 'silence',
            subjectId: null,
            startedAt: lastActivityAt,
            span: policy.silence,
            dueAt: null,
            warnPercent: null,
          },
        ],
};
const EVERY_DUTY = Object.values(DUTIES);

/** All that must be running now, by the complaint's state alone. A closed complaint owes nothing that a clock watches. */
export const duties = (complaint: Complaint, work: ClockWork): readonly Duty[] =>
  complaint.status === 'closed' ? [] : EVERY_DUTY.flatMap((of) => of(complaint, work));
