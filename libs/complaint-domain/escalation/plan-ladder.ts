import type { ClockKind, EscalationCause, Instant, Level, NewComplaintEvent, StaffId } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { decide } from '../decide';
import type { Decision, DecisionContext } from '../decision';
import { openEscalation } from './escalation';

/** What can happen to a complaint that nobody works on. */
export const PLANNED_KINDS = [
  'clock-warned',
  'clock-breached',
  'level-changed',
  'escalated',
  'alerted',
  'passed-on',
  'unanswered',
] as const;
export type PlannedKind = (typeof PLANNED_KINDS)[number];

/** One thing that would happen. */
export interface PlannedMoment {
  readonly at: Instant;
  readonly what: PlannedKind;
  readonly clock: ClockKind | null;
  readonly rung: string | null;
  readonly trigger: EscalationCause | null;
  readonly level: Level | null;
  readonly staffId: StaffId | null;
  readonly acknowledgeBy: Instant | null;
  /** Rungs passed over because nobody was there. */
  readonly skipped: readonly string[];
}

const moment = (at: Instant, what: PlannedKind, of: Partial<PlannedMoment>): PlannedMoment => ({
  clock: null,
  rung: null,
  trigger: null,
  level: null,
  staffId: null,
  acknowledgeBy: null,
  skipped: [],
  ...of,
  at,
  what,
});

const momentsOf = (happened: NewComplaintEvent, at: Instant): readonly PlannedMoment[] => {
  switch (happened.type) {
    case 'complaint.clock-warned':
      return [moment(at, 'clock-warned', { clock: happened.payload.kind })];
    case 'complaint.clock-breached':
      return [moment(at, 'clock-breached', { clock: happened.payload.kind })];
    case 'complaint.level-changed':
      return [moment(at, 'level-changed', { level: happened.payload.to })];
    case 'complaint.escalated': {
      const { rung, trigger, clock, to, responsibleId, acknowledgeBy, skipped } = happened.payload;
      return [
        moment(at, 'escalated', { rung, trigger, clock, level: to, staffId: responsibleId, acknowledgeBy, skipped }),
      ];
    }
    case 'complaint.staff-alerted':
      return [moment(at, 'alerted', { rung: happened.payload.rung, staffId: happened.payload.staffId })];
    case 'complaint.escalation-passed-on':
      return [moment(at, 'passed-on', { staffId: happened.payload.toId })];
    case 'complaint.escalation-unanswered':
      return [moment(at, 'unanswered', { rung: happened.payload.rung, trigger: happened.payload.trigger })];
    default:
      return [];
  }
};

/** Something that rings by itself: when, under which name it is done once, and how. */
interface Bell {
  readonly at: Instant;
  readonly key: string;
  readonly ring: (complaint: Complaint, context: DecisionContext) => Decision;
}

const bellsOf = (complaint: Complaint): readonly Bell[] => {
  const open = openEscalation(complaint);
  const alert: readonly Bell[] =
    open === null || open.alertAt === null || open.alertedAt !== null
      ? []
      : [
          {
            at: open.alertAt,
            key: `alert ${open.id} ${open.responsibleId}`,
            ring: (at, context) => decide(at, 'alert-staff', { escalationId: open.id }, context),
          },
        ];
  const clocks = complaint.clocks
    .filter(({ pausedAt, breachedAt }) => pausedAt === null && breachedAt === null)
    .flatMap(({ id: clockId, generation, warnAt, warnedAt, dueAt }): readonly Bell[] => [
      ...(warnAt === null || warnedAt !== null
        ? []
        : [
            {
              at: warnAt,
              key: `warn ${clockId} ${generation}`,
              ring: (at: Complaint, context: DecisionContext) =>
                decide(at, 'warn-clock', { clockId, generation }, context),
            },
          ]),
      {
        at: dueAt,
        key: `due ${clockId} ${generation}`,
        ring: (at, context) => decide(at, 'breach-clock', { clockId, generation }, context),
      },
    ]);
  return [...alert, ...clocks];
};

/** No plan is longer than this: what comes later is not worth planning for. */
const MOST_BELLS = 500;

/**
 * What would happen to a complaint, and when, if nobody did anything: every clock rings when it is due, and the rules
 * decide exactly as they would then. Nothing is kept.
 * @param contextAt what the rules would know at a moment: who is there, which ladder holds
 * @param until moments after this are left out
 */
export const planLadder = (
  complaint: Complaint,
  contextAt: (at: Instant) => DecisionContext,
  until: Instant,
): readonly PlannedMoment[] => {
  const moments: PlannedMoment[] = [];
  const rung = new Set<string>();
  let current = complaint;
  let now = complaint.updatedAt;
  for (let count = 0; count < MOST_BELLS; count += 1) {
    const next = bellsOf(current)
      .filter(({ key }) => !rung.has(key))
      .reduce<Bell | null>((first, bell) => (first === null || bell.at < first.at ? bell : first), null);
    if (next === null || next.at > until) return moments;
    rung.add(next.key);
    if (next.at > now) now = next.at;
    const decision = next.ring(current, contextAt(now));
    if (!decision.accepted) continue;
    for (const happened of decision.events) moments.push(...momentsOf(happened, now));
    current = decision.complaint;
  }
  return moments;
};
