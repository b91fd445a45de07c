import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRootLogger, parseConfig, projectRoot } from '@redress/platform';
import { createApplication } from '../http/create-application';
import { describeApi } from './document';

/** Nothing is connected to: the application is only described. */
const config = parseConfig({ NODE_ENV: 'test', DATABASE_URL: 'postgres://127.0.0.1/none', LOG_LEVEL: 'error' });

const document = join(projectRoot, 'openapi.json');
const types = join(projectRoot, 'apps', 'web', 'src', 'client', 'schema.d.ts');
/** A tool of the workshop, not of the product: run, never imported. */
const generator = join(projectRoot, 'node_modules', 'openapi-typescript', 'bin', 'cli.js');

const app = await createApplication(config, createRootLogger(config, 'cli'), { preview: true });
writeFileSync(document, `${JSON.stringify(describeApi(app), null, 2)}\n`);
execFileSync(
  process.execPath,
  [generator, document, '--output', types, '--immutable', '--root-types', '--root-types-no-schema-prefix'],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
// Parts that were only outlined have nothing to close.
process.exit(0);
