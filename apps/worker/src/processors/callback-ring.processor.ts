import { Injectable } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import type { JobMap } from '@redress/contracts';
import type { JobOutcome } from '@redress/messaging';
import { Soon } from './soon';
import { askingOf } from './system-asking';
import { outcomeOf } from './outcome';

/** Rings a callback that falls due, unless it moved or ended. */
@Injectable()
export class CallbackRingProcessor {
  constructor(
    private readonly handling: Handling,
    private readonly soon: Soon,
  ) {}

  async process(payload: JobMap['callback-ring']): Promise<JobOutcome> {
    const { complaintId, callbackId, generation } = payload;
    const asking = askingOf('callback-ring', payload);
    const rung = await this.handling.execute(asking, complaintId, 'ring-callback', { callbackId, generation });
    return outcomeOf(rung, this.soon.moment());
  }
}
