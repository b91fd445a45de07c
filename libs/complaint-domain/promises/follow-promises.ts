import type { CallbackId, ComplainantId, ComplaintEvents, NewComplaintEvent, RemedyId } from '@redress/contracts';
import type { Complaint, CustomerPromise } from '../complaint';
import { type Draft, event } from '../decision';
import type { FollowUp } from '../follow-up';

type SubjectId = CallbackId | RemedyId;
type EventOf<N extends NewComplaintEvent['type']> = Extract<NewComplaintEvent, { readonly type: N }>;

const about =
  (subjectId: SubjectId) =>
  (promise: Pick<CustomerPromise, 'subjectId'>): boolean =>
    promise.subjectId === subjectId;

/** What a commit does to the ledger, gathered event by event, as one event can make a promise that a later one keeps. */
class Ledger {
  readonly events: NewComplaintEvent[] = [];
  private readonly open: Map<
    CustomerPromise['id'],
    Pick<CustomerPromise, 'id' | 'kind' | 'subjectId' | 'complainantId'>
  >;

  constructor(
    { promises }: Complaint,
    private readonly draft: Draft,
  ) {
    this.open = new Map(promises.filter(({ state }) => state === 'open').map((promise) => [promise.id, promise]));
  }

  make(given: Omit<ComplaintEvents['complaint.promise-made'], 'promiseId'>): void {
    const promiseId = this.draft.id<CustomerPromise['id']>();
    this.open.set(promiseId, { ...given, id: promiseId });
    this.events.push(event('complaint.promise-made', { ...given, promiseId }));
  }

  keep(matching: (promise: Pick<CustomerPromise, 'kind' | 'subjectId' | 'complainantId'>) => boolean): void {
    for (const { id: promiseId } of this.take(matching))
      this.events.push(event('complaint.promise-kept', { promiseId, proofTextId: null }));
  }

  /** Moved beforehand, and with the customer, as every move of a subject is; after it was broken it is promised anew. */
  move(given: Omit<ComplaintEvents['complaint.promise-made'], 'promiseId'>): void {
    const promise = [...this.open.values()].find(({ subjectId }) => subjectId === given.subjectId);
    if (promise === undefined) return this.make(given);
    const { id: promiseId } = promise;
    const { dueAt } = given;
    this.events.push(event('complaint.promise-renegotiated', { promiseId, dueAt, means: null, reasonTextId: null }));
  }

  break(subjectId: SubjectId): void {
    for (const { id: promiseId } of this.take(about(subjectId)))
      this.events.push(event('complaint.promise-broken', { promiseId }));
  }

  release(subjectId: SubjectId): void {
    for (const { id: promiseId } of this.take(about(subjectId)))
      this.events.push(event('complaint.promise-released', { promiseId, reasonTextId: null }));
  }

  private take(matching: (promise: Pick<CustomerPromise, 'kind' | 'subjectId' | 'complainantId'>) => boolean) {
    const taken = [...this.open.values()].filter(matching);
    for (const { id } of taken) this.open.delete(id);
    return taken;
  }
}

/** An answer to a complainant is the update that was promised to them. */
const updateTo =
  (complainantId: ComplainantId) =>
  (promise: Pick<CustomerPromise, 'kind' | 'complainantId'>): boolean =>
    promise.kind === 'next-update' && promise.complainantId === complainantId;

const ofCallback = (complaint: Complaint, id: CallbackId) => complaint.callbacks.find((callback) => callback.id === id);

const attempted = (ledger: Ledger, after: Complaint, payload: EventOf<'complaint.callback-attempted'>['payload']) => {
  const callback = ofCallback(after, payload.callbackId);
  // Calling is what was promised; whether somebody answers is not in our hands.
  ledger.keep(about(payload.callbackId));
  if (callback === undefined) return;
  if (payload.outcome === 'reached') ledger.keep(updateTo(callback.complainantId));
  if (payload.outcome === 'asked-to-call-at' && payload.nextDueAt !== null)
    ledger.make({
      kind: 'callback',
      subjectId: callback.id,
      complainantId: callback.complainantId,
      textId: null,
      dueAt: payload.nextUntil ?? payload.nextDueAt,
    });
};

/**
 * Keeps the ledger of promises in step with callbacks and remedies (playbook §7): scheduling one for the customer is a
 * promise, calling or delivering keeps it, moving it beforehand renegotiates it.
 */
export const followPromises: FollowUp = ({ after, events }, { now }, draft) => {
  const ledger = new Ledger(after, draft);
  for (const happened of events) {
    switch (happened.type) {
      case 'complaint.callback-scheduled': {
        const { callbackId, complainantId, dueAt, until } = happened.payload;
        // The call is owed within its window: the promise falls due where that ends.
        if (dueAt > now && ofCallback(after, callbackId)?.promised === true)
          ledger.make({
            kind: 'callback',
            subjectId: callbackId,
            complainantId,
            textId: null,
            dueAt: until ?? dueAt,
          });
        break;
      }
      case 'complaint.callback-moved': {
        const { callbackId, dueAt, until } = happened.payload;
        const callback = ofCallback(after, callbackId);
        if (callback?.promised === true)
          ledger.move({
            kind: 'callback',
            subjectId: callbackId,
            complainantId: callback.complainantId,
            textId: null,
            dueAt: until ?? dueAt,
          });
        break;
      }
      case 'complaint.callback-attempted':
        attempted(ledger, after, happened.payload);
        break;
      case 'complaint.callback-missed':
        ledger.break(happened.payload.callbackId);
        break;
      case 'complaint.callback-cancelled':
        ledger.release(happened.payload.callbackId);
        break;
      case 'complaint.remedy-accepted': {
        const remedy = after.remedies.find(({ id }) => id === happened.payload.remedyId);
        if (remedy !== undefined && remedy.dueAt > now)
          ledger.make({
            kind: 'remedy',
            subjectId: remedy.id,
            complainantId: remedy.complainantId,
            textId: remedy.textId,
            dueAt: remedy.dueAt,
          });
        break;
      }
      case 'complaint.remedy-fulfilled':
        ledger.keep(about(happened.payload.remedyId));
        break;
      case 'complaint.remedy-withdrawn':
      case 'complaint.remedy-declined':
        ledger.release(happened.payload.remedyId);
        break;
      case 'complaint.message-released': {
        const message = after.messages.find(({ id }) => id === happened.payload.messageId);
        if (message !== undefined) ledger.keep(updateTo(message.complainantId));
        break;
      }
      default:
    }
  }
  return ledger.events;
};
