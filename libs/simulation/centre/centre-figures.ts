import { type Complaint, nextDueOf } from '@redress/complaint-domain';
import {
  type AttemptOutcome,
  type ClockKind,
  type ClockResult,
  type ComplaintEventName,
  type ComplaintId,
  type Level,
  millisecondsOf,
  type NewComplaintEvent,
} from '@redress/contracts';
import type { VirtualCommit } from '../virtual-time/virtual-desk';

/** How often each thing happened. */
class Tally<Key> {
  private readonly counts = new Map<Key, number>();

  add(key: Key, by = 1): void {
    this.counts.set(key, this.of(key) + by);
  }

  of(key: Key): number {
    return this.counts.get(key) ?? 0;
  }

  /** Most frequent first. */
  get entries(): readonly (readonly [Key, number])[] {
    return [...this.counts].toSorted(([, one], [, other]) => other - one);
  }
}

/** Complaints without a next due thing that are kept by number, to be looked at. */
const KEPT_EXAMPLES = 10;

/** What a simulated time comes to, counted commit by commit. */
export class CentreFigures {
  readonly events = new Tally<ComplaintEventName>();
  readonly clocksEnded = new Map<ClockKind, Tally<ClockResult>>();
  readonly clocksWarned = new Tally<ClockKind>();
  readonly clocksBroken = new Tally<ClockKind>();
  readonly brokenAtLevel = new Tally<Level>();
  readonly reached = new Tally<Level>();
  readonly attempts = new Tally<AttemptOutcome>();
  readonly refusals = new Tally<string>();
  readonly handlingDays: number[] = [];
  /** Numbers of complaints that were ever open with nothing due next: there must be none. */
  readonly forgotten: string[] = [];
  forgottenInAll = 0;
  commits = 0;
  private workedMinutes = 0;
  private readonly highest = new Map<ComplaintId, Set<Level>>();

  get personHours(): number {
    return this.workedMinutes / 60;
  }

  worked(minutes: number): void {
    this.workedMinutes += minutes;
  }

  refused(command: string, code: string): void {
    this.refusals.add(`${command}: ${code}`);
  }

  /** What falls due first is done first. */
  urgency(complaint: Complaint): number {
    const due = nextDueOf(complaint);
    return due === null ? Number.MAX_SAFE_INTEGER : millisecondsOf(due);
  }

  take({ decision: { complaint, events } }: VirtualCommit): void {
    this.commits += 1;
    for (const happened of events) {
      this.events.add(happened.type);
      this.count(happened, complaint);
    }
    const levels = this.highest.get(complaint.id) ?? new Set<Level>();
    if (!levels.has(complaint.level)) {
      this.reached.add(complaint.level);
      this.highest.set(complaint.id, levels.add(complaint.level));
    }
    if (complaint.status === 'closed') {
      this.highest.delete(complaint.id);
      return;
    }
    if (nextDueOf(complaint) !== null) return;
    this.forgottenInAll += 1;
    if (this.forgotten.length < KEPT_EXAMPLES) this.forgotten.push(complaint.number);
  }

  private count(happened: NewComplaintEvent, complaint: Complaint): void {
    switch (happened.type) {
      case 'complaint.clocks-stopped':
        for (const { kind, result } of happened.payload.clocks) {
          const ended = this.clocksEnded.get(kind) ?? new Tally<ClockResult>();
          ended.add(result);
          this.clocksEnded.set(kind, ended);
        }
        break;
      case 'complaint.clock-warned':
        this.clocksWarned.add(happened.payload.kind);
        break;
      case 'complaint.clock-breached':
        this.clocksBroken.add(happened.payload.kind);
        this.brokenAtLevel.add(complaint.level);
        break;
      case 'complaint.callback-attempted':
        this.attempts.add(happened.payload.outcome);
        break;
      case 'complaint.closed':
        this.handlingDays.push(
          (millisecondsOf(happened.payload.closedAt) - millisecondsOf(complaint.receivedAt)) / 86_400_000,
        );
        break;
      default:
    }
  }
}
