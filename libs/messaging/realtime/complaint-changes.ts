import { isHandler, isInConflict, mayRead } from '@redress/complaint-domain';
import type { ComplaintChanged, ComplaintId, LoggedComplaintEvent } from '@redress/contracts';
import { roomsOf } from '../routing/apply-route';
import type { Room } from '../routing/rooms';
import type { Listener } from './listener';
import type { Standing } from './standings.query';

export const complaintOf = (event: LoggedComplaintEvent): ComplaintId => event.streamId as ComplaintId;

/** The rooms an event is told in, by the routes table; `before` where this process knew the complaint already. */
export const roomsOfChange = (event: LoggedComplaintEvent, before: Standing | null, after: Standing): readonly Room[] =>
  roomsOf(event, { complaintId: complaintOf(event), before: before?.concerned ?? null, after: after.concerned });

/** What a list needs to know of an event. Without a standing the complaint is not the reader's any more. */
export const changeOf = (event: LoggedComplaintEvent, standing: Standing | null): ComplaintChanged => ({
  complaintId: complaintOf(event),
  version: event.streamVersion,
  sequence: event.sequence,
  lane: event.lane,
  position: event.position,
  type: event.type,
  occurredAt: event.occurredAt,
  row: standing?.row ?? null,
});

/**
 * see: may read the complaint now. lost: could, or stood where those stand who can, and may not read it any more.
 * nothing: never could, or is complained about in it; such a person is told nothing at all, not even that it went.
 */
export type Telling = 'see' | 'lost' | 'nothing';

/** What a listener in one of these rooms is told; `before` where this process knew the complaint already. */
export const tellingOf = (
  listener: Listener,
  rooms: readonly Room[],
  before: Standing | null,
  after: Standing,
): Telling => {
  const { actor } = listener;
  if (isInConflict(after.concerned, actor)) return 'nothing';
  if (mayRead(after.concerned, actor)) return 'see';
  const could =
    before === null
      ? rooms.some((room) => !room.startsWith('complaint:') && listener.rooms.has(room))
      : mayRead(before.concerned, actor);
  return could ? 'lost' : 'nothing';
};

/** Whether a callback of this complaint rings for this listener: they carry it, and may read it. */
export const ringsFor = ({ concerned }: Standing, { actor }: Listener): boolean =>
  mayRead(concerned, actor) && isHandler(concerned, actor);
