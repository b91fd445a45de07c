import { SqlMigration } from './sql-migration';

/** The closed word lists and a few shapes, as domains that columns are made of; see domains.ts for why. */
export class ClosedWordLists1767000000000 extends SqlMigration {
  protected override readonly sql = `
CREATE DOMAIN agreement_kind AS text CONSTRAINT agreement_kind_known CHECK (
  VALUE IN ('confirmed', 'unreachable', 'declined')
);
CREATE DOMAIN attempt_outcome AS text CONSTRAINT attempt_outcome_known CHECK (
  VALUE IN ('reached', 'no-answer', 'busy', 'wrong-number', 'asked-to-call-at')
);
CREATE DOMAIN callback_kind AS text CONSTRAINT callback_kind_known CHECK (
  VALUE IN ('acknowledge', 'progress', 'remedy-done', 'verify-satisfaction', 'care')
);
CREATE DOMAIN callback_state AS text CONSTRAINT callback_state_known CHECK (
  VALUE IN ('scheduled', 'ringing', 'reached', 'exhausted', 'cancelled')
);
CREATE DOMAIN cause_kind AS text CONSTRAINT cause_kind_known CHECK (
  VALUE IN ('product', 'service', 'price', 'system', 'delivery', 'information', 'management', 'customer-side', 'third-party', 'natural')
);
CREATE DOMAIN channel AS text CONSTRAINT channel_known CHECK (
  VALUE IN ('phone', 'email', 'web', 'counter', 'letter', 'chat', 'social', 'messaging', 'field')
);
CREATE DOMAIN closure_way AS text CONSTRAINT closure_way_known CHECK (
  VALUE IN ('verified-callback', 'contact-plan-exhausted', 'withdrawn', 'duplicate', 'out-of-scope', 'supervisor', 'imported')
);
CREATE DOMAIN complainant_role AS text CONSTRAINT complainant_role_known CHECK (
  VALUE IN ('customer', 'co-complainant', 'representative')
);
CREATE DOMAIN complaint_status AS text CONSTRAINT complaint_status_known CHECK (VALUE IN ('open', 'closed'));
CREATE DOMAIN confirmation_means AS text CONSTRAINT confirmation_means_known CHECK (
  VALUE IN ('call', 'message', 'in-person')
);
CREATE DOMAIN contact_kind AS text CONSTRAINT contact_kind_known CHECK (
  VALUE IN ('phone', 'email', 'address', 'messaging')
);
CREATE DOMAIN customer_kind AS text CONSTRAINT customer_kind_known CHECK (VALUE IN ('person', 'company', 'dealer'));
CREATE DOMAIN emotion_point AS smallint CONSTRAINT emotion_point_known CHECK (VALUE IN (-90, -60, -30, 0, 30, 60, 90));
CREATE DOMAIN fact_source AS text CONSTRAINT fact_source_known CHECK (
  VALUE IN ('customer', 'records', 'staff', 'dealer')
);
CREATE DOMAIN handover_state AS text CONSTRAINT handover_state_known CHECK (
  VALUE IN ('offered', 'accepted', 'declined', 'lapsed', 'withdrawn')
);
CREATE DOMAIN interim_kind AS text CONSTRAINT interim_kind_known CHECK (
  VALUE IN ('urgent-restoration', 'safety', 'goodwill', 'other')
);
CREATE DOMAIN level AS text CONSTRAINT level_known CHECK (VALUE IN ('frontline', 'middle', 'senior'));
CREATE DOMAIN link_kind AS text CONSTRAINT link_kind_known CHECK (VALUE IN ('related', 'repeat-of', 'follow-up-to'));
CREATE DOMAIN locale AS text CONSTRAINT locale_known CHECK (VALUE IN ('en', 'zh-CN'));
CREATE DOMAIN message_direction AS text CONSTRAINT message_direction_known CHECK (
  VALUE IN ('incoming', 'outgoing', 'internal')
);
CREATE DOMAIN message_purpose AS text CONSTRAINT message_purpose_known CHECK (
  VALUE IN ('reply', 'decision-letter', 'written-statement')
);
CREATE DOMAIN message_state AS text CONSTRAINT message_state_known CHECK (
  VALUE IN ('held', 'queued', 'sent', 'failed', 'cancelled', 'received', 'posted')
);
CREATE DOMAIN notification_state AS text CONSTRAINT notification_state_known CHECK (
  VALUE IN ('pending', 'sent', 'failed', 'outbox')
);
CREATE DOMAIN notification_template AS text CONSTRAINT notification_template_known CHECK (
  VALUE IN ('acknowledgement', 'owner-changed', 'agreed-outcome', 'callback-appointment', 'closing', 'reply')
);
CREATE DOMAIN origin AS text CONSTRAINT origin_known CHECK (VALUE IN ('customer', 'staff'));
CREATE DOMAIN outcome AS text CONSTRAINT outcome_known CHECK (
  VALUE IN ('upheld', 'partly-upheld', 'not-upheld', 'withdrawn', 'settled-without-admission', 'duplicate', 'out-of-scope')
);
CREATE DOMAIN ownership_kind AS text CONSTRAINT ownership_kind_known CHECK (
  VALUE IN ('duty-officer', 'first-contact', 'handover', 'deputy')
);
CREATE DOMAIN remedy_kind AS text CONSTRAINT remedy_kind_known CHECK (
  VALUE IN ('apology', 'explanation', 'repair', 'replacement', 'refund', 'voucher', 'goodwill-payment', 'price-reduction', 'free-service', 'other')
);
CREATE DOMAIN remedy_state AS text CONSTRAINT remedy_state_known CHECK (
  VALUE IN ('proposed', 'granted', 'accepted', 'declined', 'fulfilled', 'withdrawn')
);
CREATE DOMAIN root_cause AS text CONSTRAINT root_cause_known CHECK (VALUE IN ('product', 'system', 'person'));
CREATE DOMAIN severity AS smallint CONSTRAINT severity_known CHECK (VALUE IN (1, 2, 3, 4));
CREATE DOMAIN staff_roles AS text[] CONSTRAINT staff_roles_known CHECK (
  VALUE <@ ARRAY['agent', 'supervisor', 'manager', 'quality', 'admin']
);
CREATE DOMAIN step AS text CONSTRAINT step_known CHECK (
  VALUE IN ('atmosphere', 'diagnose', 'agree', 'solve', 'follow-through')
);
CREATE DOMAIN stream AS text CONSTRAINT stream_known CHECK (VALUE IN ('complaint', 'customer', 'staff', 'unit'));
CREATE DOMAIN task_state AS text CONSTRAINT task_state_known CHECK (VALUE IN ('open', 'done', 'cancelled'));
CREATE DOMAIN text_kind AS text CONSTRAINT text_kind_known CHECK (
  VALUE IN ('description', 'heard', 'apology-reason', 'fact', 'cause-hypothesis', 'problem-statement', 'outcome-wanted', 'reason', 'remedy', 'refusal', 'proof', 'task', 'task-result', 'interim-measure', 'callback-topic', 'attempt-note', 'root-cause', 'adjustment', 'message', 'note', 'finding')
);
CREATE DOMAIN threat AS text CONSTRAINT threat_known CHECK (VALUE IN ('media', 'court', 'regulator'));
CREATE DOMAIN tier AS text CONSTRAINT tier_known CHECK (VALUE IN ('vip', 'a', 'b', 'standard'));
CREATE DOMAIN unit_kind AS text CONSTRAINT unit_kind_known CHECK (
  VALUE IN ('headquarters', 'region', 'city', 'station')
);
CREATE DOMAIN vulnerability_drivers AS text[] CONSTRAINT vulnerability_drivers_known CHECK (
  VALUE <@ ARRAY['health', 'life-event', 'resilience', 'capability']
);
CREATE DOMAIN amount AS bigint CONSTRAINT amount_known CHECK (VALUE BETWEEN 0 AND 9007199254740991);
CREATE DOMAIN complaint_number AS text CONSTRAINT complaint_number_known CHECK (VALUE ~ '^C-[0-9]{4}-[0-9]{6,12}$');
CREATE DOMAIN counting_number AS integer CONSTRAINT counting_number_known CHECK (VALUE > 0);
CREATE DOMAIN currency_code AS text CONSTRAINT currency_code_known CHECK (VALUE ~ '^[A-Z]{3}$');
CREATE DOMAIN digest AS bytea CONSTRAINT digest_known CHECK (octet_length(VALUE) = 32);
CREATE DOMAIN digest_text AS text CONSTRAINT digest_text_known CHECK (VALUE ~ '^[0-9a-f]{64}$');
CREATE DOMAIN lane AS smallint CONSTRAINT lane_known CHECK (VALUE BETWEEN 0 AND 7);
CREATE DOMAIN lane_position AS bigint CONSTRAINT lane_position_known CHECK (VALUE >= 0);
CREATE DOMAIN salt AS bytea CONSTRAINT salt_known CHECK (octet_length(VALUE) = 16);
`;
}
