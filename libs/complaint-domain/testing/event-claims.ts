import { type NewComplaintEvent, STEPS } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { contactable, missingAt } from '../gates';
import { claim } from './claims';
import type { Tried } from './random-desk';

/** The only ways in which ownership moves, and what must have been true before (playbook §5). */
export const ownershipMoved = (from: Complaint, to: Complaint, event: NewComplaintEvent): boolean => {
  switch (event.type) {
    case 'complaint.taken':
      return from.owner.kind === 'duty-officer';
    case 'complaint.handover-accepted':
      return from.handover?.toId === to.owner.staffId && from.handover.fromId === from.owner.staffId;
    case 'complaint.passed-to-deputy':
    case 'complaint.reopened':
      return true;
    default:
      return false;
  }
};

/** No event jumps a gate: forward one step with nothing missing, back with a reason, closed as its way demands. */
export const gatesHold = (from: Complaint, event: NewComplaintEvent): void => {
  switch (event.type) {
    case 'complaint.step-entered': {
      const { to, reentry } = event.payload;
      if (reentry === null) {
        claim(STEPS.indexOf(to) === STEPS.indexOf(from.step) + 1, `skipped from ${from.step} to ${to}`);
        claim(
          missingAt(from, from.step).length === 0,
          `left ${from.step} without ${missingAt(from, from.step).join()}`,
        );
      } else claim(STEPS.indexOf(to) <= STEPS.indexOf(from.step), `jumped from ${from.step} to ${to} by re-entry`);
      return;
    }
    case 'complaint.closed': {
      const missing = missingAt(from, 'follow-through').filter(
        (code) => event.payload.way !== 'contact-plan-exhausted' || code !== 'verified-callback',
      );
      if (event.payload.way === 'verified-callback' || event.payload.way === 'contact-plan-exhausted') {
        claim(
          from.step === 'follow-through' && missing.length === 0,
          `closed in ${from.step} without ${missing.join()}`,
        );
      }
      if (event.payload.way === 'verified-callback') claim(contactable(from).length > 0, 'verified by nobody');
      return;
    }
    default:
      return;
  }
};

/** What the front line, the middle and the senior level may grant one customer: written down here, not read from the rules. */
const MAY_GRANT: Readonly<Record<string, Readonly<Record<string, readonly [complaint: number, year: number]>>>> = {
  frontline: { CNY: [50_000, 100_000], EUR: [6_000, 12_000] },
  middle: { CNY: [500_000, 1_000_000], EUR: [60_000, 120_000] },
  senior: { CNY: [Infinity, Infinity], EUR: [Infinity, Infinity] },
};

const amountOf = ({ money, cost }: Complaint['remedies'][number]): number =>
  Math.max(money?.amount ?? 0, cost?.amount ?? 0);
const live = ({ remedies }: Complaint) =>
  remedies.filter(({ state }) => state === 'granted' || state === 'accepted' || state === 'fulfilled');

/** Whoever granted had the authority: a level high enough, amounts left, no part in it themselves (playbook §6). */
export const authorityHolds = (from: Complaint, to: Complaint, event: NewComplaintEvent, { context }: Tried): void => {
  if (event.type !== 'complaint.remedy-granted') return;
  const { remedyId, byId, authority } = event.payload;
  const remedy = to.remedies.find(({ id }) => id === remedyId);
  if (remedy === undefined) throw new Error('granted what is not there');
  claim(!from.conflicts.includes(byId), 'granted by somebody who is complained about');
  const amount = amountOf(remedy);
  if (authority === null || authority === undefined) {
    claim(['apology', 'explanation'].includes(remedy.kind) && amount === 0, `${remedy.kind} granted without authority`);
    return;
  }
  const { level } = authority;
  const approval = from.approvals.find((item) => item.remedyId === remedyId);
  if (approval === undefined) claim(byId === remedy.proposedById, 'granted by another, who was not asked');
  else claim(byId !== remedy.proposedById, 'approved by the proposer');
  const lent = approval?.delegateId === byId ? approval.delegateLevel : null;
  claim(
    [context.staff.get(byId)?.level, lent].includes(level),
    `granted with the authority of another level: ${level}`,
  );
  claim(
    level !== 'frontline' || !['replacement', 'other'].includes(remedy.kind),
    'the front line granted what it may not',
  );
  if (amount === 0) return;
  const currency = (remedy.money ?? remedy.cost)?.currency ?? '';
  const limits = MAY_GRANT[level]?.[currency];
  if (limits === undefined) {
    claim(level === 'senior' && approval !== undefined, `${currency} granted, which has no limits`);
    return;
  }
  const sum = live(to)
    .filter(({ complainantId }) => complainantId === remedy.complainantId)
    .reduce((total, item) => total + amountOf(item), 0);
  claim(sum <= limits[0], `${sum} ${currency} granted in one complaint by the ${level} level`);
  const customerId = to.complainants.find(({ id }) => id === remedy.complainantId)?.customerId ?? null;
  const year = context.yearlyAmounts.find((item) => item.customerId === customerId && item.currency === currency);
  if (customerId !== null)
    claim((year?.amount ?? 0) + amount <= limits[1], `more ${currency} in a year than the ${level} level may`);
};

/** What a level may change for, besides being escalated: the fact that lifts it stands in the same commit. */
const LIFTING: readonly NewComplaintEvent['type'][] = [
  'complaint.threat-flagged',
  'complaint.absorbed',
  'complaint.severity-set',
  'complaint.step-entered',
  'complaint.reopened',
  'complaint.escalated',
  'complaint.de-escalated',
];

/** Whether the level had a reason to change in this commit. */
export const raisedFor = (events: readonly NewComplaintEvent[]): boolean =>
  events.some(({ type }) => LIFTING.includes(type));
