import { SqlMigration } from './sql-migration';

/**
 * A callback gets a window, a plan with several spacings, an end of patience, somebody who took it, and a place among its
 * unit's calls. What was booked before gets an hour from its moment on, which nobody was promised.
 */
export class CallbackWindows1767000000009 extends SqlMigration {
  protected override readonly sql = `
ALTER DOMAIN callback_state DROP CONSTRAINT callback_state_known;
ALTER DOMAIN callback_state ADD CONSTRAINT callback_state_known CHECK (
  VALUE IN ('scheduled', 'ringing', 'number-wanted', 'reached', 'exhausted', 'declined', 'expired', 'cancelled')
);
ALTER DOMAIN attempt_outcome DROP CONSTRAINT attempt_outcome_known;
ALTER DOMAIN attempt_outcome ADD CONSTRAINT attempt_outcome_known CHECK (
  VALUE IN ('reached', 'no-answer', 'busy', 'voicemail', 'wrong-number', 'refused-to-talk', 'asked-to-call-at')
);

ALTER TABLE callback
  ADD COLUMN until timestamptz,
  ADD COLUMN promised boolean,
  ADD COLUMN missed_at timestamptz,
  ADD COLUMN expires_at timestamptz,
  ADD COLUMN spacings integer[],
  ADD COLUMN every_months counting_number,
  ADD COLUMN claimed_by_id uuid REFERENCES staff,
  ADD COLUMN claimed_until timestamptz,
  ADD COLUMN place_unit_id uuid REFERENCES unit,
  ADD COLUMN place_starts_at timestamptz;
UPDATE callback SET until = due_at + interval '60 minutes', promised = false, spacings = ARRAY[spacing_minutes::integer];
ALTER TABLE callback
  ALTER COLUMN until SET NOT NULL,
  ALTER COLUMN promised SET NOT NULL,
  ALTER COLUMN spacings SET NOT NULL,
  DROP COLUMN spacing_minutes,
  ADD CONSTRAINT callback_window_in_order CHECK (until > due_at),
  ADD CONSTRAINT callback_spaced CHECK (cardinality(spacings) > 0 AND 0 < ALL (spacings)),
  ADD CONSTRAINT callback_claim_has_end CHECK ((claimed_by_id IS NULL) = (claimed_until IS NULL)),
  ADD CONSTRAINT callback_place_is_whole CHECK ((place_unit_id IS NULL) = (place_starts_at IS NULL)),
  ADD CONSTRAINT callback_only_care_returns CHECK (every_months IS NULL OR kind = 'care');

DROP INDEX callback_one_open_of_a_kind;
CREATE UNIQUE INDEX callback_one_open_of_a_kind ON callback (complaint_id, complainant_id, kind) WHERE state IN ('scheduled', 'ringing', 'number-wanted');
CREATE INDEX callback_promised_until_idx ON callback (until, id) WHERE promised AND missed_at IS NULL AND state IN ('scheduled', 'ringing');
CREATE INDEX callback_open_expiry_idx ON callback (expires_at, id) WHERE state IN ('scheduled', 'ringing', 'number-wanted');
CREATE INDEX callback_due_idx ON callback (due_at, id);
`;
}
