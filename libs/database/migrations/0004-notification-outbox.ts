import { SqlMigration } from './sql-migration';

/** Mails the house owes. */
export class NotificationOutbox1767000000004 extends SqlMigration {
  protected override readonly sql = `
CREATE TABLE notification (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event_log,
  template notification_template NOT NULL,
  complaint_id uuid NOT NULL REFERENCES complaint,
  complainant_id uuid NOT NULL REFERENCES complainant,
  customer_id uuid REFERENCES customer,
  message_id uuid REFERENCES message,
  recipient varchar(320),
  locale locale NOT NULL,
  subject varchar(1000),
  body varchar(400000),
  state notification_state NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  last_error varchar(2000),
  sent_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT notification_once UNIQUE (event_id, template, complainant_id),
  CONSTRAINT notification_sent_has_date CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  CONSTRAINT notification_attempts_not_negative CHECK (attempts >= 0)
);
CREATE INDEX notification_complaint_id_idx ON notification (complaint_id);
CREATE INDEX notification_customer_id_idx ON notification (customer_id);
CREATE INDEX notification_pending_idx ON notification (next_attempt_at, id) WHERE state = 'pending';
CREATE INDEX notification_state_idx ON notification (state, created_at, id);
`;
}
