import type { ComplaintEventName } from '@redress/contracts';
import { type Change, replace } from '../evolution';
import type { Complaint } from '../complaint';
import type { Escalation } from './escalation';

type EscalationEventName = Extract<
  ComplaintEventName,
  | 'complaint.escalation-asked'
  | 'complaint.escalated'
  | 'complaint.escalation-acknowledged'
  | 'complaint.escalation-passed-on'
  | 'complaint.escalation-reassigned'
  | 'complaint.escalation-unanswered'
  | 'complaint.staff-alerted'
  | 'complaint.de-escalated'
  | 'complaint.unattended-noticed'
>;

/** Ends what still waits to be acknowledged. */
const waitingEnded = (escalations: readonly Escalation[], state: Escalation['state']): readonly Escalation[] =>
  escalations.map((item) => (item.state === 'open' ? { ...item, state } : item));

const one = (complaint: Complaint, id: string, change: Partial<Escalation>): Partial<Complaint> => ({
  escalations: replace(complaint.escalations, id, () => change),
});

/** Nothing is waited for at a higher level any more: the complaint closed, or came down. */
export const calledOff = (complaint: Complaint): Pick<Complaint, 'escalations' | 'responsibleId'> => ({
  escalations: waitingEnded(complaint.escalations, 'ended'),
  responsibleId: null,
});

/** What the events of escalation change. */
export const ESCALATION_CHANGES: { readonly [N in EscalationEventName]: Change<N> } = {
  'complaint.escalation-asked': () => ({}),
  'complaint.escalated': (complaint, payload, { occurredAt }) => ({
    responsibleId: payload.responsibleId,
    escalations: [
      ...waitingEnded(complaint.escalations, 'superseded'),
      {
        id: payload.escalationId,
        ladderId: payload.ladder.id,
        ladderVersion: payload.ladder.version,
        rung: payload.rung,
        trigger: payload.trigger,
        clock: payload.clock,
        fromLevel: payload.from,
        level: payload.to,
        responsibleId: payload.responsibleId,
        standsInForId: payload.standsInForId,
        change: payload.change,
        escalatedAt: occurredAt,
        acknowledgeBy: payload.acknowledgeBy,
        alertAt: payload.alertAt,
        alertedAt: null,
        acknowledgedAt: null,
        acknowledgedById: null,
        state: 'open',
        cycle: complaint.cycle,
      },
    ],
  }),
  'complaint.escalation-acknowledged': (complaint, { escalationId, byId }, { occurredAt }) => ({
    ...one(complaint, escalationId, { state: 'acknowledged', acknowledgedAt: occurredAt, acknowledgedById: byId }),
  }),
  'complaint.escalation-passed-on': (complaint, { escalationId }) =>
    one(complaint, escalationId, { state: 'passed-on' }),
  'complaint.escalation-reassigned': (complaint, { escalationId, toId, standsInForId, acknowledgeBy, alertAt }) => ({
    responsibleId: toId,
    ...one(complaint, escalationId, {
      responsibleId: toId,
      standsInForId,
      acknowledgeBy,
      alertAt,
      alertedAt: null,
      acknowledgedAt: null,
      acknowledgedById: null,
      state: 'open',
    }),
  }),
  // Who is complained about or gone must not stay the one called, even where there is nobody else.
  'complaint.escalation-unanswered': (complaint, { escalationId, ends }) =>
    ends && escalationId !== null ? { responsibleId: null, ...one(complaint, escalationId, { state: 'ended' }) } : {},
  'complaint.staff-alerted': (complaint, { escalationId }, { occurredAt }) =>
    one(complaint, escalationId, { alertedAt: occurredAt }),
  'complaint.de-escalated': calledOff,
  'complaint.unattended-noticed': (_, { ownerId, since }) => ({ unattended: { ownerId, since } }),
};
