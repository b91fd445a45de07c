import { Injectable, Logger } from '@nestjs/common';
import type { StaffActor } from '@redress/complaint-domain';
import { type LastingSignIn, LastingSignIns } from '@redress/directory';
import { messageOf } from '@redress/platform';

/** As long as a request with the same session would still be believed elsewhere. */
const CHECK_MILLISECONDS = 5_000;

/** What hangs on a sign-in. */
export interface Dependent {
  readonly signIn: LastingSignIn;
  /** Called with the rights of now, changed or not. */
  readonly onStanding: (actor: StaffActor) => void;
  readonly onEnded: () => void;
}

/**
 * Asks every few seconds, and at once when there is reason to, whether the sign-ins of all open connections still stand
 * and what rights they give: one query for all. Rights change without any event too, when an absence begins.
 */
@Injectable()
export class SignInWatch {
  private readonly logger = new Logger(SignInWatch.name);
  private readonly dependents = new Map<string, Dependent>();
  private timer: NodeJS.Timeout | undefined;
  private checking: Promise<void> | null = null;
  private askedAgain = false;

  constructor(private readonly signIns: LastingSignIns) {}

  start(): void {
    this.timer = setInterval(() => this.check(), CHECK_MILLISECONDS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.dependents.clear();
    await this.checking;
  }

  add(id: string, dependent: Dependent): void {
    this.dependents.set(id, dependent);
  }

  remove(id: string): void {
    this.dependents.delete(id);
  }

  /** Checks now; while a check runs, another one follows it. */
  check(): void {
    this.askedAgain = true;
    this.checking ??= this.run().finally(() => {
      this.checking = null;
    });
  }

  private async run(): Promise<void> {
    while (this.askedAgain) {
      this.askedAgain = false;
      try {
        await this.checkAll();
      } catch (error) {
        // Nobody's rights can have changed while the database is away; the next check tells.
        this.logger.warn(`The sign-ins of open connections could not be checked: ${messageOf(error)}`);
      }
    }
  }

  private async checkAll(): Promise<void> {
    const entries = [...this.dependents];
    if (entries.length === 0) return;
    const actors = await this.signIns.standing(entries.map(([, { signIn }]) => signIn));
    for (const [index, [id, dependent]] of entries.entries()) {
      if (this.dependents.get(id) !== dependent) continue;
      const actor = actors[index];
      if (actor === undefined || actor === null) dependent.onEnded();
      else dependent.onStanding(actor);
    }
  }
}
