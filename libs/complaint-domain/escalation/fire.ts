import type { ClockKind, EscalationCause, EscalationId, Instant, NewComplaintEvent, StaffId } from '@redress/contracts';
import { dueAfter } from '../calendars/span';
import type { Complaint } from '../complaint';
import { type DecisionContext, type Draft, event } from '../decision';
import type { Climb } from './climb';
import type { Escalation } from './escalation';
import { higherOf, isAbove, type LadderInForce, type Rung } from './ladder';
import type { Acting } from './who-acts';

/** Why a rung fires. */
export interface Because {
  readonly trigger: EscalationCause;
  readonly clock: ClockKind | null;
}

/** Until when it is to be acknowledged, and when they are told, by the working hours of the unit of who acts. */
export const timesOf = (
  rung: Pick<Rung, 'acknowledgeWithin'>,
  acting: Acting,
  atOnce: boolean,
  { now, organisation }: DecisionContext,
): { readonly acknowledgeBy: Instant; readonly alertAt: Instant | null } => {
  const calendar = organisation.calendarOf(acting.unitId);
  return {
    acknowledgeBy: dueAfter(now, rung.acknowledgeWithin, calendar),
    alertAt: atOnce || calendar.isOpen(now) ? null : calendar.nextOpening(now),
  };
};

/** The alert, where its time has come already; the others wait for their bell. */
export const alertedIfDue = (
  escalation: Pick<Escalation, 'id' | 'rung' | 'responsibleId' | 'alertAt' | 'acknowledgeBy'>,
  now: Instant,
  draft: Draft,
): readonly NewComplaintEvent[] =>
  escalation.alertAt !== null && escalation.alertAt > now
    ? []
    : [
        event('complaint.staff-alerted', {
          alertId: draft.id(),
          escalationId: escalation.id,
          rung: escalation.rung,
          staffId: escalation.responsibleId,
          acknowledgeBy: escalation.acknowledgeBy,
        }),
      ];

/** The contact person where a rung changes the person; the owner stays the owner (playbook §5, §6). */
export const contactSet = (
  complaint: Complaint,
  change: Rung['change'],
  staffId: StaffId,
): readonly NewComplaintEvent[] =>
  change !== 'person' || complaint.contactPersonId === staffId
    ? []
    : [
        event('complaint.contact-person-set', {
          staffId,
          formerId: complaint.contactPersonId,
          reasonTextId: null,
        }),
      ];

/** The events of a rung that fires: the escalation, its level, whom the customer talks to, and the alert. */
export const fired = (
  complaint: Complaint,
  { id, version }: LadderInForce,
  { rung, acting, skipped }: Climb & { readonly rung: Rung; readonly acting: Acting },
  { trigger, clock }: Because,
  context: DecisionContext,
  draft: Draft,
): readonly NewComplaintEvent[] => {
  const escalationId = draft.id<EscalationId>();
  const level = higherOf(complaint.level, rung.level);
  const times = timesOf(rung, acting, trigger === 'safety' || complaint.safety, context);
  return [
    event('complaint.escalated', {
      escalationId,
      ladder: { id, version },
      rung: rung.name,
      trigger,
      clock,
      from: complaint.level,
      to: level,
      responsibleId: acting.staffId,
      standsInForId: acting.standsInForId,
      skipped,
      change: rung.change,
      ...times,
    }),
    ...(isAbove(level, complaint.level)
      ? [event('complaint.level-changed', { from: complaint.level, to: level, cause: 'escalated' })]
      : []),
    ...contactSet(complaint, rung.change, acting.staffId),
    ...alertedIfDue({ id: escalationId, rung: rung.name, responsibleId: acting.staffId, ...times }, context.now, draft),
  ];
};

/** Whether a climb came to somebody. */
export const cameToSomebody = (climb: Climb): climb is Climb & { readonly rung: Rung; readonly acting: Acting } =>
  climb.rung !== null && climb.acting !== null;
