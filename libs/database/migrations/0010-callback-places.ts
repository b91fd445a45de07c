import { SqlMigration } from './sql-migration';

/** Places among the calls that a unit can promise at a time, and what became of every window that a customer was told. */
export class CallbackPlaces1767000000010 extends SqlMigration {
  protected override readonly sql = `
CREATE DOMAIN callback_window_result AS text CONSTRAINT callback_window_result_known CHECK (
  VALUE IN ('open', 'kept', 'missed', 'moved', 'cancelled')
);

CREATE TABLE callback_slot (
  unit_id uuid NOT NULL REFERENCES unit,
  starts_at timestamptz NOT NULL,
  minutes counting_number NOT NULL,
  capacity counting_number NOT NULL,
  used integer NOT NULL,
  PRIMARY KEY (unit_id, starts_at),
  CONSTRAINT callback_slot_never_overbooked CHECK (used >= 0 AND used <= capacity)
);

CREATE TABLE callback_window (
  callback_id uuid NOT NULL REFERENCES callback,
  generation counting_number NOT NULL,
  complaint_id uuid NOT NULL REFERENCES complaint,
  unit_id uuid NOT NULL REFERENCES unit,
  responsible_id uuid NOT NULL REFERENCES staff,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  result callback_window_result NOT NULL,
  settled_at timestamptz,
  PRIMARY KEY (callback_id, generation),
  CONSTRAINT callback_window_settled_has_date CHECK ((result = 'open') = (settled_at IS NULL))
);
CREATE INDEX callback_window_complaint_id_idx ON callback_window (complaint_id);
CREATE INDEX callback_window_unit_idx ON callback_window (unit_id, until_at);
CREATE INDEX callback_window_responsible_idx ON callback_window (responsible_id, until_at);
CREATE UNIQUE INDEX callback_window_one_open ON callback_window (callback_id) WHERE result = 'open';
`;
}
