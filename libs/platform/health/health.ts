import { Injectable } from '@nestjs/common';
import { messageOf } from '../failure/failure';

/** Resolves when the part works; rejects with the reason when it does not. */
export type HealthCheck = () => Promise<void>;

/** How one part is: its own word, and a reason when it is not well. */
export interface PartHealth {
  readonly state: 'up' | 'down';
  readonly reason?: string;
}

export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, PartHealth>>;
}

const PATIENCE_MILLISECONDS = 3_000;

/** Collects what each part says of itself. Being alive is something else: a process that answers at all is alive. */
@Injectable()
export class Health {
  private readonly checks = new Map<string, HealthCheck>();
  private stopping = false;

  /** Adds a part. Its check must be cheap: load balancers ask every second. */
  register(part: string, check: HealthCheck): void {
    this.checks.set(part, check);
  }

  /** From now on not ready, so that no new work arrives while the old is finished. */
  beginStopping(): void {
    this.stopping = true;
  }

  /** Asks every part at once; one that does not answer within three seconds counts as down. */
  async readiness(): Promise<Readiness> {
    const answers = await Promise.all(
      [...this.checks].map(async ([part, check]) => [part, await this.ask(check)] as const),
    );
    const parts: Record<string, PartHealth> = Object.fromEntries(answers);
    if (this.stopping) parts['process'] = { state: 'down', reason: 'stopping' };
    return { ready: Object.values(parts).every((part) => part.state === 'up'), parts };
  }

  private async ask(check: HealthCheck): Promise<PartHealth> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MILLISECONDS);
    });
    try {
      await Promise.race([check(), tooLate]);
      return { state: 'up' };
    } catch (error) {
      return { state: 'down', reason: messageOf(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}
