import { type NewComplaintEvent, plusMinutes, type Refusal, type StaffId } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { type DecisionContext, type Draft, event, refuse } from '../decision';
import { approvalsTakenFrom } from './granting';
import { suitable } from '../staff-facts';
import { actingStaff, type Rules, unsuitability } from './rule';

/**
 * Who takes over from an owner who cannot go on: the chain of deputies (each at most once), then the duty officer.
 * Null where nobody suitable and present is found: then nothing may move, for a complaint is never ownerless.
 */
export const successorOf = (complaint: Complaint, ownerId: StaffId, context: DecisionContext): StaffId | null => {
  const asked = new Set<StaffId>([ownerId]);
  let candidate = context.staff.get(ownerId)?.deputyId ?? null;
  while (candidate !== null && !asked.has(candidate)) {
    asked.add(candidate);
    const facts = context.staff.get(candidate);
    if (suitable(complaint, facts) && !facts.absent) return candidate;
    candidate = facts?.deputyId ?? null;
  }
  const duty = context.dutyOfficerId;
  return duty !== null && duty !== ownerId && !complaint.conflicts.includes(duty) ? duty : null;
};

export const withdrawnHandover = (complaint: Complaint): readonly NewComplaintEvent[] =>
  complaint.handover === null
    ? []
    : [
        event('complaint.handover-withdrawn', {
          handoverId: complaint.handover.id,
          toId: complaint.handover.toId,
        }),
      ];

/** The taker answers for it from now on; what the duty officer had offered to somebody else is off. */
const takenOver = (complaint: Complaint, toId: StaffId): readonly NewComplaintEvent[] => [
  ...withdrawnHandover(complaint),
  event('complaint.taken', { fromId: complaint.owner.staffId, toId }),
];

/**
 * Before a person answered, the duty officer owns; the first to answer takes over (playbook §5). A program that writes
 * under somebody's key is no person answering.
 */
export const takenByAnswering = (
  complaint: Complaint,
  { actor }: Pick<DecisionContext, 'actor'>,
): readonly NewComplaintEvent[] =>
  complaint.status === 'open' && complaint.owner.kind === 'duty-officer' && actor.kind === 'staff'
    ? takenOver(complaint, actor.staffId)
    : [];

const offered = (complaint: Complaint, handoverId: string): Refusal | null =>
  complaint.handover?.id === handoverId ? null : refuse('complaint.no-handover');

/**
 * A conflict of interest and what it moves at once: ownership to the successor (null where the accused does not own),
 * contact person, a handover on offer, open tasks, approvals.
 */
export const conflictEvents = (
  complaint: Complaint,
  staffId: StaffId,
  successorId: StaffId | null,
  reason: ReturnType<Draft['text']>,
): readonly NewComplaintEvent[] => [
  ...(complaint.handover?.toId === staffId || complaint.owner.staffId === staffId ? withdrawnHandover(complaint) : []),
  ...(successorId === null
    ? []
    : [
        event('complaint.passed-to-deputy', {
          fromId: staffId,
          toId: successorId,
          fromUnitId: complaint.unitId,
          toUnitId: complaint.unitId,
          cause: 'conflict-of-interest',
        }),
      ]),
  ...(complaint.contactPersonId === staffId
    ? [event('complaint.contact-person-set', { staffId: null, formerId: staffId, reasonTextId: reason })]
    : []),
  ...complaint.tasks
    .filter((task) => task.state === 'open' && task.assigneeId === staffId)
    .map((task) => event('complaint.task-cancelled', { taskId: task.id, reasonTextId: reason })),
  ...approvalsTakenFrom(complaint, staffId, 'conflict-of-interest'),
  event('complaint.conflict-declared', { staffId, reasonTextId: reason }),
];

/** First-contact ownership (playbook §5): exactly one owner at every instant, moved only by acceptance or necessity. */
export const OWNERSHIP_RULES: Rules<
  | 'take'
  | 'offer-handover'
  | 'accept-handover'
  | 'decline-handover'
  | 'withdraw-handover'
  | 'pass-to-deputy'
  | 'set-contact-person'
  | 'declare-conflict'
> = {
  take: {
    permission: 'complaint.take',
    during: 'open',
    topics: ['ownership', 'end'],
    impossible: (complaint) =>
      complaint.owner.kind === 'duty-officer'
        ? null
        : refuse('complaint.already-owned', { ownerId: complaint.owner.staffId }),
    decide: (complaint, _, context) => takenOver(complaint, actingStaff(context)),
  },
  'offer-handover': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['ownership', 'end'],
    impossible: (complaint) => (complaint.handover === null ? null : refuse('complaint.handover-pending')),
    staff: (_, { toId }) => [toId],
    decide: (complaint, { toId, reason, lapsesInMinutes }, { staff, settings, now }, draft) => {
      if (toId === complaint.owner.staffId) return refuse('complaint.handover-to-owner');
      const target = staff.get(toId);
      const unsuitable = unsuitability(complaint, target);
      if (unsuitable !== null || target === undefined) return unsuitable ?? refuse('complaint.staff-unsuitable');
      return [
        event('complaint.handover-offered', {
          handoverId: draft.id(),
          fromId: complaint.owner.staffId,
          toId,
          toUnitId: target.unitId,
          reasonTextId: draft.text('reason', reason),
          lapsesAt: plusMinutes(now, lapsesInMinutes ?? settings.handoverLapseMinutes),
        }),
      ];
    },
  },
  'accept-handover': {
    permission: 'complaint.read',
    during: 'open',
    topics: ['ownership', 'end'],
    impossible: (complaint, actor) => {
      if (complaint.handover === null) return refuse('complaint.no-handover');
      return actor.kind !== 'system' && actor.staffId === complaint.handover.toId
        ? null
        : refuse('complaint.handover-not-yours');
    },
    decide: (complaint, { handoverId }) => {
      const { handover } = complaint;
      if (handover === null || handover.id !== handoverId) return refuse('complaint.no-handover');
      return [
        event('complaint.handover-accepted', {
          handoverId,
          fromId: complaint.owner.staffId,
          toId: handover.toId,
          fromUnitId: complaint.unitId,
          toUnitId: handover.toUnitId,
        }),
      ];
    },
  },
  'decline-handover': {
    permission: 'complaint.read',
    during: 'open',
    topics: [],
    impossible: (complaint, actor) => {
      if (complaint.handover === null) return refuse('complaint.no-handover');
      return actor.kind !== 'system' && actor.staffId === complaint.handover.toId
        ? null
        : refuse('complaint.handover-not-yours');
    },
    decide: (complaint, { handoverId, reason }, context, draft) =>
      offered(complaint, handoverId) ?? [
        event('complaint.handover-declined', {
          handoverId,
          toId: actingStaff(context),
          reasonTextId: draft.text('reason', reason),
        }),
      ],
  },
  'withdraw-handover': {
    permission: 'complaint.handle',
    during: 'open',
    topics: [],
    impossible: (complaint) => (complaint.handover === null ? refuse('complaint.no-handover') : null),
    decide: (complaint, { handoverId }) => offered(complaint, handoverId) ?? withdrawnHandover(complaint),
  },
  'pass-to-deputy': {
    permission: 'complaint.supervise',
    during: 'open',
    topics: [],
    staff: (complaint) => [complaint.owner.staffId],
    decide: (complaint, _, context) => {
      const ownerId = complaint.owner.staffId;
      if (context.staff.get(ownerId)?.active === true) return refuse('complaint.owner-still-there');
      const successorId = successorOf(complaint, ownerId, context);
      if (successorId === null) return refuse('complaint.no-successor');
      return [
        ...withdrawnHandover(complaint),
        event('complaint.passed-to-deputy', {
          fromId: ownerId,
          toId: successorId,
          fromUnitId: complaint.unitId,
          toUnitId: complaint.unitId,
          cause: 'left',
        }),
      ];
    },
  },
  'set-contact-person': {
    permission: 'complaint.supervise',
    during: 'open',
    topics: ['ownership', 'end'],
    staff: (_, { staffId }) => [staffId],
    decide: (complaint, { staffId, reason }, { staff }, draft) => {
      const unsuitable = staffId === null ? null : unsuitability(complaint, staff.get(staffId));
      if (unsuitable !== null) return unsuitable;
      const contact = staffId === complaint.owner.staffId ? null : staffId;
      return [
        event('complaint.contact-person-set', {
          staffId: contact,
          formerId: complaint.contactPersonId,
          reasonTextId: draft.text('reason', reason),
        }),
      ];
    },
  },
  'declare-conflict': {
    permission: 'complaint.supervise',
    during: 'any',
    topics: ['ownership'],
    staff: (complaint, { staffId, successorId }) => [complaint.owner.staffId, staffId, successorId],
    decide: (complaint, { staffId, reason, successorId }, context, draft) => {
      if (complaint.conflicts.includes(staffId) || !context.staff.has(staffId))
        return refuse('complaint.staff-unsuitable');
      const accused: Complaint = { ...complaint, conflicts: [...complaint.conflicts, staffId] };
      let successor: StaffId | null = null;
      if (complaint.owner.staffId === staffId) {
        if (successorId !== undefined) {
          const unsuitable = unsuitability(accused, context.staff.get(successorId));
          if (unsuitable !== null) return unsuitable;
        }
        successor = successorId ?? successorOf(accused, staffId, context);
        if (successor === null) return refuse('complaint.no-successor');
      }
      return conflictEvents(complaint, staffId, successor, draft.text('reason', reason));
    },
  },
};
