import type {
  CallbackRinging,
  ComplaintChanged,
  ComplaintId,
  LoggedComplaintEvent,
  Positions,
} from '@redress/contracts';
import type { UnitOfWork } from '@redress/database';
import type { EventLog } from '../event-log/event-log';
import { isComplaintEvent } from '../routing/apply-route';
import { changeOf, complaintOf, ringsFor, roomsOfChange, tellingOf } from './complaint-changes';
import type { Listener } from './listener';
import { ringingCallbacks } from './ringing-callbacks.query';
import { type Standing, standingsOf } from './standings.query';
import { Turnstile } from './turnstile';

/** When a process starts again, everybody comes back at once; requests still need the database meanwhile. */
const AT_A_TIME = 3;

/** What a listener missed, by its rights of now. */
export interface Missed {
  readonly changes: readonly ComplaintChanged[];
  /** Callbacks that began to ring meanwhile and still do. */
  readonly ringing: readonly CallbackRinging[];
}

const rungOf = (event: LoggedComplaintEvent) =>
  event.type === 'complaint.callback-rang' ? [event.payload.callbackId] : [];

/** Reads back what was told while a listener was away. */
export class CatchUp {
  private readonly turnstile = new Turnstile(AT_A_TIME);

  constructor(
    private readonly database: UnitOfWork,
    private readonly log: EventLog,
  ) {}

  /** Every change after one place and up to another that this listener may see, in order within each lane. */
  missed(listener: Listener, after: Positions, upto: Positions): Promise<Missed> {
    return this.turnstile.pass(() => this.readMissed(listener, after, upto));
  }

  private async readMissed(listener: Listener, after: Positions, upto: Positions): Promise<Missed> {
    const events = await this.read(after, upto);
    const [standings, ringing] = await Promise.all([
      standingsOf(this.database, [...new Set(events.map(complaintOf))]),
      ringingCallbacks(this.database, events.flatMap(rungOf)),
    ]);
    return {
      changes: this.changesFor(listener, events, standings),
      ringing: [...ringing.values()].filter(({ complaintId }) => {
        const standing = standings.get(complaintId);
        return standing !== undefined && ringsFor(standing, listener);
      }),
    };
  }

  private async read(after: Positions, upto: Positions): Promise<LoggedComplaintEvent[]> {
    const gaps = Object.entries(upto).map(([lane, end]) => ({
      lane: Number(lane),
      gap: end - (after[Number(lane)] ?? 0),
    }));
    const behind = gaps.filter(({ gap }) => gap > 0);
    if (behind.length === 0) return [];
    const events = await this.log.readAfter(
      after,
      Math.max(...behind.map(({ gap }) => gap)),
      behind.map(({ lane }) => lane),
    );
    return events.filter(({ lane, position }) => position <= (upto[lane] ?? 0)).filter(isComplaintEvent);
  }

  /** A complaint that left the listener's sight shows once, with the last event that they were near to. */
  private changesFor(
    listener: Listener,
    events: readonly LoggedComplaintEvent[],
    standings: ReadonlyMap<ComplaintId, Standing>,
  ): ComplaintChanged[] {
    const lost = new Set<ComplaintId>();
    const changes: ComplaintChanged[] = [];
    for (const event of [...events].reverse()) {
      const id = complaintOf(event);
      const standing = standings.get(id);
      if (standing === undefined) continue;
      const telling = tellingOf(listener, roomsOfChange(event, standing), standing);
      if (telling === 'see') changes.push(changeOf(event, standing));
      else if (telling === 'lost' && !lost.has(id)) {
        lost.add(id);
        changes.push(changeOf(event, null));
      }
    }
    return changes.reverse();
  }
}
