import { Injectable } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import type { JobMap } from '@redress/contracts';
import type { JobOutcome } from '@redress/messaging';
import { outcomeOf } from './outcome';
import { Soon } from './soon';
import { askingOf } from './system-asking';

/** Lets a handover lapse that nobody answered in time. */
@Injectable()
export class HandoverLapseProcessor {
  constructor(
    private readonly handling: Handling,
    private readonly soon: Soon,
  ) {}

  async process(payload: JobMap['handover-lapse']): Promise<JobOutcome> {
    const { complaintId, handoverId } = payload;
    const asking = askingOf('handover-lapse', payload);
    const lapsed = await this.handling.execute(asking, complaintId, 'lapse-handover', { handoverId });
    return outcomeOf(lapsed, this.soon.moment());
  }
}
