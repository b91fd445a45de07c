import { SqlMigration } from './sql-migration';

/** People and places: units, staff and their sessions and keys, customers and what they own. */
export class DirectoryTables1767000000001 extends SqlMigration {
  protected override readonly sql = `
CREATE TABLE unit (
  id uuid PRIMARY KEY,
  name text NOT NULL
    CONSTRAINT unit_name_size CHECK (char_length(name) <= 200),
  name_zh text
    CONSTRAINT unit_name_zh_size CHECK (char_length(name_zh) <= 200),
  kind text NOT NULL
    CONSTRAINT unit_kind_known CHECK (kind IN ('headquarters', 'region', 'city', 'station')),
  parent_id uuid REFERENCES unit,
  path text NOT NULL
    CONSTRAINT unit_path_size CHECK (char_length(path) <= 2000),
  duty_officer_id uuid,
  zone text NOT NULL
    CONSTRAINT unit_zone_size CHECK (char_length(zone) <= 64),
  active boolean NOT NULL DEFAULT true,
  CONSTRAINT unit_not_own_parent CHECK (parent_id <> id),
  CONSTRAINT unit_path_ends_here CHECK (path LIKE '%/' || id::text || '/')
);
CREATE INDEX unit_parent_id_idx ON unit (parent_id);

CREATE TABLE staff (
  id uuid PRIMARY KEY,
  login text NOT NULL
    CONSTRAINT staff_login_size CHECK (char_length(login) <= 120),
  name text NOT NULL
    CONSTRAINT staff_name_size CHECK (char_length(name) <= 200),
  password_hash text NOT NULL
    CONSTRAINT staff_password_hash_size CHECK (char_length(password_hash) <= 300),
  roles text[] NOT NULL DEFAULT '{}'
    CONSTRAINT staff_roles_known CHECK (roles <@ ARRAY['agent', 'supervisor', 'manager', 'quality', 'admin']),
  level text NOT NULL
    CONSTRAINT staff_level_known CHECK (level IN ('frontline', 'middle', 'senior')),
  unit_id uuid NOT NULL REFERENCES unit,
  deputy_id uuid REFERENCES staff,
  active boolean NOT NULL DEFAULT true,
  absent_from timestamptz,
  absent_until timestamptz,
  locale text NOT NULL
    CONSTRAINT staff_locale_known CHECK (locale IN ('en', 'zh-CN')),
  zone text NOT NULL
    CONSTRAINT staff_zone_size CHECK (char_length(zone) <= 64),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT staff_absence_in_order CHECK (absent_from < absent_until),
  CONSTRAINT staff_not_own_deputy CHECK (deputy_id <> id),
  CONSTRAINT staff_has_a_role CHECK (cardinality(roles) > 0)
);
CREATE INDEX staff_deputy_id_idx ON staff (deputy_id);
CREATE INDEX staff_unit_id_idx ON staff (unit_id);

CREATE TABLE session (
  token_hash text PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  CONSTRAINT session_token_hash_shape CHECK (token_hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX session_expires_at_idx ON session (expires_at);
CREATE INDEX session_staff_id_idx ON session (staff_id);

CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  name text NOT NULL
    CONSTRAINT api_key_name_size CHECK (char_length(name) <= 200),
  hash text NOT NULL
    CONSTRAINT api_key_hash_size CHECK (char_length(hash) <= 64),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  CONSTRAINT api_key_hash_shape CHECK (hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX api_key_staff_id_idx ON api_key (staff_id);

CREATE TABLE customer (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  kind text NOT NULL
    CONSTRAINT customer_kind_known CHECK (kind IN ('person', 'company', 'dealer')),
  name text
    CONSTRAINT customer_name_size CHECK (char_length(name) <= 200),
  tier text NOT NULL
    CONSTRAINT customer_tier_known CHECK (tier IN ('vip', 'a', 'b', 'standard')),
  locale text NOT NULL
    CONSTRAINT customer_locale_known CHECK (locale IN ('en', 'zh-CN')),
  zone text NOT NULL
    CONSTRAINT customer_zone_size CHECK (char_length(zone) <= 64),
  annual_revenue_minor bigint,
  currency text,
  dealer_id uuid REFERENCES customer,
  notes text
    CONSTRAINT customer_notes_size CHECK (char_length(notes) <= 4000),
  erased_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT customer_not_own_dealer CHECK (dealer_id <> id),
  CONSTRAINT customer_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT customer_revenue_has_currency CHECK ((annual_revenue_minor IS NULL) = (currency IS NULL)),
  CONSTRAINT customer_revenue_not_negative CHECK (annual_revenue_minor BETWEEN 0 AND 9007199254740991),
  CONSTRAINT customer_named_until_erased CHECK (name IS NOT NULL OR erased_at IS NOT NULL)
);
CREATE INDEX customer_dealer_id_idx ON customer (dealer_id);

CREATE TABLE customer_contact (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer,
  kind text NOT NULL
    CONSTRAINT customer_contact_kind_known CHECK (kind IN ('phone', 'email', 'address', 'messaging')),
  value text NOT NULL
    CONSTRAINT customer_contact_value_size CHECK (char_length(value) <= 500),
  normalised text NOT NULL
    CONSTRAINT customer_contact_normalised_size CHECK (char_length(normalised) <= 500),
  preferred boolean NOT NULL DEFAULT false,
  CONSTRAINT customer_contact_customer_id_kind_normalised_key UNIQUE (customer_id, kind, normalised)
);
CREATE INDEX customer_contact_kind_normalised_idx ON customer_contact (kind, normalised);
CREATE UNIQUE INDEX customer_contact_one_preferred ON customer_contact (customer_id, kind) WHERE preferred;

CREATE TABLE equipment (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer,
  model text NOT NULL
    CONSTRAINT equipment_model_size CHECK (char_length(model) <= 200),
  serial text
    CONSTRAINT equipment_serial_size CHECK (char_length(serial) <= 200),
  purchased_on date,
  warranty_until date,
  service_package text
    CONSTRAINT equipment_service_package_size CHECK (char_length(service_package) <= 200)
);
CREATE INDEX equipment_customer_id_idx ON equipment (customer_id);

CREATE TABLE category (
  code text PRIMARY KEY,
  parent_code text REFERENCES category,
  name_en text NOT NULL
    CONSTRAINT category_name_en_size CHECK (char_length(name_en) <= 200),
  name_zh text NOT NULL
    CONSTRAINT category_name_zh_size CHECK (char_length(name_zh) <= 200),
  CONSTRAINT category_not_own_parent CHECK (parent_code <> code),
  CONSTRAINT category_code_shape CHECK (code ~ '^[a-z0-9]+([-.][a-z0-9]+)*$' AND char_length(code) <= 100)
);
CREATE INDEX category_parent_code_idx ON category (parent_code);

CREATE TABLE saved_filter (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  name text NOT NULL
    CONSTRAINT saved_filter_name_size CHECK (char_length(name) <= 200),
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
