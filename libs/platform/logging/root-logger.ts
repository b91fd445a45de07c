import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config/config';
import { currentLogContext } from './log-context';
import { inSourceLines } from './source-lines';

/** The processes that write logs. */
export type ProcessName = 'api' | 'worker' | 'cli';

/**
 * Keys that may hold a secret or a person's words. Bodies are never handed to the logger in the first place; this
 * catches what slips in inside an error or a library's own message.
 */
const REDACTED = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'apiKey',
  'body',
  '*.password',
  '*.secret',
  '*.token',
  '*.authorization',
  '*.cookie',
  'headers.authorization',
  'headers.cookie',
  'headers["set-cookie"]',
  'headers["x-api-key"]',
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-api-key"]',
  'req.body',
  'err.parameters',
  'err.driverError.parameters',
  'err.query',
  'err.detail',
  'err.driverError',
];

const thrown = (error: Error): object => {
  const told = pino.stdSerializers.err(error);
  return { ...told, stack: inSourceLines(told.stack) };
};

/** A JSON logger, one line an event, each with the ids of what was being handled. Times are ISO-8601 UTC. */
export function createRootLogger(
  config: Pick<Config, 'logLevel'>,
  processName: ProcessName,
  destination?: DestinationStream,
): Logger {
  const options = {
    level: config.logLevel,
    base: { process: processName },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => ({ ...currentLogContext() }),
    serializers: { err: thrown, stack: inSourceLines },
    redact: { paths: REDACTED, censor: '[redacted]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
