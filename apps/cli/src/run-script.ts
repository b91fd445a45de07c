import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, projectRoot, StartupError } from '@redress/platform';

/** The built form of a source file, given without its extension: "apps/api/src/main". */
export function builtFile(source: string): string {
  return join(projectRoot, 'dist', `${source}.js`);
}

/**
 * Runs another program of the house in a process of its own, on this terminal, and waits for it.
 * @returns its exit code
 */
export async function runScript(
  source: string,
  options: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<number> {
  const file = builtFile(source);
  if (!existsSync(file)) throw new StartupError(`This copy of Redress has no ${source}.ts.`);
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...options], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: childEnvironment(environment),
  });
  // Ctrl-C reaches the child by itself; we only wait for it to finish.
  const ignore = (): void => undefined;
  const pass = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', ignore);
  process.on('SIGTERM', pass);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    process.removeListener('SIGINT', ignore);
    process.removeListener('SIGTERM', pass);
  }
}
