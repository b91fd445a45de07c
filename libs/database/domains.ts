import {
  AGREEMENT_KINDS,
  APPROVAL_STATES,
  ATTEMPT_OUTCOMES,
  CALLBACK_KINDS,
  CALLBACK_STATES,
  CALLBACK_WINDOW_RESULTS,
  CAUSE_KINDS,
  CHANGES_OF_SCENE,
  CHANNELS,
  CLOCK_FAMILIES,
  CLOCK_KINDS,
  CLOCK_RESULTS,
  CLOSURE_WAYS,
  COMPLAINANT_ROLES,
  COMPLAINT_STATUSES,
  CONFIRMATION_MEANS,
  CONTACT_KINDS,
  CUSTOMER_KINDS,
  EMOTION_POINTS,
  ESCALATION_CAUSES,
  ESCALATION_STATES,
  FACT_SOURCES,
  HANDOVER_STATES,
  INTERIM_KINDS,
  LEVELS,
  LINK_KINDS,
  LOCALES,
  MESSAGE_DIRECTIONS,
  MESSAGE_PURPOSES,
  MESSAGE_STATES,
  NOTIFICATION_STATES,
  NOTIFICATION_TEMPLATES,
  ORIGINS,
  OUTCOMES,
  OWNERSHIP_KINDS,
  REMEDY_KINDS,
  REMEDY_STATES,
  ROLES,
  ROOT_CAUSES,
  SEVERITIES,
  STEPS,
  STREAMS,
  PROMISE_KINDS,
  PROMISE_STATES,
  TASK_STATES,
  TEXT_KINDS,
  THREATS,
  SETTING_KINDS,
  TIERS,
  UNIT_KINDS,
  VULNERABILITY_DRIVERS,
} from '@redress/contracts';

/** A type of the database with a condition that every value in every column of it meets. */
interface Domain {
  readonly base: 'text' | 'text[]' | 'smallint' | 'integer' | 'bigint' | 'bytea';
  /** A condition on VALUE. */
  readonly check: string;
}

const literals = (values: readonly (string | number)[]): string =>
  values.map((value) => (typeof value === 'number' ? String(value) : `'${value}'`)).join(', ');

const word = (values: readonly string[]): Domain => ({ base: 'text', check: `VALUE IN (${literals(values)})` });
const words = (values: readonly string[]): Domain => ({ base: 'text[]', check: `VALUE <@ ARRAY[${literals(values)}]` });
const number = (values: readonly number[]): Domain => ({ base: 'smallint', check: `VALUE IN (${literals(values)})` });

/** The largest whole number that a program of ours holds exactly. */
const MOST = Number.MAX_SAFE_INTEGER;

/**
 * The closed word lists of `@redress/contracts`, and a few shapes, as domains. A CHECK on a column would say the same,
 * but PostgreSQL reads those anew for every statement: with a dozen word columns that was a third of what registering a
 * complaint cost. Conditions of a domain are read once per connection.
 */
export const DOMAINS = {
  agreement_kind: word(AGREEMENT_KINDS),
  approval_state: word(APPROVAL_STATES),
  attempt_outcome: word(ATTEMPT_OUTCOMES),
  callback_kind: word(CALLBACK_KINDS),
  callback_state: word(CALLBACK_STATES),
  callback_window_result: word(CALLBACK_WINDOW_RESULTS),
  cause_kind: word(CAUSE_KINDS),
  change_of_scene: word(CHANGES_OF_SCENE),
  channel: word(CHANNELS),
  clock_family: word(CLOCK_FAMILIES),
  clock_kind: word(CLOCK_KINDS),
  clock_result: word(CLOCK_RESULTS),
  closure_way: word(CLOSURE_WAYS),
  complainant_role: word(COMPLAINANT_ROLES),
  complaint_status: word(COMPLAINT_STATUSES),
  confirmation_means: word(CONFIRMATION_MEANS),
  contact_kind: word(CONTACT_KINDS),
  customer_kind: word(CUSTOMER_KINDS),
  emotion_point: number(EMOTION_POINTS),
  escalation_cause: word(ESCALATION_CAUSES),
  escalation_state: word(ESCALATION_STATES),
  fact_source: word(FACT_SOURCES),
  handover_state: word(HANDOVER_STATES),
  interim_kind: word(INTERIM_KINDS),
  level: word(LEVELS),
  link_kind: word(LINK_KINDS),
  locale: word(LOCALES),
  message_direction: word(MESSAGE_DIRECTIONS),
  message_purpose: word(MESSAGE_PURPOSES),
  message_state: word(MESSAGE_STATES),
  notification_state: word(NOTIFICATION_STATES),
  notification_template: word(NOTIFICATION_TEMPLATES),
  origin: word(ORIGINS),
  outcome: word(OUTCOMES),
  ownership_kind: word(OWNERSHIP_KINDS),
  remedy_kind: word(REMEDY_KINDS),
  remedy_state: word(REMEDY_STATES),
  root_cause: word(ROOT_CAUSES),
  setting_kind: word(SETTING_KINDS),
  severity: number(SEVERITIES),
  staff_roles: words(ROLES),
  step: word(STEPS),
  stream: word(STREAMS),
  promise_kind: word(PROMISE_KINDS),
  promise_state: word(PROMISE_STATES),
  task_state: word(TASK_STATES),
  text_kind: word(TEXT_KINDS),
  threat: word(THREATS),
  tier: word(TIERS),
  unit_kind: word(UNIT_KINDS),
  vulnerability_drivers: words(VULNERABILITY_DRIVERS),

  amount: { base: 'bigint', check: `VALUE BETWEEN 0 AND ${MOST}` },
  complaint_number: { base: 'text', check: `VALUE ~ '^C-[0-9]{4}-[0-9]{6,12}$'` },
  counting_number: { base: 'integer', check: 'VALUE > 0' },
  currency_code: { base: 'text', check: `VALUE ~ '^[A-Z]{3}$'` },
  digest: { base: 'bytea', check: 'octet_length(VALUE) = 32' },
  digest_text: { base: 'text', check: `VALUE ~ '^[0-9a-f]{64}$'` },
  lane: { base: 'smallint', check: 'VALUE BETWEEN 0 AND 7' },
  lane_position: { base: 'bigint', check: 'VALUE >= 0' },
  salt: { base: 'bytea', check: 'octet_length(VALUE) = 16' },
} as const satisfies Record<string, Domain>;

export type DomainName = keyof typeof DOMAINS;

export const DOMAIN_NAMES = Object.keys(DOMAINS) as readonly DomainName[];

/** Makes every domain as it ought to be, for the comparison with what the migrations made. */
export const domainsSql = (): string =>
  DOMAIN_NAMES.map((name) => {
    const { base, check } = DOMAINS[name];
    return `CREATE DOMAIN ${name} AS ${base} CONSTRAINT ${name}_known CHECK (${check});`;
  }).join('\n');
