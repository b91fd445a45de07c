import type { Actor, Complaint } from '@redress/complaint-domain';
import type { NewComplaintEvent } from '@redress/contracts';
import type { Statement, Transaction } from '@redress/database';
import { callbackWindowRowsOf } from './callback-window-rows';

const authorOf = (actor: Actor): string | null => (actor.kind === 'system' ? null : actor.staffId);

const MESSAGE = `INSERT INTO message (id, complaint_id, direction, channel, state, complainant_id, author_id, text_id, cycle, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** The row that an event brings beside the complaint's own state, or null: what the rules never look at again. */
const sideRowOf = (actor: Actor, complaint: Complaint, happened: NewComplaintEvent): Statement | null => {
  const at = complaint.updatedAt;
  switch (happened.type) {
    case 'complaint.message-received': {
      const { messageId, channel, complainantId, textId } = happened.payload;
      const values = [
        messageId,
        complaint.id,
        'incoming',
        channel,
        'received',
        complainantId,
        null,
        textId,
        complaint.cycle,
        at,
      ];
      return { name: 'add-message', text: MESSAGE, values };
    }
    case 'complaint.note-added': {
      const { messageId, textId } = happened.payload;
      const values = [
        messageId,
        complaint.id,
        'internal',
        null,
        'posted',
        null,
        authorOf(actor),
        textId,
        complaint.cycle,
        at,
      ];
      return { name: 'add-message', text: MESSAGE, values };
    }
    case 'complaint.customer-notified': {
      const { notificationId, result } = happened.payload;
      return {
        name: 'settle-notification',
        text: `UPDATE notification SET state = $2::text, sent_at = CASE $2 WHEN 'sent' THEN $3::timestamptz END
          WHERE id = $1 AND state = 'pending'`,
        values: [notificationId, result, at],
      };
    }
    case 'complaint.linked':
      return {
        name: 'add-link',
        text: `INSERT INTO complaint_link (complaint_id, other_id, kind, created_at, created_by_id)
          VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        values: [complaint.id, happened.payload.otherId, happened.payload.kind, at, authorOf(actor)],
      };
    case 'complaint.staff-alerted': {
      const { alertId, escalationId, rung, staffId } = happened.payload;
      return {
        name: 'add-alert',
        text: `INSERT INTO alert (id, complaint_id, escalation_id, rung, staff_id, alerted_at)
          VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT alert_once DO NOTHING`,
        values: [alertId, complaint.id, escalationId, rung, staffId, at],
      };
    }
    case 'complaint.escalation-acknowledged':
      return {
        name: 'alert-answered',
        text: 'UPDATE alert SET read_at = $3 WHERE escalation_id = $1 AND staff_id = $2 AND read_at IS NULL',
        values: [happened.payload.escalationId, happened.payload.byId, at],
      };
    default:
      return null;
  }
};

/** Writes the side rows of a commit's events. */
export const writeSideRows = (
  tx: Transaction,
  actor: Actor,
  complaint: Complaint,
  events: readonly NewComplaintEvent[],
): void => {
  for (const happened of events) {
    const row = sideRowOf(actor, complaint, happened);
    if (row !== null) tx.write(row);
    for (const windowRow of callbackWindowRowsOf(complaint, happened)) tx.write(windowRow);
  }
};
