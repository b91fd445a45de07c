import { SqlMigration } from './sql-migration';

/** Calendars, policies, ladders and authorities of the units, every version of each. */
export class SettingVersions1767000000008 extends SqlMigration {
  protected override readonly sql = `
CREATE DOMAIN setting_kind AS text CONSTRAINT setting_kind_known CHECK (
  VALUE IN ('calendar', 'clock-policy', 'ladder', 'authority', 'callback-policy'));

CREATE TABLE setting_version (
  kind setting_kind NOT NULL,
  id uuid NOT NULL,
  version counting_number NOT NULL,
  unit_id uuid NOT NULL REFERENCES unit,
  name varchar(200) NOT NULL,
  body jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  created_by_id uuid REFERENCES staff,
  retired_at timestamptz,
  PRIMARY KEY (kind, id, version),
  CONSTRAINT setting_version_body_size CHECK (octet_length(body::text) <= 400000),
  CONSTRAINT setting_version_body_is_object CHECK (jsonb_typeof(body) = 'object')
);
CREATE INDEX setting_version_unit_id_idx ON setting_version (unit_id);
CREATE INDEX setting_version_created_by_id_idx ON setting_version (created_by_id);
`;
}
