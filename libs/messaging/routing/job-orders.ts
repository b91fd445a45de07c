import type { CallbackId, ClockId, ComplaintId, Instant, JobMap, JobName } from '@redress/contracts';

/**
 * The id of each job, made from what the job is about: adding it twice adds it once. No `:` and no bare integer, which
 * the queue refuses. A bell's generation is part of its id, so that a moved callback's new bell is not taken for the old.
 */
const JOB_IDS: { readonly [N in JobName]: (payload: JobMap[N]) => string } = {
  'callback-ring': ({ callbackId, generation }) => `callback-${callbackId}-g${generation}-ring`,
  'clock-warn': ({ clockId, generation }) => `clock-${clockId}-g${generation}-warn`,
  'clock-due': ({ clockId, generation }) => `clock-${clockId}-g${generation}-due`,
  'message-release': ({ messageId }) => `message-${messageId}-release`,
  'notification-send': ({ notificationId }) => `notification-${notificationId}-send`,
};

/** The id under which a job waits. Two calls for one duty give one id. */
export const jobId = <N extends JobName>(name: N, payload: JobMap[N]): string => JOB_IDS[name](payload);

/** A job with the moment from which it may run. */
export type PlannedJob = {
  [N in JobName]: { readonly name: N; readonly payload: JobMap[N]; readonly at: Instant };
}[JobName];

/** What an event asks of the queue. Orders only save work: a bell that should be gone rings and finds nothing to do. */
export type JobOrder =
  | { readonly order: 'schedule'; readonly job: PlannedJob }
  | { readonly order: 'cancel'; readonly name: JobName; readonly id: string }
  /** The bell of a callback that ended; only the row knows its generation. */
  | { readonly order: 'silence'; readonly callbackId: CallbackId };

export const schedule = <N extends JobName>(name: N, payload: JobMap[N], at: Instant): JobOrder => ({
  order: 'schedule',
  job: { name, payload, at } as PlannedJob,
});

export const cancel = <N extends JobName>(name: N, payload: JobMap[N]): JobOrder => ({
  order: 'cancel',
  name,
  id: jobId(name, payload),
});

/** Moving a bell: the old generation goes, the new one comes. */
export const moveBell = (
  bell: { readonly complaintId: ComplaintId; readonly callbackId: CallbackId; readonly generation: number },
  dueAt: Instant | null,
): readonly JobOrder[] => [
  cancel('callback-ring', { ...bell, generation: bell.generation - 1 }),
  ...(dueAt === null ? [] : [schedule('callback-ring', bell, dueAt)]),
];

/**
 * The bells of a clock. Nobody takes them away: few are near enough to be set, and one whose clock has ended, moved or
 * paused finds nothing to do.
 */
export const clockBells = (
  complaintId: ComplaintId,
  {
    clockId,
    generation,
    warnAt,
    dueAt,
  }: {
    readonly clockId: ClockId;
    readonly generation: number;
    readonly warnAt: Instant | null;
    readonly dueAt: Instant;
  },
): readonly JobOrder[] => [
  ...(warnAt === null ? [] : [schedule('clock-warn', { complaintId, clockId, generation }, warnAt)]),
  schedule('clock-due', { complaintId, clockId, generation }, dueAt),
];
