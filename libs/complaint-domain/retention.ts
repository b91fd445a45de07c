/** Retention arithmetic of playbook §10. Money is integer minor units; shares are 0 … 1. */

export interface CustomerCounts {
  readonly start: number;
  readonly gained: number;
  readonly end: number;
}

/** Customers lost in a period: start − (end − gained). Throws RangeError for counts that are no whole numbers ≥ 0. */
export const customersLost = ({ start, gained, end }: CustomerCounts): number => {
  if (![start, gained, end].every((count) => Number.isSafeInteger(count) && count >= 0))
    throw new RangeError('customer counts are whole numbers of 0 or more');
  return start - (end - gained);
};

/** Churn rate = lost / end (playbook §10: measured against the customers at the end). Throws RangeError for end = 0. */
export const churnRate = (counts: CustomerCounts): number => {
  if (counts.end === 0) throw new RangeError('a churn rate needs customers at the end of the period');
  return customersLost(counts) / counts.end;
};

export interface LostGroup {
  readonly customers: number;
  /** Revenue per customer in minor units. */
  readonly revenuePerCustomer: number;
}

/** Loss = Σ customers × revenue × margin, in minor units, rounded to the nearest. */
export const churnLoss = (groups: readonly LostGroup[], margin: number): number =>
  Math.round(groups.reduce((sum, group) => sum + group.customers * group.revenuePerCustomer, 0) * margin);

export const HANDLINGS = ['not-complained', 'not-solved', 'solved', 'solved-quickly'] as const;
/** How a dissatisfied customer's matter was handled. */
export type Handling = (typeof HANDLINGS)[number];
export const MATTERS = ['small', 'large'] as const;
export type Matter = (typeof MATTERS)[number];
export type RepurchaseTable = Readonly<Record<Handling, Readonly<Record<Matter, number>>>>;

/** Share who buy again, by handling and size of the matter. A setting: another print has 0.74 for solved, small. */
export const REPURCHASE: RepurchaseTable = {
  'not-complained': { small: 0.37, large: 0.09 },
  'not-solved': { small: 0.46, large: 0.19 },
  solved: { small: 0.7, large: 0.54 },
  'solved-quickly': { small: 0.95, large: 0.82 },
};

/** Expected loss of a customer's revenue (minor units) if the matter ends so. */
export const expectedLoss = (
  revenue: number,
  matter: Matter,
  handling: Handling,
  table: RepurchaseTable = REPURCHASE,
): number => Math.round(revenue * (1 - table[handling][matter]));

/** Revenue at risk: what a bad end costs against the best one, in minor units; the price tag on an open complaint. */
export const revenueAtRisk = (revenue: number, matter: Matter, table: RepurchaseTable = REPURCHASE): number =>
  expectedLoss(revenue, matter, 'not-solved', table) - expectedLoss(revenue, matter, 'solved-quickly', table);

/** What being slower costs: solved against solved quickly, in minor units. */
export const costOfDelay = (revenue: number, matter: Matter, table: RepurchaseTable = REPURCHASE): number =>
  expectedLoss(revenue, matter, 'solved', table) - expectedLoss(revenue, matter, 'solved-quickly', table);

/** One complaint stands for some 27 dissatisfied customers (playbook §8). */
export const DISSATISFIED_PER_COMPLAINT = 27;

/** Estimated true number of dissatisfied customers behind so many complaints. */
export const estimatedDissatisfied = (complaints: number): number => complaints * DISSATISFIED_PER_COMPLAINT;
