import { resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root';
import { StartupError } from '../failure/startup-error';

/** Words that stand in an example file where a secret belongs. */
const PLACEHOLDERS = /change[-_ ]?me|placeholder|example|secret-here|replace|xxxx|development-only/i;

/** Good enough to try things out; {@link parseConfig} refuses it in production because it matches {@link PLACEHOLDERS}. */
const DEVELOPMENT_SECRET = 'development-only-not-a-secret-at-all';

/** An empty line in an env file means "not set". */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);

const url = (schemes: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    message: `must be an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  });

const shape = {
  /** development, test or production. Production refuses placeholder secrets. */
  NODE_ENV: optional(z.enum(['development', 'test', 'production'])),
  /** Address the api listens on. */
  HOST: optional(z.string().min(1)),
  /** Port the api listens on. */
  PORT: optional(wholeNumber(1, 65_535)),
  /** The PostgreSQL that holds the truth. `npm start` fills it in when it starts its own. */
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  /** The role the api and the worker act as: it cannot change or delete an event. Empty: act as the user of DATABASE_URL. */
  DATABASE_ROLE: z
    .string()
    .regex(/^([a-z_][a-z0-9_]{0,62})?$/, 'must be a plain PostgreSQL role name, or empty')
    .optional(),
  /** Connections each process keeps to PostgreSQL. */
  DATABASE_POOL_SIZE: optional(wholeNumber(2, 500)),
  /** When set: queues, presence, leases and rate counters live in this Redis. */
  REDIS_URL: optional(url(['redis:', 'rediss:'])),
  /** Folder for the embedded database, attachments and logs. */
  REDRESS_DATA_DIR: optional(z.string().min(1)),
  /** Signs session cookies and customers' links. */
  SESSION_SECRET: optional(z.string().min(32, 'must be at least 32 characters')),
  /** Hours a signed-in person stays signed in. */
  SESSION_HOURS: optional(wholeNumber(1, 720)),
  /** The address people reach Redress under; https makes cookies Secure. */
  PUBLIC_URL: optional(url(['http:', 'https:'])),
  /** Proxies in front of the api whose X-Forwarded-For is believed: a number of hops, 0 for none. */
  TRUSTED_PROXY_HOPS: optional(wholeNumber(0, 10)),
  /** Mail server for what customers are told. Without it mails stay in the outbox. */
  SMTP_URL: optional(url(['smtp:', 'smtps:'])),
  /** Sender of those mails. */
  MAIL_FROM: optional(z.string().regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'must be a mail address')),
  /** Seconds in which a person can still take back what they wrote. */
  MESSAGE_HOLD_SECONDS: optional(wholeNumber(0, 600)),
  /** Largest attachment, in bytes. */
  ATTACHMENT_MAX_BYTES: optional(wholeNumber(1, 1_073_741_824)),
  /** Largest JSON body, in bytes. */
  BODY_MAX_BYTES: optional(wholeNumber(1_024, 67_108_864)),
  /** Jobs one worker process handles at a time in each queue. */
  WORKER_CONCURRENCY: optional(wholeNumber(1, 200)),
  /** Port on HOST where the worker tells its health and figures; 0 for none. */
  WORKER_HEALTH_PORT: optional(wholeNumber(0, 65_535)),
  /** fatal, error, warn, info, debug, trace or silent. */
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
};

const schema = z.object(shape);

/** Every key Redress reads from its environment, in the order of `.env.example`. */
export const CONFIG_KEYS = Object.keys(shape) as readonly (keyof typeof shape)[];

/** What Redress was told about its surroundings: parsed once, never changed. */
export interface Config {
  readonly environment: 'development' | 'test' | 'production';
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** null: act as the user of the address itself. */
  readonly databaseRole: string | null;
  readonly databasePoolSize: number;
  /** null: queues run on PostgreSQL and presence lives in the one api process. */
  readonly redisUrl: string | null;
  /** Absolute path. */
  readonly dataDirectory: string;
  readonly sessionSecret: string;
  readonly sessionHours: number;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly trustedProxyHops: number;
  /** null: mails wait in the outbox. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly messageHoldSeconds: number;
  readonly attachmentMaxBytes: number;
  readonly bodyMaxBytes: number;
  readonly workerConcurrency: number;
  /** null: the worker listens nowhere. */
  readonly workerHealthPort: number | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** Thrown before anything starts. The message names every key at fault and never repeats a value, which may be a secret. */
export class ConfigError extends StartupError {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`Redress cannot start with this configuration:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/**
 * Turns environment variables into a {@link Config}; unknown variables are ignored.
 * @throws ConfigError naming each missing or wrong key
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => {
        const key = String(issue.path[0]);
        const missing = environment[key] === undefined || environment[key] === '';
        return missing ? `${key} is missing.` : `${key}: ${issue.message}.`;
      }),
    );
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  if (production && values.SESSION_SECRET === undefined) {
    throw new ConfigError(['SESSION_SECRET is missing: production needs a random one of its own.']);
  }
  if (production && PLACEHOLDERS.test(values.SESSION_SECRET ?? '')) {
    throw new ConfigError(['SESSION_SECRET is still a placeholder: production needs a random one of its own.']);
  }
  const host = values.HOST ?? '127.0.0.1';
  const port = values.PORT ?? 3200;
  return Object.freeze({
    environment: values.NODE_ENV ?? 'development',
    host,
    port,
    databaseUrl: values.DATABASE_URL,
    databaseRole: values.DATABASE_ROLE === '' ? null : (values.DATABASE_ROLE ?? 'redress_app'),
    databasePoolSize: values.DATABASE_POOL_SIZE ?? 10,
    redisUrl: values.REDIS_URL ?? null,
    dataDirectory: resolve(projectRoot, values.REDRESS_DATA_DIR ?? '.data'),
    sessionSecret: values.SESSION_SECRET ?? DEVELOPMENT_SECRET,
    sessionHours: values.SESSION_HOURS ?? 12,
    publicUrl: (values.PUBLIC_URL ?? `http://${host}:${port}`).replace(/\/+$/, ''),
    trustedProxyHops: values.TRUSTED_PROXY_HOPS ?? 0,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? 'Redress <complaints@localhost.localdomain>',
    messageHoldSeconds: values.MESSAGE_HOLD_SECONDS ?? 5,
    attachmentMaxBytes: values.ATTACHMENT_MAX_BYTES ?? 10_485_760,
    bodyMaxBytes: values.BODY_MAX_BYTES ?? 1_048_576,
    workerConcurrency: values.WORKER_CONCURRENCY ?? 8,
    workerHealthPort: values.WORKER_HEALTH_PORT === 0 ? null : (values.WORKER_HEALTH_PORT ?? null),
    logLevel: values.LOG_LEVEL ?? 'info',
  });
}
