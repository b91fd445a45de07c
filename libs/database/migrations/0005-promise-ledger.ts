import { SqlMigration } from './sql-migration';

/** What was said to customers with a time on it (playbook §7). */
export class PromiseLedger1767000000005 extends SqlMigration {
  protected override readonly sql = `
CREATE DOMAIN promise_kind AS text CONSTRAINT promise_kind_known CHECK (
  VALUE IN ('callback', 'remedy', 'next-update', 'other')
);
CREATE DOMAIN promise_state AS text CONSTRAINT promise_state_known CHECK (
  VALUE IN ('open', 'kept', 'broken', 'released')
);
ALTER DOMAIN text_kind DROP CONSTRAINT text_kind_known;
ALTER DOMAIN text_kind ADD CONSTRAINT text_kind_known CHECK (
  VALUE IN ('description', 'heard', 'apology-reason', 'fact', 'cause-hypothesis', 'problem-statement', 'outcome-wanted', 'reason', 'remedy', 'refusal', 'proof', 'task', 'task-result', 'interim-measure', 'callback-topic', 'attempt-note', 'root-cause', 'adjustment', 'message', 'note', 'finding', 'promise')
);

CREATE TABLE promise (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  kind promise_kind NOT NULL,
  subject_id uuid,
  complainant_id uuid NOT NULL REFERENCES complainant,
  text_id uuid REFERENCES complaint_text,
  made_by_id uuid REFERENCES staff,
  made_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  generation counting_number NOT NULL,
  state promise_state NOT NULL,
  kept_at timestamptz,
  accountable_id uuid REFERENCES staff,
  accountable_unit_id uuid REFERENCES unit,
  accountable_level level,
  cycle counting_number NOT NULL,
  CONSTRAINT promise_accountable_as_a_whole CHECK (
    (accountable_id IS NULL) = (accountable_unit_id IS NULL) AND (accountable_id IS NULL) = (accountable_level IS NULL)
  ),
  CONSTRAINT promise_ended_is_answered_for CHECK ((state = 'open') = (accountable_id IS NULL)),
  CONSTRAINT promise_kept_after_open CHECK (kept_at IS NULL OR state IN ('kept', 'broken')),
  CONSTRAINT promise_kept_has_date CHECK (state <> 'kept' OR kept_at IS NOT NULL)
);
CREATE UNIQUE INDEX promise_one_open_of_a_subject ON promise (subject_id) WHERE state = 'open';
CREATE INDEX promise_open_due_idx ON promise (due_at, id) WHERE state = 'open';
CREATE INDEX promise_complaint_id_idx ON promise (complaint_id);
CREATE INDEX promise_accountable_ended_idx ON promise (accountable_unit_id, due_at, id) WHERE state IN ('kept', 'broken');
`;
}
