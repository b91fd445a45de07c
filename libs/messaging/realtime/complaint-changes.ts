import { isHandler, isInConflict, mayRead } from '@redress/complaint-domain';
import type {
  ComplaintChanged,
  ComplaintEvents,
  ComplaintId,
  LoggedComplaintEvent,
  StaffAlerted,
} from '@redress/contracts';
import { roomsOf } from '../routing/apply-route';
import type { Room } from '../routing/rooms';
import type { Listener } from './listener';
import type { Standing } from './standings.query';

export const complaintOf = (event: LoggedComplaintEvent): ComplaintId => event.streamId as ComplaintId;

/** The rooms an event is told in, by the routes table: those around the complaint now, and whom the event itself names. */
export const roomsOfChange = (event: LoggedComplaintEvent, { concerned }: Standing): readonly Room[] =>
  roomsOf(event, { complaintId: complaintOf(event), before: null, after: concerned });

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

/** What the person called by an escalation is told. */
export const alertOf = (
  { alertId, escalationId, rung, acknowledgeBy }: ComplaintEvents['complaint.staff-alerted'],
  { complaintId, row: { number, level } }: Standing,
): StaffAlerted => ({ alertId, complaintId, escalationId, number, rung, level, acknowledgeBy });

/**
 * see: may read the complaint now. lost: the event concerns them, and they may not read the complaint any more. nothing:
 * follows it by name without a right to, or is complained about in it; such a person is told nothing at all, not even
 * that it went.
 */
export type Telling = 'see' | 'lost' | 'nothing';

/** What a listener in one of these rooms is told of a change. */
export const tellingOf = (
  { actor, rooms: own }: Listener,
  rooms: readonly Room[],
  { concerned }: Standing,
): Telling => {
  if (rooms.length === 0 || isInConflict(concerned, actor)) return 'nothing';
  if (mayRead(concerned, actor)) return 'see';
  return rooms.some((room) => own.has(room) && !room.startsWith('complaint:')) ? 'lost' : 'nothing';
};

/** Whether a callback of this complaint rings for this listener: they carry it, and may read it. */
export const ringsFor = ({ concerned }: Standing, { actor }: Listener): boolean =>
  mayRead(concerned, actor) && isHandler(concerned, actor);
