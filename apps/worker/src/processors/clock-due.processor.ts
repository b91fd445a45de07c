import { Injectable } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import type { JobMap } from '@redress/contracts';
import type { JobOutcome } from '@redress/messaging';
import { outcomeOf } from './outcome';
import { Soon } from './soon';
import { askingOf } from './system-asking';

/** Says that a clock ran out, unless it ended, moved or stands still. */
@Injectable()
export class ClockDueProcessor {
  constructor(
    private readonly handling: Handling,
    private readonly soon: Soon,
  ) {}

  async process(payload: JobMap['clock-due']): Promise<JobOutcome> {
    const { complaintId, clockId, generation } = payload;
    const asking = askingOf('clock-due', payload);
    const rung = await this.handling.execute(asking, complaintId, 'breach-clock', { clockId, generation });
    return outcomeOf(rung, this.soon.moment());
  }
}
