import { Injectable } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import { commandOf, type JobOutcome, type RungJob } from '@redress/messaging';
import { outcomeOf } from './outcome';
import { Soon } from './soon';
import { askingOf } from './system-asking';

/** Gives the command that a bell stands for. The rules refuse it where the duty moved, ended or was done already. */
@Injectable()
export class ComplaintBellProcessor {
  constructor(
    private readonly handling: Handling,
    private readonly soon: Soon,
  ) {}

  async process(job: RungJob): Promise<JobOutcome> {
    const command = commandOf(job);
    if (command === null) throw new Error(`A job named ${job.name} changes no complaint.`);
    const { complaintId, name, input } = command;
    const result = await this.handling.execute(askingOf(job.name, job.payload), complaintId, name, input);
    return outcomeOf(result, this.soon.moment());
  }
}
