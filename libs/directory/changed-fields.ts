/** An object of which any member may be left out or be undefined, which means the same here. */
type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Leaves out what is undefined, so that spreading it over a row changes only what was given. */
export const withoutUndefined = <T extends object>(amendment: Loose<T>): Partial<T> =>
  Object.fromEntries(Object.entries(amendment).filter(([, value]) => value !== undefined)) as Partial<T>;

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));

/** Names of the members that differ; the log of the directory names fields and never holds their values. */
export const changedFields = <T extends object>(before: T, after: T): readonly (keyof T & string)[] =>
  (Object.keys(after) as (keyof T & string)[]).filter((key) => !isSame(before[key], after[key]));
