import { type Level, LEVELS, type Money, type RemedyKind } from '@redress/contracts';
import type { Complaint, Remedy } from '../complaint';
import type { DecisionContext } from '../decision';
import { authorityOf, limitIn, levelsAbove, SENIOR } from './authority-body';
import { grantedTo, isEveryones, yearOf } from './worth';

/** What somebody would grant. */
export interface Asked {
  readonly kind: RemedyKind;
  readonly complainantId: Remedy['complainantId'];
  /** Null: worth no money. */
  readonly worth: Money | null;
}

/** What is left of an amount. `limit` and `left` are null where there is no limit. */
export interface Allowance {
  readonly limit: number | null;
  readonly used: number;
  readonly left: number | null;
}

/** The part of a decision's context that authority hangs on. */
export type AuthorityContext = Pick<DecisionContext, 'inForce' | 'yearlyAmounts' | 'now'>;

const allowance = (limit: number | null, used: number): Allowance => ({
  limit,
  used,
  left: limit === null ? null : Math.max(0, limit - used),
});

/** What one complainant may still be granted at a level, in a currency: in this complaint, and of the customer's year. */
export interface Allowances {
  readonly perComplaint: Allowance;
  /** Null for somebody anonymous, whose other complaints nobody knows. */
  readonly perCustomerYear: Allowance | null;
}

/** The allowances of a level; null where it has no limits in this currency and so may grant nothing in it. */
export const allowancesOf = (
  complaint: Complaint,
  complainantId: Remedy['complainantId'],
  currency: string,
  level: Level,
  { inForce, yearlyAmounts, now }: AuthorityContext,
): Allowances | null => {
  const limits = limitIn(authorityOf(level, inForce.of('authority').body), currency);
  if (limits === null) return null;
  const customerId = complaint.complainants.find(({ id }) => id === complainantId)?.customerId ?? null;
  const year = yearOf(now);
  const used = yearlyAmounts
    .filter((item) => item.customerId === customerId && item.year === year && item.currency === currency)
    .reduce((sum, { amount }) => sum + amount, 0);
  return {
    perComplaint: allowance(limits.perComplaint, grantedTo(complaint, complainantId, currency)),
    perCustomerYear: customerId === null ? null : allowance(limits.perCustomerYear, used),
  };
};

/** The smaller of what is left; null: no limit. */
export const leftOf = ({ perComplaint, perCustomerYear }: Allowances): number | null => {
  const left = [perComplaint.left, perCustomerYear?.left ?? null].filter((amount) => amount !== null);
  return left.length === 0 ? null : Math.min(...left);
};

/**
 * Why a level may not grant something: never this kind, no limits in this currency, or less is left than is asked.
 * `left` is the amount that it may still grant.
 */
export type Shortfall = { readonly cause: 'kind' | 'currency' } | { readonly cause: 'amount'; readonly left: Money };

/** The shortfall of a level's authority, or null where it covers what is asked. */
export const shortfallOf = (
  complaint: Complaint,
  { kind, complainantId, worth }: Asked,
  level: Level,
  context: AuthorityContext,
): Shortfall | null => {
  if (isEveryones(kind, worth)) return null;
  if (!authorityOf(level, context.inForce.of('authority').body).kinds.includes(kind)) return { cause: 'kind' };
  if (worth === null || worth.amount === 0) return null;
  const allowances = allowancesOf(complaint, complainantId, worth.currency, level, context);
  if (allowances === null) return { cause: 'currency' };
  const left = leftOf(allowances);
  return left === null || worth.amount <= left
    ? null
    : { cause: 'amount', left: { amount: left, currency: worth.currency } };
};

/**
 * The lowest level that may grant something, of those given. Where none may, the senior level all the same: it can
 * offer less, and decides what has no limits.
 */
export const lowestLevelFor = (
  complaint: Complaint,
  asked: Asked,
  context: AuthorityContext,
  among: readonly Level[] = LEVELS,
): Level => among.find((level) => shortfallOf(complaint, asked, level, context) === null) ?? SENIOR;

/** The next level up for something that a level may not grant. */
export const nextLevelFor = (complaint: Complaint, asked: Asked, level: Level, context: AuthorityContext): Level =>
  lowestLevelFor(complaint, asked, context, levelsAbove(level));
