import { type Complaint, responsibleFor } from '@redress/complaint-domain';
import type { CallbackId, CallbackWindowResult, Instant, NewComplaintEvent } from '@redress/contracts';
import type { Statement } from '@redress/database';

const settled = (complaint: Complaint, callbackId: CallbackId, result: CallbackWindowResult): Statement => ({
  name: 'callback-window-settle',
  text: `UPDATE callback_window SET result = $2, settled_at = $3, unit_id = $4, responsible_id = $5
    WHERE callback_id = $1 AND result = 'open'`,
  values: [callbackId, result, complaint.updatedAt, complaint.unitId, responsibleFor(complaint)],
});

const told = (
  complaint: Complaint,
  callbackId: CallbackId,
  generation: number,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Statement => ({
  name: 'callback-window-add',
  text: `INSERT INTO callback_window (callback_id, generation, complaint_id, unit_id, responsible_id, from_at, until_at, result)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'open')`,
  values: [callbackId, generation, complaint.id, complaint.unitId, responsibleFor(complaint), from, until],
});

/** Rows of the ledger of promised windows that an event brings: told, kept, missed, moved in time, cancelled. */
export const callbackWindowRowsOf = (complaint: Complaint, happened: NewComplaintEvent): readonly Statement[] => {
  switch (happened.type) {
    case 'complaint.callback-scheduled': {
      const { callbackId, dueAt, until, promised } = happened.payload;
      return promised === true && until !== undefined ? [told(complaint, callbackId, 1, { from: dueAt, until })] : [];
    }
    case 'complaint.callback-moved': {
      const { callbackId, dueAt, until, generation } = happened.payload;
      return [
        settled(complaint, callbackId, 'moved'),
        ...(until === undefined ? [] : [told(complaint, callbackId, generation, { from: dueAt, until })]),
      ];
    }
    case 'complaint.callback-attempted': {
      const { callbackId, outcome, nextDueAt, nextUntil, generation } = happened.payload;
      const agreed =
        outcome === 'asked-to-call-at' && nextDueAt !== null && nextUntil !== undefined && nextUntil !== null;
      return [
        settled(complaint, callbackId, 'kept'),
        ...(agreed ? [told(complaint, callbackId, generation, { from: nextDueAt, until: nextUntil })] : []),
      ];
    }
    case 'complaint.callback-missed':
      return [settled(complaint, happened.payload.callbackId, 'missed')];
    case 'complaint.callback-cancelled':
      return [settled(complaint, happened.payload.callbackId, 'cancelled')];
    default:
      return [];
  }
};
