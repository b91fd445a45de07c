/** The field's closed word lists. One word for one thing in the database, the API, the events and on screen. */

/** The five steps in their order (playbook §1). */
export const STEPS = ['atmosphere', 'diagnose', 'agree', 'solve', 'follow-through'] as const;
export type Step = (typeof STEPS)[number];

/** Escalation levels, lowest first (playbook §6). */
export const LEVELS = ['frontline', 'middle', 'senior'] as const;
export type Level = (typeof LEVELS)[number];

export const COMPLAINT_STATUSES = ['open', 'closed'] as const;
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];

/** Who spoke first: the customer, or staff who noticed trouble before (a latent complaint, playbook §8). */
export const ORIGINS = ['customer', 'staff'] as const;
export type Origin = (typeof ORIGINS)[number];

export const CHANNELS = ['phone', 'email', 'web', 'counter', 'letter', 'chat', 'social', 'messaging', 'field'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Channels on which the customer's emotion cannot be heard, so `not-observed` is a full answer (playbook §1). */
export const WRITTEN_CHANNELS: readonly Channel[] = ['email', 'web', 'letter', 'social', 'messaging'];

/** The seven levels of CSM (playbook §9), worst first. */
export const EMOTION_POINTS = [-90, -60, -30, 0, 30, 60, 90] as const;
export type EmotionPoint = (typeof EMOTION_POINTS)[number];
export type Emotion = EmotionPoint | 'not-observed';

export const SEVERITIES = [1, 2, 3, 4] as const;
/** 1 slight … 4 critical. */
export type Severity = (typeof SEVERITIES)[number];

/** Customer tiers, most valued first (playbook §11). */
export const TIERS = ['vip', 'a', 'b', 'standard'] as const;
export type Tier = (typeof TIERS)[number];

export const CUSTOMER_KINDS = ['person', 'company', 'dealer'] as const;
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];

/** Ways to reach a customer. */
export const CONTACT_KINDS = ['phone', 'email', 'address', 'messaging'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const UNIT_KINDS = ['headquarters', 'region', 'city', 'station'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** What a complaint ended in (field notes §1.12, ISO 10002 §7.9). */
export const OUTCOMES = [
  'upheld',
  'partly-upheld',
  'not-upheld',
  'withdrawn',
  'settled-without-admission',
  'duplicate',
  'out-of-scope',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that judge the matter itself; one of them is needed where the customer is told a decision. */
export const DECIDED_OUTCOMES = ['upheld', 'partly-upheld', 'not-upheld', 'settled-without-admission'] as const;
export type DecidedOutcome = (typeof DECIDED_OUTCOMES)[number];

/** How a complaint came to its close (playbook §1). None of them is quiet; `imported` is history closed elsewhere. */
export const CLOSURE_WAYS = [
  'verified-callback',
  'contact-plan-exhausted',
  'withdrawn',
  'duplicate',
  'out-of-scope',
  'supervisor',
  'imported',
] as const;
export type ClosureWay = (typeof CLOSURE_WAYS)[number];

/** How the present owner came to own (playbook §5). */
export const OWNERSHIP_KINDS = ['duty-officer', 'first-contact', 'handover', 'deputy'] as const;
export type OwnershipKind = (typeof OWNERSHIP_KINDS)[number];

export const HANDOVER_STATES = ['offered', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/** What the complainant is to the matter (field notes §1.1 row 9). */
export const COMPLAINANT_ROLES = ['customer', 'co-complainant', 'representative'] as const;
export type ComplainantRole = (typeof COMPLAINANT_ROLES)[number];

/** The eight temperaments (playbook §4). */
export const TEMPERAMENTS = [
  'arguing',
  'appealing-up',
  'pestering',
  'compensation-seeking',
  'rowdy',
  'venting',
  'cooling',
  'threatening',
] as const;
export type Temperament = (typeof TEMPERAMENTS)[number];

export const THREATS = ['media', 'court', 'regulator'] as const;
export type Threat = (typeof THREATS)[number];

export const APOLOGIES = ['given', 'not-due'] as const;
export type Apology = (typeof APOLOGIES)[number];

/** Records a diagnosis can be checked against (playbook §1, step 2). */
export const RECORDS = ['customer', 'equipment', 'contract', 'none-exist'] as const;
export type RecordChecked = (typeof RECORDS)[number];

export const FACT_SOURCES = ['customer', 'records', 'staff', 'dealer'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

/** How the Agree gate was met for one complainant (playbook §1, gates in real life). */
export const AGREEMENT_KINDS = ['confirmed', 'unreachable', 'declined'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const CONFIRMATION_MEANS = ['call', 'message', 'in-person'] as const;
export type ConfirmationMeans = (typeof CONFIRMATION_MEANS)[number];

export const REMEDY_KINDS = [
  'apology',
  'explanation',
  'repair',
  'replacement',
  'refund',
  'voucher',
  'goodwill-payment',
  'price-reduction',
  'free-service',
  'other',
] as const;
export type RemedyKind = (typeof REMEDY_KINDS)[number];

/** Remedies whose worth is an amount of money. */
export const MONETARY_REMEDIES: readonly RemedyKind[] = ['refund', 'voucher', 'goodwill-payment', 'price-reduction'];

export const REMEDY_STATES = ['proposed', 'granted', 'accepted', 'declined', 'fulfilled', 'withdrawn'] as const;
export type RemedyState = (typeof REMEDY_STATES)[number];

/** Callback kinds (playbook §7). */
export const CALLBACK_KINDS = ['acknowledge', 'progress', 'remedy-done', 'verify-satisfaction', 'care'] as const;
export type CallbackKind = (typeof CALLBACK_KINDS)[number];

/**
 * number-wanted: the number was wrong, the plan stands still until there is another; declined: the customer does not want
 * to be called; expired: open for too long.
 */
export const CALLBACK_STATES = [
  'scheduled',
  'ringing',
  'number-wanted',
  'reached',
  'exhausted',
  'declined',
  'expired',
  'cancelled',
] as const;
export type CallbackState = (typeof CALLBACK_STATES)[number];

/** States of a callback that we still owe. */
export const OPEN_CALLBACK_STATES = [
  'scheduled',
  'ringing',
  'number-wanted',
] as const satisfies readonly CallbackState[];

/** What became of a window that a customer was told: `moved` is moved before it passed. */
export const CALLBACK_WINDOW_RESULTS = ['open', 'kept', 'missed', 'moved', 'cancelled'] as const;
export type CallbackWindowResult = (typeof CALLBACK_WINDOW_RESULTS)[number];

/** Outcome of one attempt (playbook §7). */
export const ATTEMPT_OUTCOMES = [
  'reached',
  'no-answer',
  'busy',
  'voicemail',
  'wrong-number',
  'refused-to-talk',
  'asked-to-call-at',
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** What was promised to a customer with a time on it (playbook §7). */
export const PROMISE_KINDS = ['callback', 'remedy', 'next-update', 'other'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** released: the customer, or the end of what it was about, took the duty away. A broken one stays broken, also once made good. */
export const PROMISE_STATES = ['open', 'kept', 'broken', 'released'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

export const TASK_STATES = ['open', 'done', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const INTERIM_KINDS = ['urgent-restoration', 'safety', 'goodwill', 'other'] as const;
export type InterimKind = (typeof INTERIM_KINDS)[number];

/** Cause taxonomy, first level (playbook §8). */
export const CAUSE_KINDS = [
  'product',
  'service',
  'price',
  'system',
  'delivery',
  'information',
  'management',
  'customer-side',
  'third-party',
  'natural',
] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

/** What the root cause lies in (playbook §8). */
export const ROOT_CAUSES = ['product', 'system', 'person'] as const;
export type RootCause = (typeof ROOT_CAUSES)[number];

/** Vulnerability drivers (field notes §4.2, PS25/19). */
export const VULNERABILITY_DRIVERS = ['health', 'life-event', 'resilience', 'capability'] as const;
export type VulnerabilityDriver = (typeof VULNERABILITY_DRIVERS)[number];

export const REENTRY_REASONS = [
  'emotion-flared-up',
  'new-facts',
  'agreement-failed',
  'remedy-failed',
  'still-dissatisfied',
  'other',
] as const;
export type ReentryReason = (typeof REENTRY_REASONS)[number];

export const MESSAGE_DIRECTIONS = ['incoming', 'outgoing', 'internal'] as const;
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number];

/** held: waiting out the undo time; queued: handed to the notifier; an internal note is `posted` at once. */
export const MESSAGE_STATES = ['held', 'queued', 'sent', 'failed', 'cancelled', 'received', 'posted'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export const MESSAGE_PURPOSES = ['reply', 'decision-letter', 'written-statement'] as const;
export type MessagePurpose = (typeof MESSAGE_PURPOSES)[number];

/** outbox: no mail server is set up, so the mail waits to be read there. */
export const NOTIFICATION_STATES = ['pending', 'sent', 'failed', 'outbox'] as const;
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

export const LINK_KINDS = ['related', 'repeat-of', 'follow-up-to'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** What a free text is; texts live in rows of their own so that they can be erased (architecture §3). */
export const TEXT_KINDS = [
  'description',
  'heard',
  'apology-reason',
  'fact',
  'cause-hypothesis',
  'problem-statement',
  'outcome-wanted',
  'reason',
  'remedy',
  'refusal',
  'proof',
  'task',
  'task-result',
  'interim-measure',
  'callback-topic',
  'attempt-note',
  'root-cause',
  'adjustment',
  'message',
  'note',
  'finding',
  'promise',
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

// Clocks

/** What a clock measures (playbook §5–§7; field notes §1.5). */
export const CLOCK_KINDS = [
  'acknowledge',
  'first-reply',
  'next-update',
  'step',
  'level',
  'resolution',
  'statutory',
  'waiting',
  'escalation',
  'approval',
  'handover',
  'task',
  'dealer-response',
  'callback',
  'promise',
  'silence',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/**
 * total: runs from receipt and neither restarts nor pauses; level: begins anew with the level or step and pauses while
 * we wait for the customer; duty: one thing that somebody owes (architecture §4).
 */
export const CLOCK_FAMILIES = ['total', 'level', 'duty'] as const;
export type ClockFamily = (typeof CLOCK_FAMILIES)[number];

/** How a clock ended: its duty done in time, done too late, or gone before it was done. */
export const CLOCK_RESULTS = ['met', 'late', 'void'] as const;
export type ClockResult = (typeof CLOCK_RESULTS)[number];

/** What ended a time of waiting for the customer: they came back, we went on, or its limit was reached. */
export const WAITING_ENDS = ['customer', 'staff', 'limit'] as const;
export type WaitingEnd = (typeof WAITING_ENDS)[number];

/** A length of time as policies name it; how long that is on the clock, a calendar tells. */
export interface Span {
  readonly unit: SpanUnit;
  /** Whole and above zero. */
  readonly amount: number;
}
// Escalation

/** What the rung of a ladder can answer (playbook §6): a closed list. */
export const TRIGGERS = [
  'clock-warned',
  'clock-breached',
  'authority-exceeded',
  'asked-for-higher',
  'third-party-threat',
  'repeated-complaint',
  'severity',
  'emotion-not-coming-down',
  'promise-broken',
  'callback-missed',
  'silent',
  'unattended',
  'by-hand',
  'safety',
  'still-dissatisfied',
  'reopened',
] as const;
export type TriggerKind = (typeof TRIGGERS)[number];

/** Why a rung fired: a trigger, or that nobody acknowledged the rung below in time. */
export const ESCALATION_CAUSES = [...TRIGGERS, 'not-acknowledged'] as const;
export type EscalationCause = (typeof ESCALATION_CAUSES)[number];

/** superseded: a higher rung fired before anybody acknowledged; ended: the complaint closed or came down before. */
export const ESCALATION_STATES = ['open', 'acknowledged', 'passed-on', 'superseded', 'ended'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** Change the person, the place or the time (playbook §3, principle 7). */
export const CHANGES_OF_SCENE = ['person', 'place', 'time'] as const;
export type ChangeOfScene = (typeof CHANGES_OF_SCENE)[number];

/** Why somebody who was called is replaced on the same rung. */
export const REASSIGNMENT_CAUSES = ['conflict-of-interest', 'left'] as const;
export type ReassignmentCause = (typeof REASSIGNMENT_CAUSES)[number];

/** Why the level of a complaint changed; nothing else changes it. */
export const LEVEL_CAUSES = [
  'threat',
  'safety',
  'still-dissatisfied',
  'reopened',
  'merged',
  'escalated',
  'de-escalated',
] as const;
export type LevelCause = (typeof LEVEL_CAUSES)[number];

export const ROLES = ['agent', 'supervisor', 'manager', 'quality', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

// Calendars and settings (TIME)

/** Days of the week in their order of ISO 8601. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What a deadline is counted in (playbook §5; statutory terms are weeks and business days). */
export const SPAN_UNITS = ['minutes', 'business-minutes', 'business-days', 'weeks'] as const;
export type SpanUnit = (typeof SPAN_UNITS)[number];

/** Why no day was taken from an event of a calendar file. */
export const FILE_SKIPS = ['not-all-day', 'recurrence', 'cancelled', 'no-date', 'too-long', 'outside'] as const;
export type FileSkip = (typeof FILE_SKIPS)[number];

/** What a house may set for a unit and everything below it. */
export const SETTING_KINDS = ['calendar', 'clock-policy', 'ladder', 'authority', 'callback-policy'] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];
// Authority and approvals (playbook §6)

/** Remedies that cost the house work or goods, so that their worth is what they cost. */
export const COSTED_REMEDIES: readonly RemedyKind[] = ['repair', 'replacement', 'free-service', 'other'];

/** countered: the one asked would grant less, and whoever handles the complaint has yet to say whether that will do. */
export const APPROVAL_STATES = ['waiting', 'approved', 'rejected', 'countered', 'withdrawn'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** What can be decided on an approval. */
export const APPROVAL_DECISIONS = ['approved', 'rejected', 'countered'] as const satisfies readonly ApprovalState[];
export type ApprovalDecision = (typeof APPROVAL_DECISIONS)[number];

/** Why an approval goes on to somebody else. */
export const APPROVAL_PASSINGS = ['over-limit', 'overdue', 'conflict-of-interest'] as const;
export type ApprovalPassing = (typeof APPROVAL_PASSINGS)[number];
