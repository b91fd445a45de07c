import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line written while handling one request, message or job carries. */
export interface LogContext {
  /** Follows one cause through every process it passes. */
  readonly correlationId: string;
  readonly complaintId?: string;
  readonly jobId?: string;
}

const storage = new AsyncLocalStorage<LogContext>();

/** Runs `work` so that everything logged inside carries `context`. */
export function withLogContext<T>(context: LogContext, work: () => T): T {
  return storage.run(context, work);
}

/** Adds to the current context for the rest of this request or job; outside of one it does nothing. */
export function addToLogContext(more: Partial<LogContext>): void {
  const current = storage.getStore();
  if (current !== undefined) storage.enterWith({ ...current, ...more });
}

/** The context of the request, message or job being handled, if any. */
export function currentLogContext(): LogContext | undefined {
  return storage.getStore();
}
