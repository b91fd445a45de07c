const INHERITED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/**
 * Names every object has already (`__proto__`, `constructor`, `toString` …). As keys of data they would change what an
 * object is, or be lost on the way, so no request may use them.
 */
export const isInheritedName = (name: string): boolean => INHERITED.has(name);
