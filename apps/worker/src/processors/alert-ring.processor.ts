import { Injectable } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import type { JobMap } from '@redress/contracts';
import type { JobOutcome } from '@redress/messaging';
import { outcomeOf } from './outcome';
import { Soon } from './soon';
import { askingOf } from './system-asking';

/** Tells whom an escalation calls that it does, now that their working hours begin; unless somebody acknowledged it. */
@Injectable()
export class AlertRingProcessor {
  constructor(
    private readonly handling: Handling,
    private readonly soon: Soon,
  ) {}

  async process(payload: JobMap['alert-ring']): Promise<JobOutcome> {
    const { complaintId, escalationId } = payload;
    const asking = askingOf('alert-ring', payload);
    const told = await this.handling.execute(asking, complaintId, 'alert-staff', { escalationId });
    return outcomeOf(told, this.soon.moment());
  }
}
