import { SqlMigration } from './sql-migration';

/** Complaints and all that belongs to one, with the invariants of the trade as constraints (architecture §6). */
export class ComplaintTables1767000000002 extends SqlMigration {
  protected override readonly sql = `
CREATE TABLE complaint (
  id uuid PRIMARY KEY,
  number complaint_number NOT NULL,
  version counting_number NOT NULL,
  sequence counting_number NOT NULL,
  status complaint_status NOT NULL,
  origin origin NOT NULL,
  channel channel NOT NULL,
  received_at timestamptz NOT NULL,
  incident_at timestamptz,
  registered_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  anonymous boolean NOT NULL,
  confidential boolean NOT NULL,
  imported boolean NOT NULL,
  unit_id uuid NOT NULL REFERENCES unit,
  level level NOT NULL,
  step step NOT NULL,
  step_entered_at timestamptz NOT NULL,
  cycle counting_number NOT NULL,
  severity severity,
  safety boolean NOT NULL,
  threat threat,
  vulnerability vulnerability_drivers NOT NULL DEFAULT '{}',
  owner_id uuid NOT NULL REFERENCES staff,
  owner_kind ownership_kind NOT NULL,
  owner_since timestamptz NOT NULL,
  contact_person_id uuid REFERENCES staff,
  conflicts uuid[] NOT NULL DEFAULT '{}',
  atmosphere jsonb,
  diagnosis jsonb,
  agreement jsonb,
  reentries jsonb NOT NULL DEFAULT '[]',
  refusal_text_id uuid,
  outcome_wanted_text_id uuid,
  outcome outcome,
  closure_way closure_way,
  closed_at timestamptz,
  closure_reason_text_id uuid,
  merged_into_id uuid REFERENCES complaint,
  next_due_at timestamptz NOT NULL DEFAULT 'infinity',
  customer_id uuid REFERENCES customer,
  tier tier,
  legal_entity varchar(200),
  product varchar(200),
  regulatory_flags text[] NOT NULL DEFAULT '{}',
  retention_class varchar(100),
  import_key varchar(300),
  created_at timestamptz NOT NULL,
  created_by_id uuid REFERENCES staff,
  CONSTRAINT complaint_import_key_key UNIQUE (import_key),
  CONSTRAINT complaint_number_key UNIQUE (number),
  CONSTRAINT complaint_owner_without_conflict CHECK (NOT (owner_id = ANY (conflicts))),
  CONSTRAINT complaint_not_merged_into_itself CHECK (merged_into_id <> id),
  CONSTRAINT complaint_merged_is_closed_duplicate CHECK (merged_into_id IS NULL OR (status = 'closed' AND outcome = 'duplicate' AND closure_way = 'duplicate')),
  CONSTRAINT complaint_closed_has_closure CHECK ((status = 'closed') = (outcome IS NOT NULL) AND (status = 'closed') = (closure_way IS NOT NULL) AND (status = 'closed') = (closed_at IS NOT NULL)),
  CONSTRAINT complaint_events_cover_commits CHECK (sequence >= version)
);
CREATE INDEX complaint_contact_person_idx ON complaint (contact_person_id, status, next_due_at, id) WHERE contact_person_id IS NOT NULL;
CREATE INDEX complaint_customer_idx ON complaint (customer_id, received_at, id) WHERE customer_id IS NOT NULL;
CREATE INDEX complaint_due_idx ON complaint (status, next_due_at, id);
CREATE INDEX complaint_merged_into_idx ON complaint (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX complaint_owner_due_idx ON complaint (owner_id, status, next_due_at, id);
CREATE INDEX complaint_owner_received_idx ON complaint (owner_id, status, received_at, id);
CREATE INDEX complaint_received_idx ON complaint (status, received_at, id);
CREATE INDEX complaint_unit_due_idx ON complaint (unit_id, status, next_due_at, id);
CREATE INDEX complaint_unit_received_idx ON complaint (unit_id, status, received_at, id);
CREATE INDEX complaint_unit_updated_idx ON complaint (unit_id, status, updated_at, id);
CREATE INDEX complaint_updated_idx ON complaint (status, updated_at, id);

CREATE TABLE complaint_text (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  kind text_kind NOT NULL,
  body varchar(200000),
  salt salt,
  digest digest_text NOT NULL,
  created_at timestamptz NOT NULL,
  erased_at timestamptz,
  CONSTRAINT complaint_text_erased_whole CHECK ((body IS NULL) = (erased_at IS NOT NULL) AND (salt IS NULL) = (erased_at IS NOT NULL))
);
CREATE INDEX complaint_text_complaint_id_idx ON complaint_text (complaint_id);

CREATE TABLE complainant (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  customer_id uuid REFERENCES customer,
  role complainant_role NOT NULL,
  authorised boolean NOT NULL,
  agreement agreement_kind,
  agreement_means confirmation_means,
  agreed_at timestamptz,
  outcome_score emotion_point,
  handling_score emotion_point,
  verified_at timestamptz,
  withdrawn_at timestamptz
);
CREATE INDEX complainant_complaint_id_idx ON complainant (complaint_id);
CREATE INDEX complainant_customer_id_idx ON complainant (customer_id);

CREATE TABLE issue (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  description_text_id uuid NOT NULL REFERENCES complaint_text,
  category text REFERENCES category,
  equipment_id uuid REFERENCES equipment,
  outcome outcome,
  cause_kind cause_kind,
  root_cause root_cause,
  controllable boolean,
  finding_text_id uuid REFERENCES complaint_text
);
CREATE INDEX issue_category_idx ON issue (category);
CREATE INDEX issue_complaint_id_idx ON issue (complaint_id);
CREATE INDEX issue_equipment_id_idx ON issue (equipment_id) WHERE equipment_id IS NOT NULL;

CREATE TABLE fact (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  text_id uuid NOT NULL REFERENCES complaint_text,
  source fact_source NOT NULL,
  confirmed boolean NOT NULL
);
CREATE INDEX fact_complaint_id_idx ON fact (complaint_id);

CREATE TABLE remedy (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  kind remedy_kind NOT NULL,
  money_amount amount,
  money_currency currency_code,
  cost_amount amount,
  cost_currency currency_code,
  complainant_id uuid NOT NULL REFERENCES complainant,
  issue_id uuid REFERENCES issue,
  text_id uuid NOT NULL REFERENCES complaint_text,
  responsible_id uuid NOT NULL REFERENCES staff,
  proposed_by_id uuid NOT NULL REFERENCES staff,
  granted_by_id uuid REFERENCES staff,
  due_at timestamptz NOT NULL,
  state remedy_state NOT NULL,
  fulfilled_at timestamptz,
  cycle counting_number NOT NULL,
  CONSTRAINT remedy_granted_by_someone CHECK (state <> 'granted' OR granted_by_id IS NOT NULL),
  CONSTRAINT remedy_fulfilled_has_date CHECK ((state = 'fulfilled') = (fulfilled_at IS NOT NULL)),
  CONSTRAINT remedy_cost_has_currency CHECK ((cost_amount IS NULL) = (cost_currency IS NULL)),
  CONSTRAINT remedy_money_has_currency CHECK ((money_amount IS NULL) = (money_currency IS NULL))
);
CREATE INDEX remedy_complaint_id_idx ON remedy (complaint_id);

CREATE TABLE callback (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  kind callback_kind NOT NULL,
  complainant_id uuid NOT NULL REFERENCES complainant,
  due_at timestamptz NOT NULL,
  max_attempts counting_number NOT NULL,
  spacing_minutes counting_number NOT NULL,
  generation counting_number NOT NULL,
  state callback_state NOT NULL,
  rang_at timestamptz,
  topic_text_id uuid REFERENCES complaint_text,
  cycle counting_number NOT NULL,
  CONSTRAINT callback_ringing_has_rung CHECK (state <> 'ringing' OR rang_at IS NOT NULL)
);
CREATE INDEX callback_complaint_id_idx ON callback (complaint_id);
CREATE INDEX callback_scheduled_due_idx ON callback (due_at, id) WHERE state = 'scheduled';
CREATE UNIQUE INDEX callback_one_open_of_a_kind ON callback (complaint_id, complainant_id, kind) WHERE state IN ('scheduled', 'ringing');

CREATE TABLE callback_attempt (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  callback_id uuid NOT NULL REFERENCES callback,
  ordinal smallint NOT NULL,
  outcome attempt_outcome NOT NULL,
  attempted_at timestamptz NOT NULL,
  by_id uuid NOT NULL REFERENCES staff,
  note_text_id uuid REFERENCES complaint_text
);
CREATE INDEX callback_attempt_callback_id_idx ON callback_attempt (callback_id);
CREATE INDEX callback_attempt_complaint_id_idx ON callback_attempt (complaint_id);

CREATE TABLE task (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  text_id uuid NOT NULL REFERENCES complaint_text,
  assignee_id uuid NOT NULL REFERENCES staff,
  due_at timestamptz,
  state task_state NOT NULL,
  opened_at timestamptz NOT NULL
);
CREATE INDEX task_assignee_open_idx ON task (assignee_id, due_at, id) WHERE state = 'open';
CREATE INDEX task_complaint_id_idx ON task (complaint_id);

CREATE TABLE interim_measure (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  kind interim_kind NOT NULL,
  text_id uuid NOT NULL REFERENCES complaint_text,
  taken_at timestamptz NOT NULL
);
CREATE INDEX interim_measure_complaint_id_idx ON interim_measure (complaint_id);

CREATE TABLE handover (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  from_id uuid NOT NULL REFERENCES staff,
  to_id uuid NOT NULL REFERENCES staff,
  to_unit_id uuid NOT NULL REFERENCES unit,
  reason_text_id uuid NOT NULL REFERENCES complaint_text,
  offered_at timestamptz NOT NULL,
  lapses_at timestamptz NOT NULL,
  state handover_state NOT NULL,
  CONSTRAINT handover_lapses_after_offer CHECK (lapses_at > offered_at),
  CONSTRAINT handover_to_someone_else CHECK (from_id <> to_id)
);
CREATE INDEX handover_complaint_id_idx ON handover (complaint_id);
CREATE INDEX handover_lapse_idx ON handover (lapses_at, id) WHERE state = 'offered';
CREATE INDEX handover_offered_to_idx ON handover (to_id) WHERE state = 'offered';
CREATE UNIQUE INDEX handover_one_offered ON handover (complaint_id) WHERE state = 'offered';

CREATE TABLE ownership (
  complaint_id uuid NOT NULL REFERENCES complaint,
  tenure counting_number NOT NULL,
  previous_tenure integer,
  staff_id uuid NOT NULL REFERENCES staff,
  kind ownership_kind NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (complaint_id, tenure),
  CONSTRAINT ownership_starts_where_predecessor_ended FOREIGN KEY (complaint_id, previous_tenure, started_at) REFERENCES ownership (complaint_id, tenure, ended_at),
  CONSTRAINT ownership_complaint_id_tenure_ended_at_key UNIQUE (complaint_id, tenure, ended_at),
  CONSTRAINT ownership_ends_after_start CHECK (ended_at >= started_at),
  CONSTRAINT ownership_follows_predecessor CHECK (previous_tenure IS NOT DISTINCT FROM NULLIF(tenure - 1, 0))
);
CREATE INDEX ownership_staff_id_started_at_idx ON ownership (staff_id, started_at);
CREATE UNIQUE INDEX ownership_one_open ON ownership (complaint_id) WHERE ended_at IS NULL;

CREATE TABLE message (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL DEFAULT 0,
  direction message_direction NOT NULL,
  channel channel,
  purpose message_purpose,
  state message_state NOT NULL,
  held_until timestamptz,
  complainant_id uuid REFERENCES complainant,
  author_id uuid REFERENCES staff,
  subject_text_id uuid REFERENCES complaint_text,
  text_id uuid NOT NULL REFERENCES complaint_text,
  cycle counting_number NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT message_internal_whole CHECK (direction <> 'internal' OR (state = 'posted' AND complainant_id IS NULL AND purpose IS NULL)),
  CONSTRAINT message_incoming_whole CHECK (direction <> 'incoming' OR (channel IS NOT NULL AND complainant_id IS NOT NULL AND state = 'received')),
  CONSTRAINT message_outgoing_whole CHECK (direction <> 'outgoing' OR (channel IS NOT NULL AND purpose IS NOT NULL AND complainant_id IS NOT NULL AND held_until IS NOT NULL AND state IN ('held', 'queued', 'sent', 'failed', 'cancelled')))
);
CREATE INDEX message_complaint_idx ON message (complaint_id, created_at, id);
CREATE INDEX message_held_idx ON message (held_until, id) WHERE state = 'held';

CREATE TABLE attachment (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  message_id uuid REFERENCES message,
  direction message_direction NOT NULL,
  file_name varchar(255),
  media_type varchar(255) NOT NULL,
  size_bytes amount NOT NULL,
  sha256 digest_text NOT NULL,
  storage_key varchar(255),
  created_by_id uuid REFERENCES staff,
  created_at timestamptz NOT NULL,
  erased_at timestamptz,
  CONSTRAINT attachment_erased_whole CHECK ((file_name IS NULL) = (erased_at IS NOT NULL) AND (storage_key IS NULL) = (erased_at IS NOT NULL))
);
CREATE INDEX attachment_complaint_id_idx ON attachment (complaint_id);
CREATE INDEX attachment_message_id_idx ON attachment (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE complaint_link (
  complaint_id uuid NOT NULL REFERENCES complaint,
  other_id uuid NOT NULL REFERENCES complaint,
  kind link_kind NOT NULL,
  created_at timestamptz NOT NULL,
  created_by_id uuid REFERENCES staff,
  PRIMARY KEY (complaint_id, other_id, kind),
  CONSTRAINT complaint_link_to_another CHECK (complaint_id <> other_id)
);
CREATE INDEX complaint_link_other_id_idx ON complaint_link (other_id);

CREATE TABLE read_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  staff_id uuid NOT NULL REFERENCES staff,
  read_at timestamptz NOT NULL,
  correlation_id varchar(100) NOT NULL
);
CREATE INDEX read_log_complaint_id_read_at_idx ON read_log (complaint_id, read_at);
CREATE INDEX read_log_staff_id_read_at_idx ON read_log (staff_id, read_at);

CREATE TABLE idempotency_key (
  actor text NOT NULL,
  route text NOT NULL,
  key text NOT NULL
    CONSTRAINT idempotency_key_key_size CHECK (char_length(key) BETWEEN 8 AND 200 AND char_length(route) <= 200),
  request_hash varchar(64) NOT NULL,
  status smallint NOT NULL,
  response jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (actor, route, key)
);
CREATE INDEX idempotency_key_created_at_idx ON idempotency_key (created_at);

ALTER TABLE complaint ADD CONSTRAINT complaint_refusal_text_id_fkey FOREIGN KEY (refusal_text_id) REFERENCES complaint_text;
ALTER TABLE complaint ADD CONSTRAINT complaint_outcome_wanted_text_id_fkey FOREIGN KEY (outcome_wanted_text_id) REFERENCES complaint_text;
ALTER TABLE complaint ADD CONSTRAINT complaint_closure_reason_text_id_fkey FOREIGN KEY (closure_reason_text_id) REFERENCES complaint_text;

-- The serial in a complaint's number, taken in blocks of twenty so that most registrations need not ask. Gaps are fine,
-- and a counter row per year would be a queue.
CREATE SEQUENCE complaint_serial AS bigint INCREMENT BY 20 START WITH 1;
`;
}
