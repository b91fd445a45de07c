import { Injectable } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import type { JobMap } from '@redress/contracts';
import type { JobOutcome } from '@redress/messaging';
import { outcomeOf } from './outcome';
import { Soon } from './soon';
import { askingOf } from './system-asking';

/** Warns that a clock runs out soon, unless it ended, moved or stands still. */
@Injectable()
export class ClockWarnProcessor {
  constructor(
    private readonly handling: Handling,
    private readonly soon: Soon,
  ) {}

  async process(payload: JobMap['clock-warn']): Promise<JobOutcome> {
    const { complaintId, clockId, generation } = payload;
    const asking = askingOf('clock-warn', payload);
    const rung = await this.handling.execute(asking, complaintId, 'warn-clock', { clockId, generation });
    return outcomeOf(rung, this.soon.moment());
  }
}
