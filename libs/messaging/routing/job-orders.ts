import type { CallbackId, ClockId, ComplaintId, Instant, JobMap, JobName } from '@redress/contracts';

/**
 * The id of each job, made from what the job is about: adding it twice adds it once. No `:` and no bare integer, which
 * the queue refuses. A bell's generation is part of its id, so that a moved callback's new bell is not taken for the old.
 */
const JOB_IDS: { readonly [N in JobName]: (payload: JobMap[N]) => string } = {
  'callback-ring': ({ callbackId, generation }) => `callback-${callbackId}-g${generation}-ring`,
  'callback-miss': ({ callbackId, generation }) => `callback-${callbackId}-g${generation}-miss`,
  'callback-expire': ({ callbackId, generation }) => `callback-${callbackId}-g${generation}-expire`,
  'clock-warn': ({ clockId, generation }) => `clock-${clockId}-g${generation}-warn`,
  'clock-due': ({ clockId, generation }) => `clock-${clockId}-g${generation}-due`,
  'message-release': ({ messageId }) => `message-${messageId}-release`,
  'alert-ring': ({ escalationId }) => `escalation-${escalationId}-alert`,
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
  /** The bells of a callback that ended; only the row knows its generation. */
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

/** A callback's bells, as jobs name them. */
type CallbackBell = JobMap['callback-ring'];

/** The bells that are taken away with a callback. That of its expiry is days ahead, mostly a row only, and rings for nothing. */
const CALLBACK_BELLS = ['callback-ring', 'callback-miss'] as const satisfies readonly JobName[];

/** The ids under which the bells of a callback wait. */
export const callbackBells = (bell: CallbackBell): readonly { readonly name: JobName; readonly id: string }[] =>
  CALLBACK_BELLS.map((name) => ({ name, id: jobId(name, bell) }));

/** A callback's window: its bell, and the end of its patience where that is told. */
export const callbackWindow = (
  bell: CallbackBell,
  { dueAt, expiresAt }: { readonly dueAt: Instant; readonly expiresAt?: Instant | undefined },
): readonly JobOrder[] => [
  schedule('callback-ring', bell, dueAt),
  ...(expiresAt === undefined ? [] : [schedule('callback-expire', bell, expiresAt)]),
];

/** Moving a callback: the bells of the old generation go, those of its next window come. */
export const moveBell = (
  bell: CallbackBell,
  next: { readonly dueAt: Instant; readonly expiresAt?: Instant | undefined } | null,
): readonly JobOrder[] => [
  ...callbackBells({ ...bell, generation: bell.generation - 1 }).map(({ name, id }): JobOrder => ({
    order: 'cancel',
    name,
    id,
  })),
  ...(next === null ? [] : callbackWindow(bell, next)),
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
