import { isDeepStrictEqual } from 'node:util';
import { type Complaint, evolve } from '@redress/complaint-domain';
import type { ComplaintId, LoggedEvent } from '@redress/contracts';
import { type Finding, isComplaintEvent, type StreamObserver } from '@redress/messaging';
import { messageOf } from '@redress/platform';
import type { ComplaintRepository } from './complaint.repository';

const BATCH = 100;

const differingFields = (told: Complaint, stored: Complaint): string =>
  (Object.keys(told) as (keyof Complaint)[])
    .filter((field) => !isDeepStrictEqual(told[field], stored[field]))
    .join(', ');

/** Folds the events of every complaint anew and compares what they tell with what is stored. */
export class Replay implements StreamObserver {
  private present: Complaint | null = null;
  private failure: unknown = null;
  private told: Complaint[] = [];

  constructor(private readonly complaints: ComplaintRepository) {}

  event(event: LoggedEvent): void {
    if (!isComplaintEvent(event) || this.failure !== null) return;
    try {
      this.present = evolve(this.present, event, event);
    } catch (error) {
      // Events that cannot be folded are a finding, told when the stream ends.
      this.failure = error;
    }
  }

  async endOfStream(sound: boolean): Promise<readonly Finding[]> {
    const { present, failure } = this;
    this.present = null;
    this.failure = null;
    if (!sound) return [];
    if (failure !== null) {
      const where = present === null ? 'a complaint' : `complaint ${present.id}, after event ${present.sequence}`;
      return [{ kind: 'state-differs', where, detail: `its events cannot be replayed: ${messageOf(failure)}` }];
    }
    if (present !== null) this.told.push(present);
    return this.told.length < BATCH ? [] : this.compare();
  }

  end(): Promise<readonly Finding[]> {
    return this.compare();
  }

  /** A complaint that went on while the log was read is left alone: its newer events were not looked at. */
  private async compare(): Promise<readonly Finding[]> {
    const { told } = this;
    this.told = [];
    const stored = new Map<ComplaintId, Complaint>();
    for (const complaint of await this.complaints.readSeveral(told.map(({ id }) => id)))
      stored.set(complaint.id, complaint);
    return told.flatMap((complaint): Finding[] => {
      const row = stored.get(complaint.id);
      if (row === undefined || row.version > complaint.version) return [];
      const fields = differingFields(complaint, row);
      if (fields === '') return [];
      return [
        { kind: 'state-differs', where: `complaint ${complaint.id}`, detail: `its events tell otherwise of ${fields}` },
      ];
    });
  }
}
