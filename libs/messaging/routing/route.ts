import type { ComplaintEventName, ComplaintId, DirectoryEventName, EventName, EventPayloads } from '@redress/contracts';
import type { JobOrder } from './job-orders';
import type { Notice } from './notices';
import type { Room, Sight } from './rooms';
import type { Line } from './timeline-line';

/** Names other programs may subscribe to. Stored in their settings, so a name never changes once released. */
export const WEBHOOK_NAMES = [
  'complaint.registered',
  'complaint.contact-received',
  'complaint.owner-changed',
  'complaint.step-entered',
  'complaint.level-changed',
  'complaint.escalated',
  'complaint.escalation-unanswered',
  'complaint.de-escalated',
  'complaint.remedy-agreed',
  'complaint.remedy-fulfilled',
  'complaint.callback-booked',
  'complaint.callback-ended',
  'complaint.promise-broken',
  'complaint.callback-missed',
  'complaint.satisfaction-verified',
  'complaint.message-sent',
  'complaint.clock-warned',
  'complaint.clock-breached',
  'complaint.merged',
  'complaint.closed',
  'complaint.reopened',
  'complaint.personal-data-erased',
  'customer.registered',
  'customer.amended',
  'customer.erased',
] as const;
export type WebhookName = (typeof WEBHOOK_NAMES)[number];

export interface RouteBase<N extends EventName> {
  /** The name under which other programs hear of it; null where it is nobody's business outside. */
  readonly webhook: WebhookName | null;
  /** What the timeline says, in every language. */
  readonly timeline: (payload: EventPayloads[N]) => Line;
}

/** Where an event of a complaint goes. */
export interface ComplaintRoute<N extends ComplaintEventName> extends RouteBase<N> {
  /** Who may hear of it at once. */
  readonly rooms: (sight: Sight, payload: EventPayloads[N]) => readonly Room[];
  /** What it asks of the queue; null where nothing falls due by it. */
  readonly jobs: ((payload: EventPayloads[N], complaintId: ComplaintId) => readonly JobOrder[]) | null;
  /** What the customer is told; null where they are told nothing. */
  readonly customer: ((payload: EventPayloads[N]) => Notice | null) | null;
}

/** Where an event of the directory goes. It concerns no complaint: nothing falls due and no customer is told. */
export interface DirectoryRoute<N extends DirectoryEventName> extends RouteBase<N> {
  readonly rooms: (payload: EventPayloads[N]) => readonly Room[];
  readonly jobs: null;
  readonly customer: null;
}

/** An event without a route does not compile. */
export type Routes = { readonly [N in ComplaintEventName]: ComplaintRoute<N> } & {
  readonly [N in DirectoryEventName]: DirectoryRoute<N>;
};
