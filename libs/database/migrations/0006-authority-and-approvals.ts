import { SqlMigration } from './sql-migration';

/**
 * Approvals, and what customers were granted in a year. Remedies granted so far get the date their event tells, and
 * count for the year of that date.
 */
export class AuthorityAndApprovals1767000000006 extends SqlMigration {
  protected override readonly sql = `
CREATE DOMAIN approval_state AS text CONSTRAINT approval_state_known CHECK (
  VALUE IN ('waiting', 'approved', 'rejected', 'countered', 'withdrawn')
);

ALTER TABLE remedy ADD COLUMN granted_at timestamptz;
UPDATE remedy SET granted_at = happened.occurred_at
  FROM (
    SELECT (envelope::jsonb -> 'payload' ->> 'remedyId')::uuid AS remedy_id, min(occurred_at) AS occurred_at
    FROM event_log WHERE type = 'complaint.remedy-granted' GROUP BY 1
  ) happened
  WHERE remedy.id = happened.remedy_id AND remedy.granted_by_id IS NOT NULL;
ALTER TABLE remedy ADD CONSTRAINT remedy_granted_has_date CHECK ((granted_by_id IS NULL) = (granted_at IS NULL));

CREATE TABLE approval (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint,
  ordinal smallint NOT NULL,
  remedy_id uuid NOT NULL REFERENCES remedy,
  level level NOT NULL,
  money_amount amount,
  money_currency currency_code,
  asked_by_id uuid NOT NULL REFERENCES staff,
  asked_at timestamptz NOT NULL,
  waiting_since timestamptz NOT NULL,
  state approval_state NOT NULL,
  delegate_id uuid REFERENCES staff,
  delegate_level level,
  decided_by_id uuid REFERENCES staff,
  decided_level level,
  decided_at timestamptz,
  counter_amount amount,
  counter_currency currency_code,
  reason_text_id uuid REFERENCES complaint_text,
  CONSTRAINT approval_remedy_id_key UNIQUE (remedy_id),
  CONSTRAINT approval_money_has_currency CHECK ((money_amount IS NULL) = (money_currency IS NULL)),
  CONSTRAINT approval_counter_has_currency CHECK ((counter_amount IS NULL) = (counter_currency IS NULL)),
  CONSTRAINT approval_delegate_has_level CHECK ((delegate_id IS NULL) = (delegate_level IS NULL)),
  CONSTRAINT approval_decided_whole CHECK ((decided_by_id IS NULL) = (decided_at IS NULL) AND (decided_by_id IS NULL) = (decided_level IS NULL)),
  CONSTRAINT approval_decided_by_someone CHECK (state IN ('waiting', 'withdrawn') OR decided_by_id IS NOT NULL),
  CONSTRAINT approval_waiting_undecided CHECK (state <> 'waiting' OR decided_by_id IS NULL),
  CONSTRAINT approval_countered_with_offer CHECK (state <> 'countered' OR counter_amount IS NOT NULL),
  CONSTRAINT approval_not_own CHECK (decided_by_id <> asked_by_id),
  CONSTRAINT approval_not_delegated_to_proposer CHECK (delegate_id <> asked_by_id)
);
CREATE INDEX approval_complaint_id_idx ON approval (complaint_id);
CREATE INDEX approval_countered_idx ON approval (decided_at, id) WHERE state = 'countered';
CREATE INDEX approval_decided_idx ON approval (decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX approval_delegated_idx ON approval (delegate_id) WHERE state = 'waiting' AND delegate_id IS NOT NULL;
CREATE INDEX approval_waiting_idx ON approval (waiting_since, id) WHERE state = 'waiting';

CREATE TABLE authority_use (
  customer_id uuid NOT NULL REFERENCES customer,
  year smallint NOT NULL,
  currency currency_code NOT NULL,
  used amount NOT NULL,
  PRIMARY KEY (customer_id, year, currency)
);
INSERT INTO authority_use (customer_id, year, currency, used)
  SELECT complainant.customer_id, extract(year FROM remedy.granted_at AT TIME ZONE 'UTC'),
    COALESCE(money_currency, cost_currency), sum(GREATEST(money_amount, cost_amount))
  FROM remedy JOIN complainant ON complainant.id = remedy.complainant_id
  WHERE remedy.state IN ('granted', 'accepted', 'fulfilled') AND remedy.granted_at IS NOT NULL
    AND complainant.customer_id IS NOT NULL AND GREATEST(money_amount, cost_amount) > 0
  GROUP BY 1, 2, 3;
`;
}
