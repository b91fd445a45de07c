import { messageOf } from '@redress/platform';
import autocannon from 'autocannon';

/** One request to be sent. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Makes the next request; called once for each, whichever connection sends it. */
export type NextRequest = () => LoadRequest;

export const CONCURRENCY = 10;
const TIMEOUT_SECONDS = 20;

/** Latency of every answer, in milliseconds. */
export interface LoadRun {
  readonly milliseconds: readonly number[];
  /** Answers that were not 2xx and requests that got none, by what they were. */
  readonly failures: ReadonlyMap<string, number>;
}

/** Keeps ten connections busy for so long, each sending its next request once the last one was answered. */
export async function httpLoad(url: string, next: NextRequest, seconds: number): Promise<LoadRun> {
  const milliseconds: number[] = [];
  const failures = new Map<string, number>();
  const failed = (what: string): void => void failures.set(what, (failures.get(what) ?? 0) + 1);
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections: CONCURRENCY,
        duration: seconds,
        timeout: TIMEOUT_SECONDS,
        requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
      },
      (error: unknown) => (error instanceof Error ? reject(error) : resolve()),
    );
    run.on('response', (_client, status, _bytes, time) => {
      milliseconds.push(time);
      if (status < 200 || status > 299) failed(`status ${status}`);
    });
    run.on('reqError', (error: unknown) => failed(messageOf(error)));
  });
  return { milliseconds, failures };
}
