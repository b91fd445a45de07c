/** Says what is wrong with a claim; thrown instead of asserted, as asserting three million times takes a minute. */
export const claim = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

/** Whether no id stands there twice. */
export const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
