import { type Accepted, nextDueOf } from '@redress/complaint-domain';
import type {
  ComplaintId,
  ComplaintStatus,
  Instant,
  Level,
  NewComplaintEvent,
  StaffId,
  Step,
} from '@redress/contracts';

/** Where a complaint stands after a command, and what happened. */
export interface CommandAnswer {
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly version: number;
  readonly sequence: number;
  readonly status: ComplaintStatus;
  readonly step: Step;
  readonly level: Level;
  readonly ownerId: StaffId;
  readonly nextDueAt: Instant | null;
  readonly events: readonly {
    readonly type: NewComplaintEvent['type'];
    readonly sequence: number;
    readonly payload: NewComplaintEvent['payload'];
  }[];
}

export const answerOf = ({ complaint, events }: Accepted): CommandAnswer => ({
  complaintId: complaint.id,
  number: complaint.number,
  version: complaint.version,
  sequence: complaint.sequence,
  status: complaint.status,
  step: complaint.step,
  level: complaint.level,
  ownerId: complaint.owner.staffId,
  nextDueAt: nextDueOf(complaint),
  events: events.map(({ type, payload }, index) => ({
    type,
    sequence: complaint.sequence - events.length + index + 1,
    payload,
  })),
});
