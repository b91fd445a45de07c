import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { CONFIG_KEYS, ConfigError, parseConfig } from './config';
import { projectRoot } from './project-root';

const DATABASE_URL = 'postgres://redress:x@127.0.0.1/redress';
const SESSION_SECRET = '5b2f0c6d1e7a49388c4d90aa6be1f2735b2f0c6d1e7a4938';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the configuration', () => {
  it('needs no more than a database to try things out', () => {
    const config = parseConfig({ DATABASE_URL });
    expect(config).toMatchObject({
      environment: 'development',
      port: 3200,
      publicUrl: 'http://127.0.0.1:3200',
      databaseRole: 'redress_app',
      redisUrl: null,
      smtpUrl: null,
      messageHoldSeconds: 5,
      dataDirectory: join(projectRoot, '.data'),
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty variable as one that is not set, and an empty role as none', () => {
    expect(parseConfig({ DATABASE_URL, REDIS_URL: '', PORT: '', DATABASE_ROLE: '' })).toMatchObject({
      redisUrl: null,
      port: 3200,
      databaseRole: null,
    });
  });

  it('names every key at fault at once, and never a value', () => {
    const problems = problemsOf({
      PORT: '99999',
      REDIS_URL: 'http://hunter2',
      SESSION_SECRET: 'hunter2',
      LOG_LEVEL: 'loud',
    });
    expect(problems.map((problem) => problem.split(/[: ]/)[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'REDIS_URL',
      'SESSION_SECRET',
      'LOG_LEVEL',
    ]);
    expect(problems.join()).not.toContain('hunter2');
  });

  it.each([
    ['a missing secret', undefined, 'SESSION_SECRET is missing'],
    ['a placeholder', 'change-me-change-me-change-me-change-me', 'SESSION_SECRET is still a placeholder'],
  ])('does not start production with %s', (_what, secret, problem) => {
    const environment = {
      NODE_ENV: 'production',
      DATABASE_URL,
      ...(secret === undefined ? {} : { SESSION_SECRET: secret }),
    };
    expect(problemsOf(environment)).toEqual([expect.stringContaining(problem)]);
    expect(problemsOf({ NODE_ENV: 'production', DATABASE_URL, SESSION_SECRET })).toEqual([]);
  });

  it('is told whole by .env.example, which production refuses until its secret is replaced', () => {
    const example = Object.fromEntries(
      Object.entries(parseEnv(readFileSync(join(projectRoot, '.env.example'), 'utf8'))).map(([key, value]) => [
        key,
        value ?? '',
      ]),
    );
    expect(Object.keys(example).sort()).toEqual([...CONFIG_KEYS].sort());
    expect(problemsOf(example)).toEqual([expect.stringContaining('SESSION_SECRET is still a placeholder')]);
    expect(problemsOf({ ...example, SESSION_SECRET })).toEqual([]);
  });
});
