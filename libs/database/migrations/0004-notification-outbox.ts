import { SqlMigration } from './sql-migration';

/** Mails the house owes. */
export class NotificationOutbox1767000000004 extends SqlMigration {
  protected override readonly sql = `
CREATE TABLE notification (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event_log,
  template text NOT NULL
    CONSTRAINT notification_template_known CHECK (template IN ('acknowledgement', 'owner-changed', 'agreed-outcome', 'callback-appointment', 'closing', 'reply')),
  complaint_id uuid NOT NULL REFERENCES complaint,
  complainant_id uuid NOT NULL REFERENCES complainant,
  customer_id uuid REFERENCES customer,
  message_id uuid REFERENCES message,
  recipient text
    CONSTRAINT notification_recipient_size CHECK (char_length(recipient) <= 320),
  locale text NOT NULL
    CONSTRAINT notification_locale_known CHECK (locale IN ('en', 'zh-CN')),
  subject text
    CONSTRAINT notification_subject_size CHECK (char_length(subject) <= 1000),
  body text
    CONSTRAINT notification_body_size CHECK (char_length(body) <= 400000),
  state text NOT NULL
    CONSTRAINT notification_state_known CHECK (state IN ('pending', 'sent', 'failed', 'outbox')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  last_error text
    CONSTRAINT notification_last_error_size CHECK (char_length(last_error) <= 2000),
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
