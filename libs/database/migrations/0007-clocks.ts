import { SqlMigration } from './sql-migration';

/** Clocks, their pauses, and what a complaint keeps for them. */
export class Clocks1767000000007 extends SqlMigration {
  protected override readonly sql = `
CREATE DOMAIN clock_family AS text CONSTRAINT clock_family_known CHECK (VALUE IN ('total', 'level', 'duty'));
CREATE DOMAIN clock_kind AS text CONSTRAINT clock_kind_known CHECK (
  VALUE IN ('acknowledge', 'first-reply', 'next-update', 'step', 'level', 'resolution', 'statutory', 'waiting', 'escalation', 'approval', 'handover', 'task', 'dealer-response', 'callback', 'promise', 'silence')
);
CREATE DOMAIN clock_result AS text CONSTRAINT clock_result_known CHECK (VALUE IN ('met', 'late', 'void'));

ALTER TABLE complaint
  ADD COLUMN policy jsonb,
  ADD COLUMN calendar jsonb,
  ADD COLUMN cycle_started_at timestamptz,
  ADD COLUMN level_entered_at timestamptz,
  ADD COLUMN acknowledged_at timestamptz,
  ADD COLUMN last_activity_at timestamptz,
  ADD COLUMN waiting jsonb;

-- What the log tells of complaints that are there already: replaying it must come to the same.
UPDATE complaint SET
    cycle_started_at = coalesce(told.reopened_at, complaint.received_at),
    level_entered_at = coalesce(told.level_entered_at, complaint.registered_at),
    acknowledged_at = told.acknowledged_at,
    last_activity_at = coalesce(told.last_activity_at, complaint.registered_at)
  FROM (SELECT one.id,
      max(occurred_at) FILTER (WHERE type = 'complaint.reopened') AS reopened_at,
      max(occurred_at) FILTER (WHERE type IN ('complaint.level-changed', 'complaint.reopened')) AS level_entered_at,
      min(occurred_at) FILTER (WHERE
        (type = 'complaint.registered' AND actor_kind = 'staff' AND one.origin = 'customer'
          AND one.channel NOT IN ('email', 'web', 'letter', 'social', 'messaging'))
        OR (type = 'complaint.customer-notified'
          AND envelope::jsonb -> 'payload' ->> 'template' = 'acknowledgement'
          AND envelope::jsonb -> 'payload' ->> 'result' = 'sent')) AS acknowledged_at,
      max(occurred_at) FILTER (WHERE actor_kind <> 'system') AS last_activity_at
    FROM complaint AS one LEFT JOIN event_log ON stream_id = one.id GROUP BY one.id) AS told
  WHERE told.id = complaint.id;

ALTER TABLE complaint
  ALTER COLUMN cycle_started_at SET NOT NULL,
  ALTER COLUMN level_entered_at SET NOT NULL,
  ALTER COLUMN last_activity_at SET NOT NULL,
  ADD CONSTRAINT complaint_closed_waits_for_nobody CHECK (status = 'open' OR waiting IS NULL);

ALTER TABLE task ADD COLUMN for_dealer boolean NOT NULL DEFAULT false;
ALTER TABLE task ALTER COLUMN for_dealer DROP DEFAULT;

CREATE TABLE clock (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  kind clock_kind NOT NULL,
  subject_id varchar(100),
  family clock_family NOT NULL,
  started_at timestamptz NOT NULL,
  span jsonb,
  due_at timestamptz NOT NULL,
  warn_at timestamptz,
  paused_at timestamptz,
  generation counting_number NOT NULL,
  warned_at timestamptz,
  breached_at timestamptz,
  ended_at timestamptz,
  result clock_result,
  CONSTRAINT clock_broken_once_due CHECK (breached_at >= due_at),
  CONSTRAINT clock_pauses_only_per_level CHECK (paused_at IS NULL OR (family = 'level' AND ended_at IS NULL)),
  CONSTRAINT clock_ended_has_result CHECK ((ended_at IS NULL) = (result IS NULL))
);
CREATE INDEX clock_broken_idx ON clock (due_at, id) WHERE breached_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX clock_due_idx ON clock (due_at, id) WHERE breached_at IS NULL AND paused_at IS NULL AND ended_at IS NULL;
CREATE INDEX clock_warn_idx ON clock (warn_at, id) WHERE warn_at IS NOT NULL AND warned_at IS NULL AND breached_at IS NULL AND paused_at IS NULL AND ended_at IS NULL;
-- One running clock for one duty; two without a subject are the same duty too, which entities cannot say.
CREATE UNIQUE INDEX clock_one_running ON clock (complaint_id, kind, subject_id) NULLS NOT DISTINCT WHERE ended_at IS NULL;

CREATE TABLE clock_pause (
  clock_id uuid NOT NULL REFERENCES clock,
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL,
  PRIMARY KEY (clock_id, from_at),
  CONSTRAINT clock_pause_ends_after_start CHECK (to_at >= from_at)
);

-- Handovers lapse by their clock now.
DROP INDEX handover_lapse_idx;
`;
}
