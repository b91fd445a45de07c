import type { Channel, ClockKind, Level, SettingId, Severity, Span, Step, Tier } from '@redress/contracts';

/** Kinds of clocks whose length a policy sets. Those of the others comes with the duty: until when a handover stands … */
export const POLICY_KINDS = [
  'acknowledge',
  'first-reply',
  'next-update',
  'step',
  'level',
  'resolution',
  'statutory',
  'approval',
  'task',
  'dealer-response',
] as const satisfies readonly ClockKind[];
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** How long one kind of clock runs. `step` is named for clocks of a step, `level` for clocks of a level, neither else. */
export interface ClockTerm {
  readonly kind: PolicyKind;
  readonly step?: Step | undefined;
  readonly level?: Level | undefined;
  readonly span: Span;
  /** After so much of the time (1–99) a warning; null: none. */
  readonly warnPercent: number | null;
}

/** Which complaints a policy is for; what is not named does not matter. */
export interface PolicyConditions {
  readonly tiers?: readonly Tier[] | undefined;
  /** Codes of categories. */
  readonly categories?: readonly string[] | undefined;
  readonly severities?: readonly Severity[] | undefined;
  readonly channels?: readonly Channel[] | undefined;
  readonly regulated?: boolean | undefined;
}

/** How long what may take (playbook §5–§7). Kept in versions: a complaint stays under the one it began with. */
export interface ClockPolicyBody {
  readonly conditions: PolicyConditions;
  readonly terms: readonly ClockTerm[];
  /** As long as we may wait for the customer at a time. */
  readonly waitingLimit: Span;
  /** As long as nobody may do anything on an open complaint before that is an alarm. */
  readonly silence: Span;
}

/** One version of a policy, and how far above the complaint's unit it is kept: 0 is the unit itself. */
export interface PolicyInForce {
  readonly id: SettingId;
  readonly version: number;
  readonly unitsAway: number;
  readonly body: ClockPolicyBody;
}

/** What the choice of a policy goes by. */
export interface PolicyFacts {
  readonly tier: Tier | null;
  readonly categories: readonly string[];
  readonly severity: Severity | null;
  readonly channel: Channel;
  readonly regulated: boolean;
}

const MOST_WARNED = 75;
const term = (kind: PolicyKind, amount: number, unit: Span['unit'], of: Pick<ClockTerm, 'step' | 'level'> = {}) => ({
  kind,
  ...of,
  span: { unit, amount },
  warnPercent: MOST_WARNED,
});

/**
 * What holds where a company has set nothing: a substantive answer within 24 hours (playbook §5), the eight weeks of
 * the statutory deadline (field notes §1.5), and lengths between them that an ordinary desk can keep.
 */
export const DEFAULT_CLOCK_POLICY: ClockPolicyBody = {
  conditions: {},
  terms: [
    term('acknowledge', 120, 'minutes'),
    term('first-reply', 24 * 60, 'minutes'),
    term('next-update', 5, 'business-days'),
    term('step', 1, 'business-days', { step: 'atmosphere' }),
    term('step', 2, 'business-days', { step: 'diagnose' }),
    term('step', 2, 'business-days', { step: 'agree' }),
    term('step', 3, 'business-days', { step: 'solve' }),
    term('step', 5, 'business-days', { step: 'follow-through' }),
    term('level', 3, 'business-days', { level: 'frontline' }),
    term('level', 3, 'business-days', { level: 'middle' }),
    term('level', 4, 'business-days', { level: 'senior' }),
    term('resolution', 10, 'business-days'),
    term('statutory', 8, 'weeks'),
    term('approval', 1, 'business-days'),
    term('dealer-response', 2, 'business-days'),
  ],
  waitingLimit: { unit: 'business-days', amount: 10 },
  silence: { unit: 'business-days', amount: 3 },
};

/** The default under the id and version that a complaint keeps. */
export const DEFAULT_POLICY_IN_FORCE: PolicyInForce = {
  id: '00000000-0000-7000-8000-000000000002' as SettingId,
  version: 0,
  unitsAway: Number.MAX_SAFE_INTEGER,
  body: DEFAULT_CLOCK_POLICY,
};

const among = <T>(wanted: readonly T[] | undefined, found: T | null): boolean =>
  wanted === undefined || (found !== null && wanted.includes(found));

/** Whether a policy is for a complaint of these facts. */
export const policyFits = ({ conditions }: ClockPolicyBody, facts: PolicyFacts): boolean =>
  among(conditions.tiers, facts.tier) &&
  (conditions.categories === undefined || facts.categories.some((code) => conditions.categories?.includes(code))) &&
  among(conditions.severities, facts.severity) &&
  among(conditions.channels, facts.channel) &&
  (conditions.regulated === undefined || conditions.regulated === facts.regulated);

const specificity = ({ conditions }: ClockPolicyBody): number =>
  Object.values(conditions).filter((wanted) => wanted !== undefined).length;

/**
 * The policy for a complaint: of those that fit the nearest going up the tree of units, of these the one that asks for
 * most, of equals the one set up first. The built-in one where none fits.
 */
export const choosePolicy = (policies: readonly PolicyInForce[], facts: PolicyFacts): PolicyInForce =>
  policies
    .filter(({ body }) => policyFits(body, facts))
    .reduce<PolicyInForce | null>((best, policy) => {
      if (best === null) return policy;
      const nearer = best.unitsAway - policy.unitsAway;
      const moreSpecific = specificity(policy.body) - specificity(best.body);
      if (nearer !== 0) return nearer > 0 ? policy : best;
      if (moreSpecific !== 0) return moreSpecific > 0 ? policy : best;
      return policy.id < best.id ? policy : best;
    }, null) ?? DEFAULT_POLICY_IN_FORCE;

/** The term of a policy for one kind of clock; undefined where the policy has none. */
export const termFor = (
  policy: ClockPolicyBody | null,
  kind: PolicyKind,
  of: Pick<ClockTerm, 'step' | 'level'> = {},
): ClockTerm | undefined =>
  policy?.terms.find((item) => item.kind === kind && item.step === of.step && item.level === of.level);
