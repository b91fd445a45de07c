import { SqlMigration } from './sql-migration';

/** Who must act at which level, and who was told (playbook §6). */
export class EscalationsAndAlerts1767000000012 extends SqlMigration {
  protected override readonly sql = `
CREATE DOMAIN escalation_cause AS text CONSTRAINT escalation_cause_known CHECK (
  VALUE IN ('clock-warned', 'clock-breached', 'authority-exceeded', 'asked-for-higher', 'third-party-threat', 'repeated-complaint', 'severity', 'emotion-not-coming-down', 'promise-broken', 'callback-missed', 'silent', 'unattended', 'by-hand', 'safety', 'still-dissatisfied', 'reopened', 'not-acknowledged')
);
CREATE DOMAIN escalation_state AS text CONSTRAINT escalation_state_known CHECK (
  VALUE IN ('open', 'acknowledged', 'passed-on', 'superseded', 'ended')
);
CREATE DOMAIN change_of_scene AS text CONSTRAINT change_of_scene_known CHECK (
  VALUE IN ('person', 'place', 'time')
);

ALTER TABLE complaint
  ADD COLUMN responsible_id uuid REFERENCES staff,
  ADD COLUMN highest_level level,
  ADD COLUMN repeat_contacts integer NOT NULL DEFAULT 0,
  ADD COLUMN unattended jsonb,
  ADD CONSTRAINT complaint_repeat_contacts_not_negative CHECK (repeat_contacts >= 0),
  ADD CONSTRAINT complaint_responsible_without_conflict CHECK (NOT (responsible_id = ANY (conflicts)));

UPDATE complaint SET highest_level = level;
ALTER TABLE complaint ALTER COLUMN highest_level SET NOT NULL;

CREATE TABLE escalation (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  ladder_id uuid NOT NULL,
  ladder_version integer NOT NULL,
  rung varchar(40) NOT NULL,
  trigger escalation_cause NOT NULL,
  clock clock_kind,
  from_level level NOT NULL,
  level level NOT NULL,
  responsible_id uuid NOT NULL REFERENCES staff,
  stands_in_for_id uuid REFERENCES staff,
  change change_of_scene,
  escalated_at timestamptz NOT NULL,
  acknowledge_by timestamptz NOT NULL,
  alert_at timestamptz,
  alerted_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by_id uuid REFERENCES staff,
  state escalation_state NOT NULL,
  cycle counting_number NOT NULL,
  CONSTRAINT escalation_rung_once_a_cycle UNIQUE (complaint_id, cycle, rung),
  CONSTRAINT escalation_deadline_after_start CHECK (acknowledge_by > escalated_at),
  CONSTRAINT escalation_acknowledged_by_somebody CHECK ((acknowledged_at IS NULL) = (acknowledged_by_id IS NULL)),
  CONSTRAINT escalation_acknowledged_has_date CHECK ((state = 'acknowledged') <= (acknowledged_at IS NOT NULL))
);
CREATE UNIQUE INDEX escalation_one_open ON escalation (complaint_id) WHERE state = 'open';
CREATE INDEX escalation_open_idx ON escalation (acknowledge_by, id) WHERE state = 'open';
CREATE INDEX escalation_alert_idx ON escalation (alert_at, id) WHERE state = 'open' AND alerted_at IS NULL;
CREATE INDEX escalation_responsible_idx ON escalation (responsible_id) WHERE state = 'open';
CREATE INDEX complaint_responsible_idx ON complaint (responsible_id) WHERE responsible_id IS NOT NULL;

CREATE TABLE alert (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  escalation_id uuid NOT NULL REFERENCES escalation,
  rung varchar(40) NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff,
  alerted_at timestamptz NOT NULL,
  read_at timestamptz,
  CONSTRAINT alert_once UNIQUE (complaint_id, escalation_id, rung, staff_id)
);
CREATE INDEX alert_unread_idx ON alert (staff_id, id) WHERE read_at IS NULL;
CREATE INDEX alert_staff_id_id_idx ON alert (staff_id, id);
`;
}
