import type { ApprovalPassing, GrantedUnder, Level, NewComplaintEvent, StaffId, TextId } from '@redress/contracts';
import { authorityOf, limitIn } from '../authority/authority-body';
import { type Asked, lowestLevelFor, shortfallOf } from '../authority/coverage';
import { isEveryones, worthOf } from '../authority/worth';
import type { Approval, Complaint, Remedy } from '../complaint';
import { type DecisionContext, type Draft, event } from '../decision';

/** What a remedy asks of somebody's authority. */
export const askedBy = (remedy: Pick<Remedy, 'kind' | 'complainantId' | 'money' | 'cost'>): Asked => ({
  kind: remedy.kind,
  complainantId: remedy.complainantId,
  worth: worthOf(remedy),
});

const grantedUnder = ({ kind, worth }: Asked, level: Level, { inForce }: DecisionContext): GrantedUnder | null => {
  if (isEveryones(kind, worth)) return null;
  const { id, version, body } = inForce.of('authority');
  const limits = worth === null ? null : limitIn(authorityOf(level, body), worth.currency);
  return { setting: { id, version }, level, perCustomerYear: limits?.perCustomerYear ?? null };
};

/** Grants a remedy with the authority of a level, which the caller has looked at. */
export const granted = (
  remedyId: Remedy['id'],
  asked: Asked,
  by: { readonly id: StaffId; readonly level: Level },
  context: DecisionContext,
): NewComplaintEvent =>
  event('complaint.remedy-granted', { remedyId, byId: by.id, authority: grantedUnder(asked, by.level, context) });

/** Within the proposer's own authority a remedy is granted at once; above it the lowest level that may is asked. */
export const grantedOrAsked = (
  complaint: Complaint,
  remedyId: Remedy['id'],
  asked: Asked,
  by: { readonly id: StaffId; readonly level: Level },
  context: DecisionContext,
  draft: Draft,
): NewComplaintEvent =>
  shortfallOf(complaint, asked, by.level, context) === null
    ? granted(remedyId, asked, by, context)
    : event('complaint.approval-requested', {
        approvalId: draft.id(),
        remedyId,
        level: lowestLevelFor(complaint, asked, context),
        money: asked.worth,
      });

/** Somebody has yet to decide it, or to answer what was offered instead. */
export const isOpenApproval = ({ state }: Approval): boolean => state === 'waiting' || state === 'countered';

/** Takes a remedy back, and with it the approval that was asked for it. */
export const remedyWithdrawn = (
  { approvals }: Pick<Complaint, 'approvals'>,
  remedyId: Remedy['id'],
  reasonTextId: TextId,
): readonly NewComplaintEvent[] => [
  ...approvals
    .filter((approval) => approval.remedyId === remedyId && isOpenApproval(approval))
    .map(({ id }) => event('complaint.approval-withdrawn', { approvalId: id, reasonTextId })),
  event('complaint.remedy-withdrawn', { remedyId, reasonTextId }),
];

/** Approvals that somebody was lent, or offered less on, wait for their level again when that person may not act any more. */
export const approvalsTakenFrom = (
  { approvals }: Complaint,
  staffId: StaffId,
  cause: ApprovalPassing,
): readonly NewComplaintEvent[] =>
  approvals
    .filter(
      ({ state, delegateId, decidedById }) =>
        (state === 'waiting' && delegateId === staffId) || (state === 'countered' && decidedById === staffId),
    )
    .map(({ id, level, delegateId }) =>
      event('complaint.approval-passed-on', { approvalId: id, from: level, to: level, cause, formerId: delegateId }),
    );
