/** Branded identifiers: a complaint's id can never be handed to a function that wants a customer's. All are UUID v7 text. */
declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

export type ComplaintId = Branded<string, 'ComplaintId'>;
export type CustomerId = Branded<string, 'CustomerId'>;
export type StaffId = Branded<string, 'StaffId'>;
export type UnitId = Branded<string, 'UnitId'>;
export type EquipmentId = Branded<string, 'EquipmentId'>;
export type ComplainantId = Branded<string, 'ComplainantId'>;
export type IssueId = Branded<string, 'IssueId'>;
export type HandoverId = Branded<string, 'HandoverId'>;
export type RemedyId = Branded<string, 'RemedyId'>;
export type CallbackId = Branded<string, 'CallbackId'>;
export type CallbackLinkId = Branded<string, 'CallbackLinkId'>;
export type AttemptId = Branded<string, 'AttemptId'>;
export type TaskId = Branded<string, 'TaskId'>;
export type InterimMeasureId = Branded<string, 'InterimMeasureId'>;
export type FactId = Branded<string, 'FactId'>;
export type TextId = Branded<string, 'TextId'>;
export type MessageId = Branded<string, 'MessageId'>;
export type AttachmentId = Branded<string, 'AttachmentId'>;
export type NotificationId = Branded<string, 'NotificationId'>;
export type EventId = Branded<string, 'EventId'>;
export type ApiKeyId = Branded<string, 'ApiKeyId'>;
export type PromiseId = Branded<string, 'PromiseId'>;

// Authority and approvals
export type ApprovalId = Branded<string, 'ApprovalId'>;

// Clocks
export type ClockId = Branded<string, 'ClockId'>;
/** One time of waiting for the customer. */
export type WaitId = Branded<string, 'WaitId'>;
/** A setting that is kept in versions: a calendar, a clock policy … */
export type SettingId = Branded<string, 'SettingId'>;

/** One version of a setting. A version never changes, so whoever names it knows for good what was in force. */
export interface SettingVersion {
  readonly id: SettingId;
  readonly version: number;
}
// Escalation
export type EscalationId = Branded<string, 'EscalationId'>;
export type AlertId = Branded<string, 'AlertId'>;

/** A moment in UTC as ISO-8601 with milliseconds (`2026-03-01T09:30:00.000Z`); such strings sort as time does. */
export type Instant = Branded<string, 'Instant'>;

/** Milliseconds since 1970 to an {@link Instant}. Throws RangeError outside the years JavaScript can hold. */
export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;

/** An {@link Instant} to milliseconds since 1970. */
export const millisecondsOf = (instant: Instant): number => Date.parse(instant);

/** The instant so many minutes after (or, negative, before) another. */
export const plusMinutes = (instant: Instant, minutes: number): Instant =>
  instantOf(millisecondsOf(instant) + minutes * 60_000);

/** Money: an integer count of the currency's minor unit (300.00 CNY is 30000) and its ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** The number people use: C-<year of receipt>-<six digits or more>. */
export const complaintNumber = (year: number, serial: number): string => `C-${year}-${String(serial).padStart(6, '0')}`;
