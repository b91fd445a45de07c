import type { Level, RemedyKind } from '@redress/contracts';
import type { Actor } from '../actor';
import type { Complaint, Remedy } from '../complaint';
import { remaining } from '../gates';
import { isInConflict } from '../standing';
import { authorityOf } from './authority-body';
import { type Allowance, allowancesOf, type AuthorityContext, leftOf } from './coverage';
import { worthOf } from './worth';

/** What may be granted to one complainant now, in one currency; minor units. */
export interface MeterReading {
  readonly complainantId: Remedy['complainantId'];
  readonly currency: string;
  /** What may be granted at once now; null: no limit. */
  readonly left: number | null;
  readonly perComplaint: Allowance;
  /** Null for somebody anonymous. */
  readonly perCustomerYear: Allowance | null;
}

/** "You may grant 300 of 500 now": what somebody may grant on a complaint at once (playbook §6). */
export interface AuthorityMeter {
  readonly level: Level;
  /** Kinds that may be granted at once; apology and explanation are always there, as long as they cost nothing. */
  readonly kinds: readonly RemedyKind[];
  readonly readings: readonly MeterReading[];
}

const currenciesOf = (complaint: Complaint, level: Level, { inForce }: AuthorityContext): readonly string[] => {
  const bound = complaint.remedies
    .filter(({ state }) => state !== 'withdrawn' && state !== 'declined')
    .map((remedy) => worthOf(remedy)?.currency)
    .find((currency) => currency !== undefined);
  return bound === undefined
    ? authorityOf(level, inForce.of('authority').body).limits.map(({ currency }) => currency)
    : [bound];
};

/**
 * The meter of somebody for a complaint; null for the house itself and for whoever the complaint is about. Once the
 * complaint has a currency only that one is read; one without limits reads as nothing to grant.
 */
export const authorityMeter = (
  complaint: Complaint,
  actor: Actor,
  context: AuthorityContext,
): AuthorityMeter | null => {
  if (actor.kind === 'system' || isInConflict(complaint, actor)) return null;
  const { level } = actor;
  const nothing = { limit: 0, used: 0, left: 0 };
  return {
    level,
    kinds: authorityOf(level, context.inForce.of('authority').body).kinds,
    readings: remaining(complaint).flatMap(({ id: complainantId }) =>
      currenciesOf(complaint, level, context).map((currency): MeterReading => {
        const allowances = allowancesOf(complaint, complainantId, currency, level, context);
        return allowances === null
          ? { complainantId, currency, left: 0, perComplaint: nothing, perCustomerYear: null }
          : { complainantId, currency, left: leftOf(allowances), ...allowances };
      }),
    ),
  };
};
