import { Injectable } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import type { JobMap } from '@redress/contracts';
import type { JobOutcome } from '@redress/messaging';
import { Soon } from './soon';
import { askingOf } from './system-asking';
import { outcomeOf } from './outcome';

/** Notes that a promised window passed without an attempt, unless somebody tried or moved it. */
@Injectable()
export class CallbackMissProcessor {
  constructor(
    private readonly handling: Handling,
    private readonly soon: Soon,
  ) {}

  async process(payload: JobMap['callback-miss']): Promise<JobOutcome> {
    const { complaintId, callbackId, generation } = payload;
    const asking = askingOf('callback-miss', payload);
    const result = await this.handling.execute(asking, complaintId, 'miss-callback', { callbackId, generation });
    return outcomeOf(result, this.soon.moment());
  }
}
