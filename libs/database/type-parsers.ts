import pg from 'pg';
import { instantFromSql } from './instant-text';

const exactNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit into a number exactly`);
  return value;
};

const ours = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, instantFromSql],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, exactNumber],
]);

/**
 * How values come out of our own pool: moments as Instants (`infinity` as null), days as `YYYY-MM-DD`, 64-bit integers
 * as exact numbers. Set on our connections only, so that a library with a pool of its own keeps what it expects.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: string) =>
    (format === 'binary' ? undefined : ours.get(id)) ??
    (pg.types.getTypeParser(id, 'text') as (text: string) => unknown),
};
