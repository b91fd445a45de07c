import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { type Config, parseConfig } from './config';
import { projectRoot } from './project-root';
import { codeOf } from '../failure/failure';

type Environment = Readonly<Record<string, string | undefined>>;

/** The process's variables over those of an optional `.env` file in the project's folder. */
function readEnvironment(): Environment {
  return { ...readEnvFile(), ...process.env };
}

function readEnvFile(): Environment {
  try {
    return parseEnv(readFileSync(join(projectRoot, '.env'), 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    throw error;
  }
}

let loaded: Config | undefined;

/**
 * The configuration of this process, parsed on first use and the same object ever after.
 * @throws ConfigError naming each missing or wrong key
 */
export function loadConfig(): Config {
  loaded ??= parseConfig(readEnvironment());
  return loaded;
}

/** The value of one variable before there is a whole configuration: for the launcher and the tests, which make up the rest. */
export function environmentVariable(name: string): string | undefined {
  const value = readEnvironment()[name];
  return value === '' ? undefined : value;
}

/** The environment a child process gets: this one's, with some variables set or (undefined) taken away. */
export function childEnvironment(changes: Environment): NodeJS.ProcessEnv {
  const environment: Record<string, string | undefined> = { ...readEnvironment(), ...changes };
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}
