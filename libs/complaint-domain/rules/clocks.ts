import type { ClockKind, NewComplaintEvent } from '@redress/contracts';
import { levelsAbove } from '../authority/authority-body';
import { dueAfter } from '../calendars/span';
import type { Clock } from '../clocks/clock';
import { CLOCKS } from '../clocks/clock-kinds';
import { choosePolicy } from '../clocks/clock-policy';
import { duties } from '../clocks/duties';
import { clockWorkOf, movedTo } from '../clocks/follow-clocks';
import { policyFactsOf } from '../clocks/policy-facts';
import { calendarInForce, policiesInForce } from '../clocks/time-settings';
import type { Complaint } from '../complaint';
import { type DecisionContext, event, refuse } from '../decision';
import type { Rules } from './rule';

/** The clock that a bell names, where it still runs as it did when the bell was set. */
const rung = (complaint: Complaint, clockId: string, generation: number) => {
  const clock = complaint.clocks.find(({ id }) => id === clockId);
  if (clock === undefined || clock.breachedAt !== null) return refuse('complaint.clock-ended');
  if (clock.generation !== generation) return refuse('complaint.clock-moved');
  return clock.pausedAt === null ? clock : refuse('complaint.clock-paused');
};
const isClock = (found: ReturnType<typeof rung>): found is Clock => 'kind' in found;

const rang = ({ id, kind, subjectId, generation }: Clock) => ({ clockId: id, kind, subjectId, generation });
const warned = (clock: Clock) => event('complaint.clock-warned', rang(clock));

type Following = (complaint: Complaint, clock: Clock, context: DecisionContext) => readonly NewComplaintEvent[];

/** What a broken duty leads to by itself, where its kind has such; escalation goes by the event. */
const FOLLOWING: Readonly<Partial<Record<ClockKind, Following>>> = {
  handover: ({ handover }, { subjectId }) =>
    handover?.id === subjectId
      ? [event('complaint.handover-lapsed', { handoverId: handover.id, toId: handover.toId })]
      : [],
  // Nobody above the senior level could decide instead: there it stays an alarm.
  approval: ({ approvals }, { subjectId }) =>
    approvals
      .filter(({ id, state }) => id === subjectId && state === 'waiting')
      .flatMap(({ id, level, delegateId }) =>
        levelsAbove(level)
          .slice(0, 1)
          .map((to) =>
            event('complaint.approval-passed-on', {
              approvalId: id,
              from: level,
              to,
              cause: 'overdue',
              formerId: delegateId,
            }),
          ),
      ),
  promise: ({ promises }, { subjectId }) =>
    promises
      .filter(({ id, state }) => id === subjectId && state === 'open')
      .map(({ id }) => event('complaint.promise-broken', { promiseId: id })),
  waiting: ({ waiting }, { subjectId }) =>
    waiting?.id === subjectId ? [event('complaint.waiting-ended', { waitId: waiting.id, cause: 'limit' })] : [],
};

/** Where activity went on after a lazy clock began, the clock set to the time from the last of it; else null. */
const movedByActivity = (complaint: Complaint, clock: Clock, { inForce, now }: DecisionContext) => {
  if (!CLOCKS[clock.kind].lazy) return null;
  const work = clockWorkOf(complaint, inForce);
  const duty = duties(complaint, work).find(
    ({ kind, subjectId }) => kind === clock.kind && subjectId === clock.subjectId,
  );
  return duty === undefined || duty.startedAt === clock.startedAt ? null : movedTo(clock, duty, work, now);
};

/** Clocks (playbook §5–§7, architecture §4): what their bells do, waiting for the customer, and another policy. */
export const CLOCK_RULES: Rules<'warn-clock' | 'breach-clock' | 'wait-for-customer' | 'end-waiting' | 'apply-policy'> =
  {
    'warn-clock': {
      permission: 'system',
      during: 'any',
      topics: [],
      decide: (complaint, { clockId, generation }, { now }) => {
        const clock = rung(complaint, clockId, generation);
        if (!isClock(clock)) return clock;
        if (clock.warnAt === null || clock.warnedAt !== null) return refuse('complaint.clock-ended');
        return clock.warnAt > now ? refuse('complaint.clock-not-due') : [warned(clock)];
      },
    },
    'breach-clock': {
      permission: 'system',
      during: 'any',
      topics: [],
      decide: (complaint, { clockId, generation }, context) => {
        const clock = rung(complaint, clockId, generation);
        if (!isClock(clock)) return clock;
        if (clock.dueAt > context.now) return refuse('complaint.clock-not-due');
        const moved = movedByActivity(complaint, clock, context);
        if (moved !== null) return [event('complaint.clocks-moved', { clocks: [moved] })];
        return [
          // Where the bell of the warning was lost or is late too, the warning is not: both are told, in their order.
          ...(clock.warnAt !== null && clock.warnedAt === null ? [warned(clock)] : []),
          event('complaint.clock-breached', rang(clock)),
          ...(FOLLOWING[clock.kind]?.(complaint, clock, context) ?? []),
        ];
      },
    },
    'wait-for-customer': {
      permission: 'complaint.handle',
      during: 'open',
      topics: ['conversation', 'end'],
      impossible: (complaint) => {
        if (complaint.waiting !== null) return refuse('complaint.waiting-already');
        if (complaint.anonymous) return refuse('complaint.anonymous-contact');
        return complaint.policy === null ? refuse('complaint.without-policy') : null;
      },
      decide: (complaint, { reason, until }, { now, inForce }, draft) => {
        const { policy, calendar } = clockWorkOf(complaint, inForce);
        if (policy === null) return refuse('complaint.without-policy');
        const limit = dueAfter(now, policy.waitingLimit, calendar);
        if (until !== undefined && until <= now) return refuse('complaint.due-in-past');
        if (until !== undefined && until > limit) return refuse('complaint.waiting-too-long', { limit });
        return [
          event('complaint.waiting-started', {
            waitId: draft.id(),
            reasonTextId: draft.text('reason', reason),
            until: until ?? limit,
          }),
        ];
      },
    },
    'end-waiting': {
      permission: 'complaint.handle',
      during: 'open',
      topics: [],
      impossible: (complaint) => (complaint.waiting === null ? refuse('complaint.not-waiting') : null),
      decide: ({ waiting }) =>
        waiting === null
          ? refuse('complaint.not-waiting')
          : [event('complaint.waiting-ended', { waitId: waiting.id, cause: 'staff' })],
    },
    'apply-policy': {
      permission: 'complaint.supervise',
      during: 'open',
      topics: ['progress', 'end'],
      decide: (complaint, { policyId }, { inForce, onFile }) => {
        const policies = policiesInForce(inForce);
        const policy =
          policyId === undefined
            ? choosePolicy(policies, policyFactsOf(complaint, { onFile }))
            : policies.find(({ id }) => id === policyId);
        if (policy === undefined) return refuse('complaint.policy-unknown');
        const calendar = calendarInForce(inForce);
        const unchanged =
          complaint.policy?.id === policy.id &&
          complaint.policy.version === policy.version &&
          complaint.calendar?.id === calendar.id &&
          complaint.calendar.version === calendar.version;
        if (unchanged) return refuse('complaint.policy-unchanged');
        return [
          event('complaint.policy-applied', {
            policy: { id: policy.id, version: policy.version },
            calendar,
          }),
        ];
      },
    },
  };
