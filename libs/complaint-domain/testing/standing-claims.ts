import { type Instant, LEVELS } from '@redress/contracts';
import { dueAfter } from '../calendars/span';
import { isOpen } from '../callbacks/open-callbacks';
import type { Clock } from '../clocks/clock';
import { CLOCKS } from '../clocks/clock-kinds';
import { dueTime } from '../clocks/due-times';
import type { Complaint } from '../complaint';
import { owedCallbacks } from '../gates';
import { nextDueOf } from '../next-due';
import { claim, unique } from './claims';
import { OFFICE_HOURS } from './policies';

/** Escalation (playbook §6): one waits at most, no rung fires twice in a cycle, and who is called may be. */
export const escalates = ({
  escalations,
  responsibleId,
  conflicts,
  status,
  highestLevel,
  level,
  clocks,
}: Complaint): void => {
  const open = escalations.filter(({ state }) => state === 'open');
  claim(open.length <= 1, 'two escalations wait to be acknowledged');
  claim(open.length === 0 || status === 'open', 'a closed complaint waits to be acknowledged');
  claim(unique(escalations.map(({ cycle, rung }) => `${cycle} ${rung}`)), 'a rung fired twice in one cycle');
  claim(responsibleId === null || !conflicts.includes(responsibleId), 'somebody complained about is called');
  claim(
    open.every((item) => item.responsibleId === responsibleId),
    'another one is called than who acts',
  );
  claim(LEVELS.indexOf(highestLevel) >= LEVELS.indexOf(level), 'stands higher than it ever stood');
  claim(
    open.every(({ id }) => clocks.some(({ kind, subjectId }) => kind === 'escalation' && subjectId === id)),
    'an escalation waits without a clock',
  );
};

/** Everything of a complaint that has an id. */
const WITH_IDS = [
  'complainants',
  'issues',
  'facts',
  'remedies',
  'approvals',
  'callbacks',
  'tasks',
  'interimMeasures',
  'messages',
] as const satisfies readonly (keyof Complaint)[];

/** What is true of every complaint at every moment. */
export const stands = (complaint: Complaint, before: Complaint | null): void => {
  const { closure, status, callbacks, handover, conflicts, owner } = complaint;
  claim((status === 'closed') === (closure !== null), 'closed without closure, or the other way round');
  claim(complaint.mergedIntoId === null || closure?.way === 'duplicate', 'merged but not closed as a duplicate');
  claim(!conflicts.includes(owner.staffId), 'owned by somebody who is complained about');
  claim(complaint.contactPersonId === null || !conflicts.includes(complaint.contactPersonId), 'contact in conflict');
  claim(complaint.contactPersonId !== owner.staffId, 'the owner is contact person beside themselves');
  claim(handover === null || !conflicts.includes(handover.toId), 'offered to somebody who is complained about');
  claim(handover === null || handover.fromId === owner.staffId, 'offered by somebody who is not the owner any more');
  const open = callbacks.filter(isOpen);
  claim(unique(open.map(({ kind, complainantId }) => `${kind} ${complainantId}`)), 'two open callbacks of a kind');
  claim(
    callbacks.every(
      ({ attempts, maxAttempts }) =>
        attempts.length <= maxAttempts || attempts.some(({ outcome }) => outcome === 'asked-to-call-at'),
    ),
    'tried more often than planned',
  );
  for (const { id, state } of complaint.remedies) {
    const open = complaint.approvals.filter(
      (approval) => approval.remedyId === id && (approval.state === 'waiting' || approval.state === 'countered'),
    );
    claim(open.length === (state === 'proposed' ? 1 : 0), `a remedy is ${state} with ${open.length} open approvals`);
  }
  claim(
    complaint.approvals.every(({ delegateId, askedById }) => delegateId !== askedById),
    'delegated to the proposer',
  );
  claim(complaint.complainants.length > 0 && complaint.issues.length > 0, 'nobody complains, or about nothing');
  const named = complaint.complainants.filter(
    ({ withdrawnAt, customerId }) => withdrawnAt === null && customerId !== null,
  );
  claim(unique(named.map(({ customerId }) => customerId ?? '')), 'the same customer complains twice');
  // Lists that nothing touched are the same ones, with ids that were looked at before.
  if (before === null || WITH_IDS.some((list) => before[list] !== complaint[list]))
    claim(
      unique([
        ...WITH_IDS.flatMap((list) => complaint[list].map(({ id }) => id)),
        ...callbacks.flatMap(({ attempts }) => attempts.map(({ id }) => id)),
      ]),
      'an id twice',
    );
  if (status === 'closed' && closure?.way !== 'imported') {
    claim(handover === null, 'closed with a handover on offer');
    claim(owedCallbacks(complaint).length === 0, 'closed owing a callback');
    claim(
      complaint.tasks.every(({ state }) => state !== 'open'),
      'closed with an open task',
    );
    claim(
      complaint.remedies.every(({ state }) => !['proposed', 'granted', 'accepted'].includes(state)),
      'closed owing a remedy',
    );
  }
};

/** Open milliseconds that pass on a clock, by its history, until it is due. */
const measured = ({ startedAt, pauses, dueAt }: Clock): number => {
  const stops = [...pauses.map(({ from }) => from), dueAt];
  const starts = [startedAt, ...pauses.map(({ to }) => to)];
  const open = (from: Instant, to: Instant): number => OFFICE_HOURS.elapsed(from, to < dueAt ? to : dueAt);
  return stops.reduce((sum, stop, index) => sum + open(starts[index] ?? startedAt, stop), 0);
};

/** What is true of the clocks of every complaint at every moment. */
export const clocksStand = (complaint: Complaint, before: Complaint | null): void => {
  const { clocks, waiting, status, policy, receivedAt, cycleStartedAt } = complaint;
  if (status === 'open' && policy !== null) claim(nextDueOf(complaint) !== null, 'open, and nothing falls due');
  claim(status === 'open' || clocks.length === 0, 'closed, and a clock runs');
  claim(unique(clocks.map(({ kind, subjectId }) => `${kind} ${subjectId}`)), 'two clocks of one duty');
  const known = new Set(before?.clocks);
  for (const clock of clocks) {
    const { kind, span, pausedAt, pauses, startedAt, dueAt } = clock;
    const { family, pausable } = CLOCKS[kind];
    claim(pausedAt === null || (waiting !== null && pausable), `${kind} stands still and we wait for nobody`);
    claim(family === 'level' || (pausedAt === null && pauses.length === 0), `${kind} stood still`);
    claim(family !== 'total' || startedAt === receivedAt || startedAt === cycleStartedAt, `${kind} began anew`);
    if (known.has(clock)) continue;
    claim(span === null || dueTime(startedAt, span, pauses, OFFICE_HOURS) === dueAt, `${kind} is due at another time`);
    if (span?.unit === 'business-minutes' || span?.unit === 'business-days')
      claim(
        measured(clock) === OFFICE_HOURS.elapsed(startedAt, dueAfter(startedAt, span, OFFICE_HOURS)),
        `${kind} measured another time than its length`,
      );
  }
};
