import { describe, expect, it } from '@jest/globals';
import { addToLogContext, withLogContext } from './log-context';
import { NestLogger } from './nest-logger';
import { createRootLogger } from './root-logger';

function captured(write: (logger: NestLogger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  const logger = createRootLogger({ logLevel: 'debug' }, 'api', { write: (line) => void lines.push(line) });
  write(new NestLogger(logger));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('carries the ids of what is being handled, and only there', () => {
    const lines = captured((logger) => {
      withLogContext({ correlationId: 'c-1' }, () => {
        addToLogContext({ complaintId: 'k-1' });
        logger.log('inside', 'Intake');
      });
      logger.log('outside');
    });
    expect(lines[0]).toMatchObject({
      level: 'info',
      process: 'api',
      correlationId: 'c-1',
      complaintId: 'k-1',
      context: 'Intake',
      msg: 'inside',
    });
    expect(lines[0]?.['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(lines[1]).not.toHaveProperty('correlationId');
  });

  it('shows no secret and no body', () => {
    const secrets = {
      password: 'hunter2',
      body: { words: 'hunter2' },
      headers: { authorization: 'Bearer hunter2', cookie: 'redress_session=hunter2' },
      login: { password: 'hunter2', token: 'hunter2' },
    };
    const failure = Object.assign(new Error('duplicate key'), { parameters: ['hunter2'], detail: 'Key (x)=(hunter2)' });
    const lines = captured((logger) => {
      logger.warn(secrets, 'Login');
      logger.error(failure, 'Database');
    });
    expect(JSON.stringify(lines)).not.toContain('hunter2');
    expect(lines[1]).toMatchObject({ level: 'error', msg: 'duplicate key', err: { type: 'Error' } });
  });
});
