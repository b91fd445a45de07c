import { SqlMigration } from './sql-migration';

/** People and places: units, staff and their sessions and keys, customers and what they own. */
export class DirectoryTables1767000000001 extends SqlMigration {
  protected override readonly sql = `
CREATE TABLE unit (
  id uuid PRIMARY KEY,
  name varchar(200) NOT NULL,
  name_zh varchar(200),
  kind unit_kind NOT NULL,
  parent_id uuid REFERENCES unit,
  path varchar(2000) NOT NULL,
  duty_officer_id uuid,
  zone varchar(64) NOT NULL,
  active boolean NOT NULL DEFAULT true,
  CONSTRAINT unit_not_own_parent CHECK (parent_id <> id),
  CONSTRAINT unit_path_ends_here CHECK (path LIKE '%/' || id::text || '/')
);
CREATE INDEX unit_parent_id_idx ON unit (parent_id);

CREATE TABLE staff (
  id uuid PRIMARY KEY,
  login varchar(120) NOT NULL,
  name varchar(200) NOT NULL,
  password_hash varchar(300) NOT NULL,
  roles staff_roles NOT NULL DEFAULT '{}',
  level level NOT NULL,
  unit_id uuid NOT NULL REFERENCES unit,
  deputy_id uuid REFERENCES staff,
  active boolean NOT NULL DEFAULT true,
  absent_from timestamptz,
  absent_until timestamptz,
  locale locale NOT NULL,
  zone varchar(64) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT staff_absence_in_order CHECK (absent_from < absent_until),
  CONSTRAINT staff_not_own_deputy CHECK (deputy_id <> id),
  CONSTRAINT staff_has_a_role CHECK (cardinality(roles) > 0)
);
CREATE INDEX staff_deputy_id_idx ON staff (deputy_id);
CREATE INDEX staff_unit_id_idx ON staff (unit_id);

CREATE TABLE session (
  token_hash digest_text PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL
);
CREATE INDEX session_expires_at_idx ON session (expires_at);
CREATE INDEX session_staff_id_idx ON session (staff_id);

CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  name varchar(200) NOT NULL,
  hash digest_text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
CREATE INDEX api_key_staff_id_idx ON api_key (staff_id);

CREATE TABLE customer (
  id uuid PRIMARY KEY,
  version counting_number NOT NULL DEFAULT 1,
  kind customer_kind NOT NULL,
  name varchar(200),
  tier tier NOT NULL,
  locale locale NOT NULL,
  zone varchar(64) NOT NULL,
  annual_revenue_minor amount,
  currency currency_code,
  dealer_id uuid REFERENCES customer,
  notes varchar(4000),
  erased_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT customer_not_own_dealer CHECK (dealer_id <> id),
  CONSTRAINT customer_revenue_has_currency CHECK ((annual_revenue_minor IS NULL) = (currency IS NULL)),
  CONSTRAINT customer_named_until_erased CHECK (name IS NOT NULL OR erased_at IS NOT NULL)
);
CREATE INDEX customer_dealer_id_idx ON customer (dealer_id);

CREATE TABLE customer_contact (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer,
  kind contact_kind NOT NULL,
  value varchar(500) NOT NULL,
  normalised varchar(500) NOT NULL,
  preferred boolean NOT NULL DEFAULT false,
  CONSTRAINT customer_contact_customer_id_kind_normalised_key UNIQUE (customer_id, kind, normalised)
);
CREATE INDEX customer_contact_kind_normalised_idx ON customer_contact (kind, normalised);
CREATE UNIQUE INDEX customer_contact_one_preferred ON customer_contact (customer_id, kind) WHERE preferred;

CREATE TABLE equipment (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer,
  model varchar(200) NOT NULL,
  serial varchar(200),
  purchased_on date,
  warranty_until date,
  service_package varchar(200)
);
CREATE INDEX equipment_customer_id_idx ON equipment (customer_id);

CREATE TABLE category (
  code text PRIMARY KEY,
  parent_code text REFERENCES category,
  name_en varchar(200) NOT NULL,
  name_zh varchar(200) NOT NULL,
  CONSTRAINT category_not_own_parent CHECK (parent_code <> code),
  CONSTRAINT category_code_shape CHECK (code ~ '^[a-z0-9]+([-.][a-z0-9]+)*$' AND char_length(code) <= 100)
);
CREATE INDEX category_parent_code_idx ON category (parent_code);

CREATE TABLE saved_filter (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  name varchar(200) NOT NULL,
  filter jsonb NOT NULL
    CONSTRAINT saved_filter_filter_size CHECK (octet_length(filter::text) <= 20000),
  ordinal integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT saved_filter_staff_id_name_key UNIQUE (staff_id, name)
);

ALTER TABLE unit ADD CONSTRAINT unit_duty_officer_id_fkey FOREIGN KEY (duty_officer_id) REFERENCES staff;

-- A subtree is a prefix of the path, whatever the database's collation.
CREATE INDEX unit_path_prefix_idx ON unit (path text_pattern_ops);
CREATE UNIQUE INDEX staff_login_key ON staff (lower(login));
CREATE INDEX customer_name_prefix_idx ON customer (lower(name) text_pattern_ops);
-- "The number ending in 4711": the last digits are a prefix of the reversed number.
CREATE INDEX customer_contact_phone_tail_idx ON customer_contact (reverse(normalised) text_pattern_ops) WHERE kind = 'phone';
CREATE INDEX equipment_serial_idx ON equipment (lower(serial) text_pattern_ops) WHERE serial IS NOT NULL;
`;
}
