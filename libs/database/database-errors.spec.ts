import { describe, expect, it } from '@jest/globals';
import {
  ConcurrentWrite,
  DatabaseUnavailable,
  isConnectionFailure,
  isRetryable,
  translated,
  violatedUnique,
} from './database-errors';

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

describe('errors of the database', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '08006'])('%s means that it is away', (code) => {
    expect(isConnectionFailure(withCode(code))).toBe(true);
    expect(translated(withCode(code))).toBeInstanceOf(DatabaseUnavailable);
  });

  it('knows a lost connection by the driver’s words, and in a bundle of errors', () => {
    expect(isConnectionFailure(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isConnectionFailure(new Error('timeout exceeded when trying to connect'))).toBe(true);
    expect(isConnectionFailure(new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]))).toBe(true);
  });

  it.each(['23505', '42P01', '22001'])('%s is an answer, and stays what it is', (code) => {
    const error = withCode(code);
    expect(isConnectionFailure(error)).toBe(false);
    expect(translated(error)).toBe(error);
  });

  it('tells writes that met from all others', () => {
    expect(isRetryable(withCode('40P01'))).toBe(true);
    expect(isRetryable(withCode('23505'))).toBe(false);
    expect(translated(withCode('40001'))).toBeInstanceOf(ConcurrentWrite);
    expect(translated(withCode('55P03'))).toBeInstanceOf(ConcurrentWrite);
  });

  it('names the unique rule that was broken, however the error is wrapped', () => {
    const broken = Object.assign(withCode('23505'), { constraint: 'staff_login_key' });
    expect(violatedUnique(broken)).toBe('staff_login_key');
    expect(violatedUnique(Object.assign(new Error('query failed'), { driverError: broken }))).toBe('staff_login_key');
    expect(violatedUnique(Object.assign(withCode('23503'), { constraint: 'complaint_unit_id_fkey' }))).toBeUndefined();
  });
});
