import type { NewComplaintEvent } from '@redress/contracts';
import { event } from '../decision';
import type { FollowUp } from '../follow-up';

/** Whether an event tells that the customer spoke to us. */
const customerSpoke = (happened: NewComplaintEvent): boolean => {
  switch (happened.type) {
    case 'complaint.contact-attached':
    case 'complaint.message-received':
    case 'complaint.satisfaction-verified':
    case 'complaint.remedy-accepted':
    case 'complaint.remedy-declined':
    case 'complaint.complainant-withdrew':
      return true;
    case 'complaint.agreement-met':
      return happened.payload.kind !== 'unreachable';
    case 'complaint.callback-attempted':
      return happened.payload.outcome === 'reached' || happened.payload.outcome === 'asked-to-call-at';
    default:
      return false;
  }
};

/** Waiting for the customer ends by the customer: any word of theirs that comes in. */
export const followWaiting: FollowUp = ({ before, after, events }) => {
  const waiting = before?.waiting ?? null;
  return waiting !== null && after.waiting?.id === waiting.id && events.some(customerSpoke)
    ? [event('complaint.waiting-ended', { waitId: waiting.id, cause: 'customer' })]
    : [];
};
