import type {
  CallbackId,
  ClockId,
  ComplaintId,
  EscalationId,
  Instant,
  JobName,
  MessageId,
  NotificationId,
} from '@redress/contracts';
import type { UnitOfWork } from '@redress/database';
import type { PlannedJob } from '../routing/job-orders';

/** One row that something falls due on; which of the ids it has depends on the job. */
interface DueRow {
  readonly id: string;
  readonly complaintId: ComplaintId;
  readonly generation: number | null;
  readonly at: Instant;
}

interface JobSource {
  /** The row that is the truth of the job, as `id, complaint_id, generation, at`; `due` stands for its column of time. */
  readonly table: string;
  readonly due: string;
  readonly open: string;
  readonly generation: string;
  readonly job: (row: DueRow) => PlannedJob;
}

/** Where each job's truth stands: the rows that the sweep looks through when the queue lost a bell. */
const SOURCES: { readonly [N in JobName]: JobSource } = {
  'callback-ring': {
    table: 'callback',
    due: 'due_at',
    open: `state = 'scheduled'`,
    generation: 'duty.generation',
    job: ({ id, complaintId, generation, at }) => ({
      name: 'callback-ring',
      payload: { complaintId, callbackId: id as CallbackId, generation: generation ?? 1 },
      at,
    }),
  },
  'callback-miss': {
    table: 'callback',
    due: 'until',
    open: `promised AND duty.missed_at IS NULL AND duty.state IN ('scheduled', 'ringing')`,
    generation: 'duty.generation',
    job: ({ id, complaintId, generation, at }) => ({
      name: 'callback-miss',
      payload: { complaintId, callbackId: id as CallbackId, generation: generation ?? 1 },
      at,
    }),
  },
  'callback-expire': {
    table: 'callback',
    due: 'expires_at',
    open: `state IN ('scheduled', 'ringing', 'number-wanted')`,
    generation: 'duty.generation',
    job: ({ id, complaintId, generation, at }) => ({
      name: 'callback-expire',
      payload: { complaintId, callbackId: id as CallbackId, generation: generation ?? 1 },
      at,
    }),
  },
  'clock-warn': {
    table: 'clock',
    due: 'warn_at',
    open: 'warn_at IS NOT NULL AND duty.warned_at IS NULL AND duty.breached_at IS NULL AND duty.paused_at IS NULL AND duty.ended_at IS NULL',
    generation: 'duty.generation',
    job: ({ id, complaintId, generation, at }) => ({
      name: 'clock-warn',
      payload: { complaintId, clockId: id as ClockId, generation: generation ?? 1 },
      at,
    }),
  },
  'clock-due': {
    table: 'clock',
    due: 'due_at',
    open: 'breached_at IS NULL AND duty.paused_at IS NULL AND duty.ended_at IS NULL',
    generation: 'duty.generation',
    job: ({ id, complaintId, generation, at }) => ({
      name: 'clock-due',
      payload: { complaintId, clockId: id as ClockId, generation: generation ?? 1 },
      at,
    }),
  },
  'message-release': {
    table: 'message',
    due: 'held_until',
    open: `state = 'held'`,
    generation: 'NULL::integer',
    job: ({ id, complaintId, at }) => ({
      name: 'message-release',
      payload: { complaintId, messageId: id as MessageId },
      at,
    }),
  },
  'alert-ring': {
    table: 'escalation',
    due: 'alert_at',
    open: `state = 'open' AND duty.alerted_at IS NULL`,
    generation: 'NULL::integer',
    job: ({ id, complaintId, at }) => ({
      name: 'alert-ring',
      payload: { complaintId, escalationId: id as EscalationId },
      at,
    }),
  },
  'notification-send': {
    table: 'notification',
    due: 'next_attempt_at',
    open: `state = 'pending'`,
    generation: 'NULL::integer',
    job: ({ id, at }) => ({ name: 'notification-send', payload: { notificationId: id as NotificationId }, at }),
  },
};
export const JOB_NAMES = Object.keys(SOURCES) as readonly JobName[];

const columns = ({ generation, due }: JobSource): string =>
  `duty.id, duty.complaint_id AS "complaintId", ${generation} AS generation, duty.${due} AS at`;

/**
 * Due rows whose complaint nobody works on at this moment; the others are left to the next sweep. This lock ends with
 * the statement: acting on the row takes its own, complaint first.
 */
const DUE: { readonly [N in JobName]: string } = mapSources(
  (source) => `SELECT ${columns(source)}
      FROM ${source.table} AS duty JOIN complaint ON complaint.id = duty.complaint_id
     WHERE duty.${source.open} AND duty.${source.due} <= $1
     ORDER BY duty.${source.due}, duty.id
     LIMIT $2
       FOR UPDATE OF complaint SKIP LOCKED`,
);

const BETWEEN: { readonly [N in JobName]: string } = mapSources(
  (source) => `SELECT ${columns(source)}
      FROM ${source.table} AS duty
     WHERE duty.${source.open} AND (duty.${source.due}, duty.id) > ($1::timestamptz, $2::uuid) AND duty.${source.due} <= $3
     ORDER BY duty.${source.due}, duty.id
     LIMIT $4`,
);

function mapSources(text: (source: JobSource) => string): { readonly [N in JobName]: string } {
  return {
    'callback-ring': text(SOURCES['callback-ring']),
    'callback-miss': text(SOURCES['callback-miss']),
    'callback-expire': text(SOURCES['callback-expire']),
    'clock-warn': text(SOURCES['clock-warn']),
    'clock-due': text(SOURCES['clock-due']),
    'message-release': text(SOURCES['message-release']),
    'alert-ring': text(SOURCES['alert-ring']),
    'notification-send': text(SOURCES['notification-send']),
  };
}

const PAGE = 1_000;
/** Sorts before every id of ours. */
const LEAST_ID = '00000000-0000-0000-0000-000000000000';
/** Sorts behind every id of ours. */
const GREATEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Reads from the rows what the queue should hold. */
export class DueJobs {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What was due at that moment and still waits, oldest first. */
  async due(name: JobName, at: Instant, limit: number): Promise<readonly PlannedJob[]> {
    const rows = await this.unitOfWork.read<DueRow>({ name: `due-${name}`, text: DUE[name], values: [at, limit] });
    return rows.map(SOURCES[name].job);
  }

  /** Pages of what falls due after `from` and up to `until`. A `from` of null begins with the oldest. */
  async *between(name: JobName, from: Instant | null, until: Instant): AsyncIterable<readonly PlannedJob[]> {
    let after: readonly [string, string] = [from ?? '-infinity', from === null ? LEAST_ID : GREATEST_ID];
    for (;;) {
      const rows = await this.unitOfWork.read<DueRow>({
        name: `between-${name}`,
        text: BETWEEN[name],
        values: [...after, until, PAGE],
      });
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(SOURCES[name].job);
      if (rows.length < PAGE) return;
      after = [last.at, last.id];
    }
  }
}
