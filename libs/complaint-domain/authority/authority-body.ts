import { type Level, LEVELS, REMEDY_KINDS, type RemedyKind } from '@redress/contracts';

/** How much may be granted in one currency; minor units. Null: no limit. */
export interface AuthorityLimit {
  readonly currency: string;
  /** For one customer in one complaint. */
  readonly perComplaint: number | null;
  /** For one customer in a calendar year (UTC), all complaints together. */
  readonly perCustomerYear: number | null;
}

/** What people of one level may grant at once. */
export interface LevelAuthority {
  readonly kinds: readonly RemedyKind[];
  /**
   * One entry for each currency. A currency that is not named has no limits, so nobody grants an amount in it at once:
   * that goes to the senior level, where somebody else than the proposer decides.
   */
  readonly limits: readonly AuthorityLimit[];
}

/** Which remedies each level may grant at once, and up to which amounts (playbook §6). */
export interface AuthorityBody {
  readonly levels: Readonly<Record<Level, LevelAuthority>>;
}

export const SENIOR: Level = 'senior';

/** Levels above one, lowest first. */
export const levelsAbove = (level: Level): readonly Level[] => LEVELS.slice(LEVELS.indexOf(level) + 1);

const limit = (currency: string, perComplaint: number | null, perCustomerYear: number | null): AuthorityLimit => ({
  currency,
  perComplaint,
  perCustomerYear,
});

const BIG_MATTERS: readonly RemedyKind[] = ['replacement', 'other'];

/**
 * Where a company has set nothing: the front line settles what most complaints need on the spot (playbook §6, why
 * empower the front line), the middle ten times that, and the senior level anything.
 */
export const DEFAULT_AUTHORITY: AuthorityBody = {
  levels: {
    frontline: {
      kinds: REMEDY_KINDS.filter((kind) => !BIG_MATTERS.includes(kind)),
      limits: [limit('CNY', 500_00, 1_000_00), limit('EUR', 60_00, 120_00), limit('USD', 70_00, 140_00)],
    },
    middle: {
      kinds: REMEDY_KINDS,
      limits: [limit('CNY', 5_000_00, 10_000_00), limit('EUR', 600_00, 1_200_00), limit('USD', 700_00, 1_400_00)],
    },
    senior: {
      kinds: REMEDY_KINDS,
      limits: [limit('CNY', null, null), limit('EUR', null, null), limit('USD', null, null)],
    },
  },
};

/** What people of a level may grant under this authority. */
export const authorityOf = (level: Level, { levels }: AuthorityBody): LevelAuthority => levels[level];

/** The limits of a level in a currency, or null where it names none. */
export const limitIn = (authority: LevelAuthority, currency: string): AuthorityLimit | null =>
  authority.limits.find((item) => item.currency === currency) ?? null;
