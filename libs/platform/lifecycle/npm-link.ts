import { environmentVariable } from '../config/environment';

const GLANCE_MILLISECONDS = 1_000;

/**
 * Calls back once when the npm that runs us is gone. Killed with SIGKILL it takes nobody with it, and whoever ended it
 * believes that everything has ended. Does nothing when npm is not what runs us.
 * @returns a function that stops watching
 */
export function onNpmGone(listener: () => void): () => void {
  if (environmentVariable('npm_lifecycle_event') === undefined) return () => undefined;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    listener();
  }, GLANCE_MILLISECONDS);
  watch.unref();
  return () => clearInterval(watch);
}
