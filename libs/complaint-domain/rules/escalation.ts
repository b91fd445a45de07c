import { LEVELS } from '@redress/contracts';
import type { Actor } from '../actor';
import type { Complaint } from '../complaint';
import { event, refuse } from '../decision';
import { climbFor } from '../escalation/climb';
import { currentEscalation, type Escalation, openEscalation } from '../escalation/escalation';
import { alertedIfDue } from '../escalation/fire';
import { isAbove } from '../escalation/ladder';
import { ladderInForce } from '../escalation/ladder-settings';
import { passedOn, reassigned, whyLost } from '../escalation/pass-on';
import { forbids } from '../standing';
import { actingStaff, type Rules } from './rule';

/** Who was called, who stands in for them now, or anybody of that level who may decide here. */
const mayAcknowledge = (complaint: Complaint, { level, responsibleId }: Escalation, actor: Actor): boolean =>
  actor.kind !== 'system' &&
  (actor.staffId === responsibleId ||
    actor.deputyFor.has(responsibleId) ||
    (!isAbove(level, actor.level) && forbids(complaint, actor, 'complaint.supervise') === null));

/** The level below, or the lowest. */
const levelBelow = (level: Complaint['level']): Complaint['level'] => LEVELS[LEVELS.indexOf(level) - 1] ?? 'frontline';

/** Escalation by people and by timers (playbook §6): up by a rung of the ladder, down only with a reason. */
export const ESCALATION_RULES: Rules<
  'escalate' | 'acknowledge-escalation' | 'pass-on-escalation' | 'alert-staff' | 'de-escalate' | 'notice-unattended'
> = {
  escalate: {
    permission: 'complaint.help',
    during: 'open',
    topics: ['progress', 'end'],
    decide: (complaint, { trigger, reason }, { inForce, organisation }, draft) => {
      const { body } = ladderInForce(inForce);
      const asked = { kind: trigger, clock: null, severity: null } as const;
      const climb = climbFor({ complaint, ladder: body, organisation }, asked);
      if (climb === null) return refuse('complaint.no-rung-left');
      if (climb.acting === null) return refuse('complaint.nobody-to-escalate-to', { rungs: climb.skipped });
      // What follows from it is the door's business, as for every other trigger.
      return [event('complaint.escalation-asked', { trigger, reasonTextId: draft.text('reason', reason) })];
    },
  },
  'acknowledge-escalation': {
    permission: 'complaint.read',
    during: 'open',
    topics: [],
    impossible: (complaint, actor) => {
      const open = openEscalation(complaint);
      if (open === null) return refuse('complaint.no-escalation');
      return mayAcknowledge(complaint, open, actor) ? null : refuse('complaint.escalation-not-yours');
    },
    decide: (complaint, { escalationId }, context) =>
      openEscalation(complaint)?.id === escalationId
        ? [event('complaint.escalation-acknowledged', { escalationId, byId: actingStaff(context) })]
        : refuse('complaint.no-escalation'),
  },
  'pass-on-escalation': {
    permission: 'system',
    during: 'open',
    topics: [],
    decide: (complaint, { escalationId }, context, draft) => {
      const current = currentEscalation(complaint);
      if (current === null || current.id !== escalationId) return refuse('complaint.no-escalation');
      const cause = whyLost(complaint, current.responsibleId, context);
      if (cause !== null) return reassigned(complaint, current, cause, context, draft);
      if (current.state !== 'open') return refuse('complaint.no-escalation');
      return current.acknowledgeBy > context.now
        ? refuse('complaint.escalation-not-due')
        : passedOn(complaint, current, context, draft);
    },
  },
  'alert-staff': {
    permission: 'system',
    during: 'open',
    topics: [],
    decide: (complaint, { escalationId }, { now }, draft) => {
      const open = openEscalation(complaint);
      if (open === null || open.id !== escalationId || open.alertedAt !== null)
        return refuse('complaint.no-escalation');
      const alerted = alertedIfDue(open, now, draft);
      return alerted.length > 0 ? alerted : refuse('complaint.escalation-not-due');
    },
  },
  'de-escalate': {
    permission: 'complaint.supervise',
    during: 'open',
    topics: ['progress', 'end'],
    impossible: (complaint, actor) => {
      if (complaint.level === 'frontline') return refuse('complaint.not-escalated');
      // What the level above took on, the level below cannot send back.
      return actor.kind !== 'system' && isAbove(complaint.level, actor.level)
        ? refuse('complaint.level-too-low', { level: complaint.level })
        : null;
    },
    decide: ({ level }, { to = levelBelow(level), reason }, _, draft) => {
      if (!isAbove(level, to)) return refuse('complaint.level-not-lower', { level });
      return [
        event('complaint.de-escalated', { from: level, to, reasonTextId: draft.text('reason', reason) }),
        event('complaint.level-changed', { from: level, to, cause: 'de-escalated' }),
      ];
    },
  },
  'notice-unattended': {
    permission: 'system',
    during: 'open',
    topics: [],
    decide: ({ owner, unattended }, { ownerId, since }) => {
      if (owner.staffId !== ownerId) return refuse('complaint.not-unattended');
      return unattended?.ownerId === ownerId && unattended.since === since
        ? refuse('complaint.not-unattended')
        : [event('complaint.unattended-noticed', { ownerId, since })];
    },
  },
};
