import { Injectable } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import type { JobMap } from '@redress/contracts';
import type { JobOutcome } from '@redress/messaging';
import { Soon } from './soon';
import { askingOf } from './system-asking';
import { outcomeOf } from './outcome';

/** Ends a callback that stayed open for too long, unless it moved or ended. */
@Injectable()
export class CallbackExpireProcessor {
  constructor(
    private readonly handling: Handling,
    private readonly soon: Soon,
  ) {}

  async process(payload: JobMap['callback-expire']): Promise<JobOutcome> {
    const { complaintId, callbackId, generation } = payload;
    const asking = askingOf('callback-expire', payload);
    const result = await this.handling.execute(asking, complaintId, 'expire-callback', { callbackId, generation });
    return outcomeOf(result, this.soon.moment());
  }
}
