import { Injectable } from '@nestjs/common';
import { instantOf } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import { Clock } from '@redress/platform';
import { IDLE_MILLISECONDS } from './session-end';
import { SessionRepository } from './session.repository';

/** Sweeps out sessions that ended by themselves; nobody could use them any more. */
@Injectable()
export class EndedSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns how many there were */
  async drop(): Promise<number> {
    const now = this.clock.now();
    const idleSince = instantOf(this.clock.milliseconds() - IDLE_MILLISECONDS);
    return this.unitOfWork.run((tx) => this.sessions.deleteEnded(tx, now, idleSince));
  }
}
