import { type CustomerId, type Instant, type Money, type RemedyKind, type RemedyState } from '@redress/contracts';
import type { Complaint, Remedy } from '../complaint';

/** What a remedy gives and what it costs. */
export type Priced = Pick<Remedy, 'money' | 'cost'>;

/**
 * What a remedy counts for: what the customer gets or what it costs the house, whichever is more, so that nothing grows
 * by being booked as the other. Null where neither is said.
 */
export const worthOf = ({ money, cost }: Priced): Money | null => {
  if (money === null || cost === null) return money ?? cost;
  return cost.amount > money.amount ? cost : money;
};

/** The same remedy worth no more than an amount. */
export const cutTo = ({ money, cost }: Priced, most: Money): Priced => {
  const cut = (part: Money | null): Money | null => (part === null || part.amount <= most.amount ? part : most);
  return { money: cut(money), cost: cut(cost) };
};

/** Anybody who handles a complaint may say sorry and explain, as long as that costs nothing. */
const IN_EVERYONES_AUTHORITY: readonly RemedyKind[] = ['apology', 'explanation'];

export const isEveryones = (kind: RemedyKind, worth: Money | null): boolean =>
  IN_EVERYONES_AUTHORITY.includes(kind) && (worth?.amount ?? 0) === 0;

/** Granted and neither declined nor taken back: what counts against a limit. */
const COUNTED: readonly RemedyState[] = ['granted', 'accepted', 'fulfilled'];
export const counts = ({ state }: Pick<Remedy, 'state'>): boolean => COUNTED.includes(state);

const customerOf = (complaint: Complaint, complainantId: Remedy['complainantId']): CustomerId | null =>
  complaint.complainants.find(({ id }) => id === complainantId)?.customerId ?? null;

/**
 * What this complaint has granted one complainant so far, in a currency: each of several has a budget of their own
 * (playbook §1). A customer who withdrew and came back is the same customer.
 */
export const grantedTo = (complaint: Complaint, complainantId: Remedy['complainantId'], currency: string): number => {
  const customerId = customerOf(complaint, complainantId);
  return complaint.remedies
    .filter(counts)
    .filter((remedy) =>
      customerId === null
        ? remedy.complainantId === complainantId
        : customerOf(complaint, remedy.complainantId) === customerId,
    )
    .map(worthOf)
    .reduce((sum, worth) => (worth?.currency === currency ? sum + worth.amount : sum), 0);
};

/** The calendar year (UTC) in whose amount something granted at an instant counts. */
export const yearOf = (at: Instant): number => Number(at.slice(0, 4));

/** Amount of a customer's year, in minor units. */
export interface YearlyAmount {
  readonly customerId: CustomerId;
  readonly year: number;
  readonly currency: string;
  readonly amount: number;
}

/** What one remedy takes of its customer's year; null where it counts for nobody or for nothing. */
export const yearlyAmountOf = (complaint: Complaint, remedy: Remedy): YearlyAmount | null => {
  const worth = worthOf(remedy);
  const customerId = customerOf(complaint, remedy.complainantId);
  if (!counts(remedy) || remedy.grantedAt === null || worth === null || worth.amount === 0 || customerId === null)
    return null;
  return { customerId, year: yearOf(remedy.grantedAt), currency: worth.currency, amount: worth.amount };
};
