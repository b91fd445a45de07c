import { SqlMigration } from './sql-migration';

/** Complaints and all that belongs to one, with the invariants of the trade as constraints (architecture §6). */
export class ComplaintTables1767000000002 extends SqlMigration {
  protected override readonly sql = `
CREATE TABLE complaint (
  id uuid PRIMARY KEY,
  number text NOT NULL
    CONSTRAINT complaint_number_size CHECK (char_length(number) <= 20),
  version integer NOT NULL,
  sequence integer NOT NULL,
  status text NOT NULL
    CONSTRAINT complaint_status_known CHECK (status IN ('open', 'closed')),
  origin text NOT NULL
    CONSTRAINT complaint_origin_known CHECK (origin IN ('customer', 'staff')),
  channel text NOT NULL
    CONSTRAINT complaint_channel_known CHECK (channel IN ('phone', 'email', 'web', 'counter', 'letter', 'chat', 'social', 'messaging', 'field')),
  received_at timestamptz NOT NULL,
  incident_at timestamptz,
  registered_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  anonymous boolean NOT NULL,
  confidential boolean NOT NULL,
  imported boolean NOT NULL,
  unit_id uuid NOT NULL REFERENCES unit,
  level text NOT NULL
    CONSTRAINT complaint_level_known CHECK (level IN ('frontline', 'middle', 'senior')),
  step text NOT NULL
    CONSTRAINT complaint_step_known CHECK (step IN ('atmosphere', 'diagnose', 'agree', 'solve', 'follow-through')),
  step_entered_at timestamptz NOT NULL,
  cycle integer NOT NULL,
  severity smallint
    CONSTRAINT complaint_severity_known CHECK (severity IN (1, 2, 3, 4)),
  safety boolean NOT NULL,
  threat text
    CONSTRAINT complaint_threat_known CHECK (threat IN ('media', 'court', 'regulator')),
  vulnerability text[] NOT NULL DEFAULT '{}'
    CONSTRAINT complaint_vulnerability_known CHECK (vulnerability <@ ARRAY['health', 'life-event', 'resilience', 'capability']),
  owner_id uuid NOT NULL REFERENCES staff,
  owner_kind text NOT NULL
    CONSTRAINT complaint_owner_kind_known CHECK (owner_kind IN ('duty-officer', 'first-contact', 'handover', 'deputy')),
  owner_since timestamptz NOT NULL,
  contact_person_id uuid REFERENCES staff,
  conflicts uuid[] NOT NULL DEFAULT '{}',
  atmosphere jsonb,
  diagnosis jsonb,
  agreement jsonb,
  reentries jsonb NOT NULL DEFAULT '[]',
  refusal_text_id uuid,
  outcome_wanted_text_id uuid,
  outcome text
    CONSTRAINT complaint_outcome_known CHECK (outcome IN ('upheld', 'partly-upheld', 'not-upheld', 'withdrawn', 'settled-without-admission', 'duplicate', 'out-of-scope')),
  closure_way text
    CONSTRAINT complaint_closure_way_known CHECK (closure_way IN ('verified-callback', 'contact-plan-exhausted', 'withdrawn', 'duplicate', 'out-of-scope', 'supervisor', 'imported')),
  closed_at timestamptz,
  closure_reason_text_id uuid,
  merged_into_id uuid REFERENCES complaint,
  next_due_at timestamptz NOT NULL DEFAULT 'infinity',
  customer_id uuid REFERENCES customer,
  tier text
    CONSTRAINT complaint_tier_known CHECK (tier IN ('vip', 'a', 'b', 'standard')),
  legal_entity text
    CONSTRAINT complaint_legal_entity_size CHECK (char_length(legal_entity) <= 200),
  product text
    CONSTRAINT complaint_product_size CHECK (char_length(product) <= 200),
  regulatory_flags text[] NOT NULL DEFAULT '{}',
  retention_class text
    CONSTRAINT complaint_retention_class_size CHECK (char_length(retention_class) <= 100),
  import_key text
    CONSTRAINT complaint_import_key_size CHECK (char_length(import_key) <= 300),
  created_at timestamptz NOT NULL,
  created_by_id uuid REFERENCES staff,
  CONSTRAINT complaint_import_key_key UNIQUE (import_key),
  CONSTRAINT complaint_number_key UNIQUE (number),
  CONSTRAINT complaint_owner_without_conflict CHECK (NOT (owner_id = ANY (conflicts))),
  CONSTRAINT complaint_not_merged_into_itself CHECK (merged_into_id <> id),
  CONSTRAINT complaint_merged_is_closed_duplicate CHECK (merged_into_id IS NULL OR (status = 'closed' AND outcome = 'duplicate' AND closure_way = 'duplicate')),
  CONSTRAINT complaint_closed_has_closure CHECK ((status = 'closed') = (outcome IS NOT NULL) AND (status = 'closed') = (closure_way IS NOT NULL) AND (status = 'closed') = (closed_at IS NOT NULL)),
  CONSTRAINT complaint_number_shape CHECK (number ~ '^C-[0-9]{4}-[0-9]{6,}$'),
  CONSTRAINT complaint_counters_positive CHECK (version > 0 AND sequence >= version AND cycle > 0)
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
  kind text NOT NULL
    CONSTRAINT complaint_text_kind_known CHECK (kind IN ('description', 'heard', 'apology-reason', 'fact', 'cause-hypothesis', 'problem-statement', 'outcome-wanted', 'reason', 'remedy', 'refusal', 'proof', 'task', 'task-result', 'interim-measure', 'callback-topic', 'attempt-note', 'root-cause', 'adjustment', 'message', 'note', 'finding')),
  body text
    CONSTRAINT complaint_text_body_size CHECK (char_length(body) <= 200000),
  salt bytea,
  digest text NOT NULL,
  created_at timestamptz NOT NULL,
  erased_at timestamptz,
  CONSTRAINT complaint_text_salt_length CHECK (octet_length(salt) = 16),
  CONSTRAINT complaint_text_digest_shape CHECK (digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT complaint_text_erased_whole CHECK ((body IS NULL) = (erased_at IS NOT NULL) AND (salt IS NULL) = (erased_at IS NOT NULL))
);
CREATE INDEX complaint_text_complaint_id_idx ON complaint_text (complaint_id);

CREATE TABLE complainant (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  customer_id uuid REFERENCES customer,
  role text NOT NULL
    CONSTRAINT complainant_role_known CHECK (role IN ('customer', 'co-complainant', 'representative')),
  authorised boolean NOT NULL,
  agreement text
    CONSTRAINT complainant_agreement_known CHECK (agreement IN ('confirmed', 'unreachable', 'declined')),
  agreement_means text
    CONSTRAINT complainant_agreement_means_known CHECK (agreement_means IN ('call', 'message', 'in-person')),
  agreed_at timestamptz,
  outcome_score smallint
    CONSTRAINT complainant_outcome_score_known CHECK (outcome_score IN (-90, -60, -30, 0, 30, 60, 90)),
  handling_score smallint
    CONSTRAINT complainant_handling_score_known CHECK (handling_score IN (-90, -60, -30, 0, 30, 60, 90)),
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
  outcome text
    CONSTRAINT issue_outcome_known CHECK (outcome IN ('upheld', 'partly-upheld', 'not-upheld', 'withdrawn', 'settled-without-admission', 'duplicate', 'out-of-scope')),
  cause_kind text
    CONSTRAINT issue_cause_kind_known CHECK (cause_kind IN ('product', 'service', 'price', 'system', 'delivery', 'information', 'management', 'customer-side', 'third-party', 'natural')),
  root_cause text
    CONSTRAINT issue_root_cause_known CHECK (root_cause IN ('product', 'system', 'person')),
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
  source text NOT NULL
    CONSTRAINT fact_source_known CHECK (source IN ('customer', 'records', 'staff', 'dealer')),
  confirmed boolean NOT NULL
);
CREATE INDEX fact_complaint_id_idx ON fact (complaint_id);

CREATE TABLE remedy (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  kind text NOT NULL
    CONSTRAINT remedy_kind_known CHECK (kind IN ('apology', 'explanation', 'repair', 'replacement', 'refund', 'voucher', 'goodwill-payment', 'price-reduction', 'free-service', 'other')),
  money_amount bigint,
  money_currency text,
  cost_amount bigint,
  cost_currency text,
  complainant_id uuid NOT NULL REFERENCES complainant,
  issue_id uuid REFERENCES issue,
  text_id uuid NOT NULL REFERENCES complaint_text,
  responsible_id uuid NOT NULL REFERENCES staff,
  proposed_by_id uuid NOT NULL REFERENCES staff,
  granted_by_id uuid REFERENCES staff,
  due_at timestamptz NOT NULL,
  state text NOT NULL
    CONSTRAINT remedy_state_known CHECK (state IN ('proposed', 'granted', 'accepted', 'declined', 'fulfilled', 'withdrawn')),
  fulfilled_at timestamptz,
  cycle integer NOT NULL,
  CONSTRAINT remedy_granted_by_someone CHECK (state <> 'granted' OR granted_by_id IS NOT NULL),
  CONSTRAINT remedy_fulfilled_has_date CHECK ((state = 'fulfilled') = (fulfilled_at IS NOT NULL)),
  CONSTRAINT remedy_cost_currency_shape CHECK (cost_currency ~ '^[A-Z]{3}$'),
  CONSTRAINT remedy_cost_has_currency CHECK ((cost_amount IS NULL) = (cost_currency IS NULL)),
  CONSTRAINT remedy_cost_not_negative CHECK (cost_amount BETWEEN 0 AND 9007199254740991),
  CONSTRAINT remedy_money_currency_shape CHECK (money_currency ~ '^[A-Z]{3}$'),
  CONSTRAINT remedy_money_has_currency CHECK ((money_amount IS NULL) = (money_currency IS NULL)),
  CONSTRAINT remedy_money_not_negative CHECK (money_amount BETWEEN 0 AND 9007199254740991)
);
CREATE INDEX remedy_complaint_id_idx ON remedy (complaint_id);

CREATE TABLE callback (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  kind text NOT NULL
    CONSTRAINT callback_kind_known CHECK (kind IN ('acknowledge', 'progress', 'remedy-done', 'verify-satisfaction', 'care')),
  complainant_id uuid NOT NULL REFERENCES complainant,
  due_at timestamptz NOT NULL,
  max_attempts integer NOT NULL,
  spacing_minutes integer NOT NULL,
  generation integer NOT NULL,
  state text NOT NULL
    CONSTRAINT callback_state_known CHECK (state IN ('scheduled', 'ringing', 'reached', 'exhausted', 'cancelled')),
  rang_at timestamptz,
  topic_text_id uuid REFERENCES complaint_text,
  cycle integer NOT NULL,
  CONSTRAINT callback_ringing_has_rung CHECK (state <> 'ringing' OR rang_at IS NOT NULL),
  CONSTRAINT callback_plan_positive CHECK (max_attempts > 0 AND spacing_minutes > 0 AND generation > 0 AND cycle > 0)
);
CREATE INDEX callback_complaint_id_idx ON callback (complaint_id);
CREATE INDEX callback_scheduled_due_idx ON callback (due_at, id) WHERE state = 'scheduled';
CREATE UNIQUE INDEX callback_one_open_of_a_kind ON callback (complaint_id, complainant_id, kind) WHERE state IN ('scheduled', 'ringing');

CREATE TABLE callback_attempt (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  callback_id uuid NOT NULL REFERENCES callback,
  ordinal smallint NOT NULL,
  outcome text NOT NULL
    CONSTRAINT callback_attempt_outcome_known CHECK (outcome IN ('reached', 'no-answer', 'busy', 'wrong-number', 'asked-to-call-at')),
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
  state text NOT NULL
    CONSTRAINT task_state_known CHECK (state IN ('open', 'done', 'cancelled')),
  opened_at timestamptz NOT NULL
);
CREATE INDEX task_assignee_open_idx ON task (assignee_id, due_at, id) WHERE state = 'open';
CREATE INDEX task_complaint_id_idx ON task (complaint_id);

CREATE TABLE interim_measure (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  kind text NOT NULL
    CONSTRAINT interim_measure_kind_known CHECK (kind IN ('urgent-restoration', 'safety', 'goodwill', 'other')),
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
  state text NOT NULL
    CONSTRAINT handover_state_known CHECK (state IN ('offered', 'accepted', 'declined', 'lapsed', 'withdrawn')),
  CONSTRAINT handover_lapses_after_offer CHECK (lapses_at > offered_at),
  CONSTRAINT handover_to_someone_else CHECK (from_id <> to_id)
);
CREATE INDEX handover_complaint_id_idx ON handover (complaint_id);
CREATE INDEX handover_lapse_idx ON handover (lapses_at, id) WHERE state = 'offered';
CREATE INDEX handover_offered_to_idx ON handover (to_id) WHERE state = 'offered';
CREATE UNIQUE INDEX handover_one_offered ON handover (complaint_id) WHERE state = 'offered';

CREATE TABLE ownership (
  complaint_id uuid NOT NULL REFERENCES complaint,
  tenure integer NOT NULL,
  previous_tenure integer,
  staff_id uuid NOT NULL REFERENCES staff,
  kind text NOT NULL
    CONSTRAINT ownership_kind_known CHECK (kind IN ('duty-officer', 'first-contact', 'handover', 'deputy')),
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (complaint_id, tenure),
  CONSTRAINT ownership_starts_where_predecessor_ended FOREIGN KEY (complaint_id, previous_tenure, started_at) REFERENCES ownership (complaint_id, tenure, ended_at),
  CONSTRAINT ownership_complaint_id_tenure_ended_at_key UNIQUE (complaint_id, tenure, ended_at),
  CONSTRAINT ownership_ends_after_start CHECK (ended_at >= started_at),
  CONSTRAINT ownership_tenure_positive CHECK (tenure > 0),
  CONSTRAINT ownership_follows_predecessor CHECK (previous_tenure IS NOT DISTINCT FROM NULLIF(tenure - 1, 0))
);
CREATE INDEX ownership_staff_id_started_at_idx ON ownership (staff_id, started_at);
CREATE UNIQUE INDEX ownership_one_open ON ownership (complaint_id) WHERE ended_at IS NULL;

CREATE TABLE message (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL DEFAULT 0,
  direction text NOT NULL
    CONSTRAINT message_direction_known CHECK (direction IN ('incoming', 'outgoing', 'internal')),
  channel text
    CONSTRAINT message_channel_known CHECK (channel IN ('phone', 'email', 'web', 'counter', 'letter', 'chat', 'social', 'messaging', 'field')),
  purpose text
    CONSTRAINT message_purpose_known CHECK (purpose IN ('reply', 'decision-letter', 'written-statement')),
  state text NOT NULL
    CONSTRAINT message_state_known CHECK (state IN ('held', 'queued', 'sent', 'failed', 'cancelled', 'received', 'posted')),
  held_until timestamptz,
  complainant_id uuid REFERENCES complainant,
  author_id uuid REFERENCES staff,
  subject_text_id uuid REFERENCES complaint_text,
  text_id uuid NOT NULL REFERENCES complaint_text,
  cycle integer NOT NULL,
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
  direction text NOT NULL
    CONSTRAINT attachment_direction_known CHECK (direction IN ('incoming', 'outgoing', 'internal')),
  file_name text
    CONSTRAINT attachment_file_name_size CHECK (char_length(file_name) <= 255),
  media_type text NOT NULL
    CONSTRAINT attachment_media_type_size CHECK (char_length(media_type) <= 255),
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  storage_key text
    CONSTRAINT attachment_storage_key_size CHECK (char_length(storage_key) <= 255),
  created_by_id uuid REFERENCES staff,
  created_at timestamptz NOT NULL,
  erased_at timestamptz,
  CONSTRAINT attachment_erased_whole CHECK ((file_name IS NULL) = (erased_at IS NOT NULL) AND (storage_key IS NULL) = (erased_at IS NOT NULL)),
  CONSTRAINT attachment_sha256_shape CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT attachment_size_not_negative CHECK (size_bytes >= 0)
);
CREATE INDEX attachment_complaint_id_idx ON attachment (complaint_id);
CREATE INDEX attachment_message_id_idx ON attachment (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE complaint_link (
  complaint_id uuid NOT NULL REFERENCES complaint,
  other_id uuid NOT NULL REFERENCES complaint,
  kind text NOT NULL
    CONSTRAINT complaint_link_kind_known CHECK (kind IN ('related', 'repeat-of', 'follow-up-to')),
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
  correlation_id text NOT NULL
    CONSTRAINT read_log_correlation_id_size CHECK (char_length(correlation_id) <= 100)
);
CREATE INDEX read_log_complaint_id_read_at_idx ON read_log (complaint_id, read_at);
CREATE INDEX read_log_staff_id_read_at_idx ON read_log (staff_id, read_at);

CREATE TABLE idempotency_key (
  actor text NOT NULL,
  route text NOT NULL,
  key text NOT NULL
    CONSTRAINT idempotency_key_key_size CHECK (char_length(key) BETWEEN 8 AND 200 AND char_length(route) <= 200),
  request_hash text NOT NULL,
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
