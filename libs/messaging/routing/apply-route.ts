import type {
  ComplaintEventName,
  ComplaintId,
  EventName,
  LoggedComplaintEvent,
  LoggedEvent,
  NewComplaintEvent,
} from '@redress/contracts';
import { ROUTES } from '../routes';
import type { JobOrder } from './job-orders';
import type { Notice } from './notices';
import type { Room, Sight } from './rooms';
import type { ComplaintRoute, RouteBase } from './route';
import type { Line } from './timeline-line';

type Told = Pick<LoggedEvent, 'type' | 'payload'>;

// An event's type and its payload belong together, which the compiler cannot follow through a table of functions: these
// two lines say so, once for all readers of the table.
const complaintRoute = (type: ComplaintEventName) => ROUTES[type] as unknown as ComplaintRoute<ComplaintEventName>;
const anyRoute = (type: EventName) => ROUTES[type] as unknown as RouteBase<EventName>;

/** Whether the event is about a complaint rather than the directory. */
export const isComplaintEvent = (event: LoggedEvent): event is LoggedComplaintEvent => event.stream === 'complaint';

/** Who may hear of an event of a complaint. */
export const roomsOf = (event: Pick<NewComplaintEvent, 'type' | 'payload'>, sight: Sight): readonly Room[] =>
  complaintRoute(event.type).rooms(sight, event.payload);

/** What an event of a complaint asks of the queue. */
export const jobOrdersOf = (
  event: Pick<NewComplaintEvent, 'type' | 'payload'>,
  complaintId: ComplaintId,
): readonly JobOrder[] => complaintRoute(event.type).jobs?.(event.payload, complaintId) ?? [];

/** What an event of a complaint makes the house tell the customer. */
export const noticeOf = (event: Pick<NewComplaintEvent, 'type' | 'payload'>): Notice | null =>
  complaintRoute(event.type).customer?.(event.payload) ?? null;

/** What the timeline says of an event, names not filled in yet. */
export const lineOf = (event: Told): Line => anyRoute(event.type).timeline(event.payload);
