/** A stop that takes longer than this is no longer graceful. */
const PATIENCE_MILLISECONDS = 10_000;

/** What a child says once it can do its work; the launcher waits for it. */
export const READY_MESSAGE = 'redress-ready';

/**
 * Ties this process to the launcher that started it: when the launcher vanishes, even by SIGKILL, its channel breaks
 * and this process stops as if asked to. Without a launcher it does nothing.
 */
export function endWithLauncher(): void {
  if (process.send === undefined) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), PATIENCE_MILLISECONDS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
}

/** Tells the launcher, if there is one, that this process is at work. */
export function tellLauncherReady(): void {
  process.send?.(READY_MESSAGE);
}
