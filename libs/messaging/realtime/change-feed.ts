import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallbackId, CallbackRinging, ComplaintId, LoggedComplaintEvent, LoggedEvent } from '@redress/contracts';
import { type UnitOfWork } from '@redress/database';
import { isComplaintEvent } from '../routing/apply-route';
import type { Audience } from './audience';
import { alertOf, changeOf, complaintOf, ringsFor, roomsOfChange, tellingOf } from './complaint-changes';
import type { Frontier } from './frontier';
import { KnownStandings } from './known-standings';
import type { Listener, LiveMessage } from './listener';
import { ringingCallbacks } from './ringing-callbacks.query';
import { type Standing, standingsOf } from './standings.query';

/** The way out to the sockets. */
export interface LiveOutlet {
  /** Sends one message to these connections, encoded once for all of them. Connections that are gone are passed over. */
  send(listenerIds: readonly string[], message: LiveMessage): void;
}

/** Enough for every complaint that is worked on within minutes; about half a kilobyte each. */
const STANDINGS_KEPT = 4_000;
/** After so many messages, some fifteen milliseconds' worth, requests get their turn. */
const MESSAGES_A_TURN = 400;

/** What a batch of events is told with: read once for all of them. */
interface Knowledge {
  readonly standings: ReadonlyMap<ComplaintId, Standing>;
  readonly ringing: ReadonlyMap<CallbackId, CallbackRinging>;
}

/**
 * Tells this process's listeners of events in the order of the log, each listener only of what it may see at that
 * moment. An event counts as told once the frontier has passed it, and the frontier moves in the same turn in which the
 * event is sent: whoever joins between two turns knows exactly where the live changes begin for them.
 */
export class ChangeFeed {
  private readonly known = new KnownStandings(STANDINGS_KEPT);

  constructor(
    private readonly database: UnitOfWork,
    private readonly audience: Audience,
    private readonly frontier: Frontier,
    private readonly outlet: LiveOutlet,
    private readonly onTold: (event: LoggedComplaintEvent, listeners: number) => void,
  ) {}

  /**
   * Tells of a batch and returns once that is done. When a query fails nothing of the rest was told, the frontier stands
   * where it came to, and the same events may be handed in again: those behind the frontier are passed over.
   */
  async tell(batch: readonly LoggedEvent[]): Promise<void> {
    const events = batch.filter((event) => !this.frontier.hasPassed(event));
    // Without an await nobody can join in between and wait in vain for the rest.
    if (this.audience.size === 0) return this.passOver(events);
    const knowledge = await this.lookUp(events.filter(isComplaintEvent));
    let messages = 0;
    for (const event of events) {
      if (messages >= MESSAGES_A_TURN) {
        await nextTurn();
        messages = 0;
      }
      if (isComplaintEvent(event)) messages += this.tellOne(event, knowledge);
      this.frontier.pass(event);
    }
  }

  /** Passes these events over, untold, and has everybody fetch what they show. */
  giveUp(batch: readonly LoggedEvent[]): void {
    this.passOver(batch.filter((event) => !this.frontier.hasPassed(event)));
    this.send([...this.audience], { name: 'refetch', content: { positions: this.frontier.positions() } });
  }

  /** Sends to one listener, or keeps it until it has caught up. */
  sendTo(listener: Listener, message: LiveMessage): void {
    this.send([listener], message);
  }

  /** Tells everyone who is live where the log stands, so that a quiet listener need not read far back later. */
  tellPlace(): void {
    this.send([...this.audience], { name: 'positions-reached', content: this.frontier.positions() });
  }

  private passOver(events: readonly LoggedEvent[]): void {
    for (const event of events) this.frontier.pass(event);
  }

  private async lookUp(events: readonly LoggedComplaintEvent[]): Promise<Knowledge> {
    const standings = new Map<ComplaintId, Standing>();
    const outdated = new Set<ComplaintId>();
    for (const event of events) {
      const id = complaintOf(event);
      const known = this.known.get(id)?.standing;
      if (known === undefined || known.version < event.streamVersion) outdated.add(id);
      else standings.set(id, known);
    }
    const rung = events.filter((event) => event.type === 'complaint.callback-rang');
    const [read, ringing] = await Promise.all([
      standingsOf(this.database, [...outdated]),
      ringingCallbacks(
        this.database,
        rung.map((event) => event.payload.callbackId),
      ),
    ]);
    for (const [id, standing] of read) standings.set(id, standing);
    return { standings, ringing };
  }

  /** @returns how many connections were told */
  private tellOne(event: LoggedComplaintEvent, { standings, ringing }: Knowledge): number {
    const id = complaintOf(event);
    const standing = standings.get(id);
    if (standing === undefined) return 0;
    const toldOfLoss = this.known.remember(standing).told;
    const rooms = roomsOfChange(event, standing);
    const readers: Listener[] = [];
    const losers: Listener[] = [];
    for (const listener of this.audience.in(rooms)) {
      const telling = tellingOf(listener, rooms, standing);
      if (telling === 'see') {
        readers.push(listener);
        toldOfLoss.delete(listener.id);
      } else if (telling === 'lost' && !toldOfLoss.has(listener.id)) {
        losers.push(listener);
        toldOfLoss.add(listener.id);
      }
    }
    this.send(readers, { name: 'complaint-changed', content: changeOf(event, standing) });
    this.send(losers, { name: 'complaint-changed', content: changeOf(event, null) });
    if (event.type === 'complaint.callback-rang') {
      const content = ringing.get(event.payload.callbackId);
      if (content !== undefined) {
        this.send(
          readers.filter((listener) => ringsFor(standing, listener)),
          { name: 'callback-ringing', content },
        );
      }
    }
    if (event.type === 'complaint.staff-alerted') {
      this.send(
        readers.filter(({ actor }) => actor.staffId === event.payload.staffId),
        { name: 'staff-alerted', content: alertOf(event.payload, standing) },
      );
    }
    const told = readers.length + losers.length;
    this.onTold(event, told);
    return told;
  }

  private send(listeners: readonly Listener[], message: LiveMessage): void {
    const now: string[] = [];
    for (const listener of listeners) {
      if (listener.phase === 'live') now.push(listener.id);
      else if (listener.phase === 'catching-up') listener.kept.push(message);
    }
    if (now.length > 0) this.outlet.send(now, message);
  }
}
