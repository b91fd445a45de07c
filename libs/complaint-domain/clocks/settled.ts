import {
  type ClockKind,
  type ClockResult,
  type Instant,
  type NewComplaintEvent,
  type Outcome,
  STEPS,
} from '@redress/contracts';
import type { Complaint } from '../complaint';
import type { Clock } from './clock';
import { acknowledged, answered, lastContactAt } from './contact';

type Settled = (clock: Clock, after: Complaint, happened: readonly NewComplaintEvent[]) => boolean;

/** Outcomes that end a complaint without deciding on it. */
const UNDECIDED: readonly Outcome[] = ['withdrawn', 'duplicate', 'out-of-scope'];

const decided = ({ closure }: Complaint): boolean => closure !== null && !UNDECIDED.includes(closure.outcome);

const taskDone: Settled = ({ subjectId }, { tasks }) =>
  tasks.some(({ id, state }) => id === subjectId && state === 'done');

/** Whether a duty that is gone was done, by its kind; otherwise it fell away. */
const SETTLED: Readonly<Record<ClockKind, Settled>> = {
  acknowledge: (_, after) => acknowledged(after),
  'first-reply': (_, after) => answered(after),
  'next-update': ({ startedAt }, after) => (lastContactAt(after) ?? startedAt) > startedAt,
  // Gone forward; going back with a reason begins the step anew.
  step: ({ subjectId }, after) =>
    decided(after) || STEPS.findIndex((step) => step === subjectId) < STEPS.indexOf(after.step),
  level: (_, after) => decided(after),
  resolution: (_, after) => decided(after),
  statutory: (_, after) => decided(after),
  waiting: ({ subjectId }, _, happened) =>
    happened.some(
      ({ type, payload }) =>
        type === 'complaint.waiting-ended' && payload.waitId === subjectId && payload.cause === 'customer',
    ),
  // Seen and handed up by whoever had to decide it is done, too.
  approval: ({ subjectId }, _, happened) =>
    happened.some(
      ({ type, payload }) =>
        (type === 'complaint.approval-decided' ||
          (type === 'complaint.approval-passed-on' && payload.cause === 'over-limit')) &&
        payload.approvalId === subjectId,
    ),
  // A higher rung that took over leaves nothing to acknowledge here.
  escalation: ({ subjectId }, { escalations }) =>
    escalations.some(({ id, acknowledgedAt }) => id === subjectId && acknowledgedAt !== null),
  handover: ({ subjectId }, _, happened) =>
    happened.some(
      ({ type, payload }) =>
        (type === 'complaint.handover-accepted' || type === 'complaint.handover-declined') &&
        payload.handoverId === subjectId,
    ),
  task: taskDone,
  'dealer-response': taskDone,
  callback: () => true,
  promise: () => true,
  silence: ({ startedAt }, after) => after.lastActivityAt > startedAt,
};

/** How a clock ends: late where it was broken, else by whether its duty was done, and when. */
export const resultOf = (
  clock: Clock,
  after: Complaint,
  happened: readonly NewComplaintEvent[],
  now: Instant,
): ClockResult => {
  if (clock.breachedAt !== null) return 'late';
  if (!SETTLED[clock.kind](clock, after, happened)) return 'void';
  return clock.pausedAt === null && now > clock.dueAt ? 'late' : 'met';
};
