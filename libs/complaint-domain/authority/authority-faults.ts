import { type Fault, type Level, LEVELS, REMEDY_KINDS } from '@redress/contracts';
import { type AuthorityBody, type AuthorityLimit, limitIn } from './authority-body';

/** More currencies than this are a slip. */
export const MOST_CURRENCIES = 30;

const CURRENCY = /^[A-Z]{3}$/;

const faultsOfAmount = (amount: number | null, path: string): readonly Fault[] =>
  amount === null || (Number.isSafeInteger(amount) && amount >= 0)
    ? []
    : [{ code: 'field.range', path, values: { min: 0, max: Number.MAX_SAFE_INTEGER } }];

/** The positions of entries that name something a second time. */
const repeated = (names: readonly string[]): readonly number[] =>
  names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));

const faultsOfLimit = ({ currency, perComplaint, perCustomerYear }: AuthorityLimit, path: string): readonly Fault[] => [
  ...(CURRENCY.test(currency) ? [] : [{ code: 'limit.currency', path: `${path}.currency` } as const]),
  ...faultsOfAmount(perComplaint, `${path}.perComplaint`),
  ...faultsOfAmount(perCustomerYear, `${path}.perCustomerYear`),
  ...(perComplaint !== null && perCustomerYear !== null && perComplaint > perCustomerYear
    ? [{ code: 'limit.year-below-complaint', path: `${path}.perCustomerYear` } as const]
    : []),
];

const faultsOfLevel = (level: Level, { levels }: AuthorityBody): readonly Fault[] => {
  const { kinds, limits } = levels[level];
  const path = `levels.${level}`;
  if (limits.length > MOST_CURRENCIES)
    return [{ code: 'field.size', path: `${path}.limits`, values: { max: MOST_CURRENCIES } }];
  return [
    ...repeated(kinds).map((index): Fault => ({ code: 'authority.kind-twice', path: `${path}.kinds[${index}]` })),
    ...limits.flatMap((limit, index) => faultsOfLimit(limit, `${path}.limits[${index}]`)),
    ...repeated(limits.map(({ currency }) => currency)).map((index): Fault => ({
      code: 'limit.currency-twice',
      path: `${path}.limits[${index}].currency`,
    })),
  ];
};

const exceeds = (lower: number | null, higher: number | null): boolean =>
  higher !== null && (lower === null || lower > higher);

/** What a level is allowed that the one above it is not: then asking above would ask somebody who may less. */
const faultsBetween = (lower: Level, higher: Level, { levels }: AuthorityBody): readonly Fault[] => {
  const [below, above] = [levels[lower], levels[higher]];
  const path = `levels.${lower}`;
  const missing = above.limits.filter(({ currency }) => limitIn(below, currency) === null);
  return [
    ...below.kinds.flatMap((kind, index): Fault[] =>
      above.kinds.includes(kind) ? [] : [{ code: 'authority.kind-not-above', path: `${path}.kinds[${index}]` }],
    ),
    ...below.limits.flatMap((limit, index): Fault[] => {
      const most = limitIn(above, limit.currency);
      const at = `${path}.limits[${index}]`;
      if (most === null) return [{ code: 'authority.currencies-mixed', path: `${at}.currency` }];
      return (['perComplaint', 'perCustomerYear'] as const)
        .filter((field) => exceeds(limit[field], most[field]))
        .map((field) => ({ code: 'authority.more-than-above', path: `${at}.${field}` }));
    }),
    ...missing.map(({ currency }): Fault => ({
      code: 'authority.currency-missing',
      path: `${path}.limits`,
      values: { currency },
    })),
  ];
};

/**
 * What is wrong with an authority, before it is stored: amounts that are none, one currency twice or at one level only, a
 * lower level that may more than a higher one, a kind of remedy that nobody may grant.
 */
export const faultsOfAuthority = (body: AuthorityBody): readonly Fault[] => {
  const granted = new Set(LEVELS.flatMap((level) => body.levels[level].kinds));
  return [
    ...LEVELS.flatMap((level) => faultsOfLevel(level, body)),
    ...LEVELS.slice(1).flatMap((higher, index) => {
      const lower = LEVELS[index];
      return lower === undefined ? [] : faultsBetween(lower, higher, body);
    }),
    ...REMEDY_KINDS.filter((kind) => !granted.has(kind)).map((kind): Fault => ({
      code: 'authority.kind-for-nobody',
      path: 'levels',
      values: { kind },
    })),
  ];
};
