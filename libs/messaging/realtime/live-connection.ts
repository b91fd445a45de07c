import { forbids, type StaffActor } from '@redress/complaint-domain';
import type { CallbackRinging, ComplaintId, ErrorCode, Positions, Resumed, Watched } from '@redress/contracts';
import type { UnitOfWork } from '@redress/database';
import type { Audience } from './audience';
import type { CatchUp, Missed } from './catch-up';
import type { ChangeFeed } from './change-feed';
import { eventsBetween, type Frontier } from './frontier';
import type { Listener } from './listener';
import { standingsOf } from './standings.query';

/** What all connections of a process share. */
export interface LiveParts {
  readonly database: UnitOfWork;
  readonly audience: Audience;
  readonly frontier: Frontier;
  readonly feed: ChangeFeed;
  readonly catchUp: CatchUp;
}

/** Who is further behind fetches the lists anew, which is cheaper for both sides than so many changes. */
export const MOST_EVENTS_BEHIND = 5_000;
/** Another api process may have told a little more than this one; so long it is waited for. */
const AHEAD_MILLISECONDS = 2_000;
const MOST_WATCHED = 100;

const refusal = (code: ErrorCode) => ({ kind: 'refused', code }) as const;

const equalSets = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean =>
  one.size === other.size && [...one].every((item) => other.has(item));

/** Whether two sets of rights show the same complaints. */
const seesTheSame = (one: StaffActor, other: StaffActor): boolean =>
  one.unitId === other.unitId &&
  equalSets(new Set(one.roles), new Set(other.roles)) &&
  equalSets(one.subtree, other.subtree) &&
  equalSets(one.deputyFor, other.deputyFor);

/** One open connection, as the gateway drives it. */
export class LiveConnection {
  private resuming = false;

  constructor(
    private readonly listener: Listener,
    private readonly parts: LiveParts,
  ) {}

  /**
   * Starts live changes and answers with what was missed. The place where they begin is fixed first and what happens
   * from there on is kept, then the log is read up to that place, then it is answered and what was kept is sent: so
   * nothing is left out between the two, and nothing comes twice.
   * @param positions the place reached so far; null where there is none
   * @param answer called once
   */
  async resume(positions: Positions | null, answer: (resumed: Resumed) => void): Promise<void> {
    if (this.resuming) return answer(refusal('request.concurrent'));
    const { listener } = this;
    const { frontier, catchUp } = this.parts;
    this.resuming = true;
    listener.phase = 'waiting';
    try {
      const known = positions !== null && (await frontier.reaches(positions, AHEAD_MILLISECONDS));
      // In the same turn as this place is read, so that live changes begin exactly after it.
      const upto = frontier.positions();
      listener.phase = 'catching-up';
      if (!known || eventsBetween(positions, upto) > MOST_EVENTS_BEHIND) {
        return this.goLive(() => answer({ kind: 'refetch', positions: upto }), []);
      }
      const { changes, ringing } = await catchUp.missed(listener, positions, upto);
      this.goLive(() => answer({ kind: 'caught-up', positions: upto, changes }), ringing);
    } finally {
      this.resuming = false;
      if (listener.phase === 'catching-up') this.fallBack();
    }
  }

  /** Follows one complaint by name, as long as it may be read. */
  async watch(complaintId: ComplaintId): Promise<Watched> {
    const { listener } = this;
    if (listener.watching.size >= MOST_WATCHED && !listener.watching.has(complaintId)) {
      return refusal('request.too-many');
    }
    const standing = (await standingsOf(this.parts.database, [complaintId])).get(complaintId);
    if (standing === undefined) return refusal('complaint.not-found');
    const forbidden = forbids(standing.concerned, listener.actor, 'complaint.read');
    if (forbidden !== null) return refusal(forbidden);
    this.parts.audience.watch(listener, complaintId);
    return { kind: 'watching' };
  }

  unwatch(complaintId: ComplaintId): Watched {
    this.parts.audience.unwatch(this.listener, complaintId);
    return { kind: 'not-watching' };
  }

  /** Gives the connection the rights its person has now; where they show other complaints, its lists are fetched anew. */
  regrant(actor: StaffActor): void {
    const { listener } = this;
    const { audience, feed, frontier } = this.parts;
    if (seesTheSame(listener.actor, actor)) return;
    audience.place(listener, actor);
    feed.sendTo(listener, { name: 'refetch', content: { positions: frontier.positions() } });
  }

  leave(): void {
    this.parts.audience.leave(this.listener);
    this.listener.phase = 'waiting';
  }

  /** The log could not be read: as if nothing had been asked. */
  private fallBack(): void {
    this.listener.phase = 'waiting';
    this.listener.kept.length = 0;
  }

  private goLive(answer: () => void, ringing: Missed['ringing']): void {
    const { listener } = this;
    answer();
    listener.phase = 'live';
    const kept = listener.kept.splice(0);
    const again = new Set(
      kept.flatMap(({ name, content }) => (name === 'callback-ringing' ? [content.callbackId] : [])),
    );
    for (const content of ringing.filter(({ callbackId }: CallbackRinging) => !again.has(callbackId))) {
      this.parts.feed.sendTo(listener, { name: 'callback-ringing', content });
    }
    for (const message of kept) this.parts.feed.sendTo(listener, message);
  }
}
