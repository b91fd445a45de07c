import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Lets Nest, and every `new Logger(Name)` in our code, write through the one JSON logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest puts the context's name last, and for errors the stack before it. */
  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const fields: Record<string, unknown> = {};
    const texts = rest.filter((part): part is string => typeof part === 'string');
    const context = texts.at(-1);
    if (context !== undefined) fields['context'] = context;
    const stack = texts.length > 1 ? texts[0] : undefined;
    if (stack !== undefined) fields['stack'] = stack;
    const thrown = [message, ...rest].find((part) => part instanceof Error);
    if (thrown !== undefined) fields['err'] = thrown;
    for (const part of [message, ...rest]) {
      if (typeof part === 'object' && part !== null && !(part instanceof Error)) Object.assign(fields, part);
    }
    const text = typeof message === 'string' ? message : thrown?.message;
    if (text === undefined) this.logger[level](fields);
    else this.logger[level](fields, text);
  }
}
