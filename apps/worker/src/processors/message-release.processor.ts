import { Injectable } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import type { JobMap } from '@redress/contracts';
import type { JobOutcome } from '@redress/messaging';
import { outcomeOf } from './outcome';
import { Soon } from './soon';
import { askingOf } from './system-asking';

/** Lets a message go whose undo time is over, unless it was taken back. */
@Injectable()
export class MessageReleaseProcessor {
  constructor(
    private readonly handling: Handling,
    private readonly soon: Soon,
  ) {}

  async process(payload: JobMap['message-release']): Promise<JobOutcome> {
    const { complaintId, messageId } = payload;
    const asking = askingOf('message-release', payload);
    const released = await this.handling.execute(asking, complaintId, 'release-message', { messageId });
    return outcomeOf(released, this.soon.moment());
  }
}
