import pg from 'pg';
import { instantFromSql } from './instant-text';

const TIMESTAMPTZ = pg.types.builtins.TIMESTAMPTZ;
const DATE = pg.types.builtins.DATE;
const INT8 = pg.types.builtins.INT8;

const exactNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit into a number exactly`);
  return value;
};

/**
 * How values come out of our own pool: moments as Instants (`infinity` as null), days as `YYYY-MM-DD`, 64-bit integers
 * as exact numbers. Set on our connections only, so that a library with a pool of its own keeps what it expects.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (id === TIMESTAMPTZ) return instantFromSql;
      if (id === DATE) return (text: string) => text;
      if (id === INT8) return exactNumber;
    }
    return pg.types.getTypeParser(id, format === 'binary' ? 'binary' : 'text') as (value: string) => unknown;
  }) as pg.CustomTypesConfig['getTypeParser'],
};
