import { type Fault, LEVELS, STEPS } from '@redress/contracts';
import { faultsOfSpan } from '../calendars/span';
import { type ClockPolicyBody, type ClockTerm, POLICY_KINDS, type PolicyConditions } from './clock-policy';

/** A term for every kind, step and level there can be. */
export const MOST_TERMS = POLICY_KINDS.length + STEPS.length + LEVELS.length;
/** So many categories can stand in one condition. */
export const MOST_CATEGORIES = 200;

const keyOf = ({ kind, step, level }: ClockTerm): string => `${kind} ${step ?? ''} ${level ?? ''}`;

const faultsOfTerm = (term: ClockTerm, path: string): readonly Fault[] => {
  const faults: Fault[] = [...faultsOfSpan(term.span, `${path}.span`)];
  const { warnPercent } = term;
  if (warnPercent !== null && !(Number.isSafeInteger(warnPercent) && warnPercent >= 1 && warnPercent <= 99))
    faults.push({ code: 'field.range', path: `${path}.warnPercent`, values: { min: 1, max: 99 } });
  if ((term.kind === 'step') !== (term.step !== undefined)) faults.push({ code: 'term.step', path: `${path}.step` });
  if ((term.kind === 'level') !== (term.level !== undefined))
    faults.push({ code: 'term.level', path: `${path}.level` });
  return faults;
};

/** A condition that nothing meets makes a policy that is never chosen, which is never what somebody meant. */
const faultsOfConditions = ({ tiers, categories, severities, channels }: PolicyConditions): readonly Fault[] => {
  const lists: readonly (readonly [string, readonly unknown[] | undefined])[] = [
    ['tiers', tiers],
    ['categories', categories],
    ['severities', severities],
    ['channels', channels],
  ];
  const faults = lists.flatMap(([name, list]): Fault[] => {
    const path = `conditions.${name}`;
    if (list === undefined) return [];
    if (list.length === 0) return [{ code: 'condition.empty', path }];
    return new Set(list).size === list.length ? [] : [{ code: 'condition.duplicate', path }];
  });
  return (categories?.length ?? 0) > MOST_CATEGORIES
    ? [...faults, { code: 'field.size', path: 'conditions.categories', values: { max: MOST_CATEGORIES } }]
    : faults;
};

/** Everything wrong with a clock policy beyond the types of its fields; empty where it can be used. */
export const faultsOfClockPolicy = ({
  conditions,
  terms,
  waitingLimit,
  silence,
}: ClockPolicyBody): readonly Fault[] => {
  if (terms.length > MOST_TERMS) return [{ code: 'field.size', path: 'terms', values: { max: MOST_TERMS } }];
  const faults: Fault[] = [...faultsOfConditions(conditions)];
  const seen = new Set<string>();
  terms.forEach((term, index) => {
    const path = `terms[${index}]`;
    if (seen.has(keyOf(term))) faults.push({ code: 'term.duplicate', path });
    seen.add(keyOf(term));
    faults.push(...faultsOfTerm(term, path));
  });
  faults.push(...faultsOfSpan(waitingLimit, 'waitingLimit'), ...faultsOfSpan(silence, 'silence'));
  return faults;
};
