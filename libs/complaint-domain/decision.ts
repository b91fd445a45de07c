import type {
  AttachmentId,
  Channel,
  ComplainantId,
  ComplaintId,
  ComplaintStatus,
  Instant,
  NewComplaintEvent,
  Refusal,
  StaffId,
  TextId,
  TextKind,
  Tier,
} from '@redress/contracts';
import type { ErrorCode } from '@redress/contracts';
import type { Actor } from './actor';
import type { YearlyAmount } from './authority/worth';
import { type CallbackPolicyBody, DEFAULT_CALLBACK_POLICY } from './callbacks/callback-policy';
import type { Complaint } from './complaint';
import type { SettingsInForce } from './settings/settings-in-force';
import type { Organisation } from './escalation/organisation';
import type { StaffFacts } from './staff-facts';

/** Settings of the house that rules read; TIME turns some of them into policies. */
export interface HouseSettings {
  /** An offered handover that nobody answers lapses after so many minutes. */
  readonly handoverLapseMinutes: number;
  /** What a person writes stays in the house so many seconds, so that undo cancels a row and not a mail. */
  readonly messageHoldSeconds: number;
}

export const HOUSE_SETTINGS: HouseSettings = {
  handoverLapseMinutes: 120,
  messageHoldSeconds: 5,
};

/** What rules about callbacks read from outside. */
export interface CallbackSurroundings {
  /** In force for the complaint's unit. */
  readonly policy: CallbackPolicyBody;
  readonly unitZone: string;
  /** Zones of the complainants; the unit's where one is not known. */
  readonly zones: ReadonlyMap<ComplainantId, string>;
}

export const USUAL_CALLBACKS: CallbackSurroundings = {
  policy: DEFAULT_CALLBACK_POLICY,
  unitZone: 'UTC',
  zones: new Map(),
};

/** Everything outside the complaint that a decision may depend on, loaded before deciding: rules do no I/O. */
export interface DecisionContext {
  readonly actor: Actor;
  readonly now: Instant;
  readonly settings: HouseSettings;
  /** Calendars, policies, ladders and authorities in force for the complaint's unit, and every version ever kept. */
  readonly inForce: SettingsInForce;
  /** Fresh unique ids, in the order asked. */
  readonly newId: () => string;
  /** Facts on the staff that the command or the complaint names. */
  readonly staff: ReadonlyMap<StaffId, StaffFacts>;
  /** Who works where and when. */
  readonly organisation: Organisation;
  /** Who has duty for the complaint's unit, looked up towards headquarters; present and active. */
  readonly dutyOfficerId: StaffId | null;
  /** Addresses on file for each complainant, by channel. */
  readonly reachableBy: ReadonlyMap<ComplainantId, readonly Channel[]>;
  /** Files on the complaint that the command may name. */
  readonly attachments: ReadonlySet<AttachmentId>;
  /** What those complainants were granted so far whom the command may grant something; held until it is carried out. */
  readonly yearlyAmounts: readonly YearlyAmount[];
  /** What stands beside the complaint's own state and the choice of a policy goes by. */
  readonly onFile: { readonly tier: Tier | null; readonly regulated: boolean };
  /** The other complaint of a link. */
  readonly other: { readonly id: ComplaintId; readonly status: ComplaintStatus } | null;
  readonly callbacks: CallbackSurroundings;
}

/** A text that the decision brings, to be stored in a row of its own. */
export interface NewText {
  readonly id: TextId;
  readonly kind: TextKind;
  readonly body: string;
}

/** Collects the ids and texts of one decision. */
export interface Draft {
  readonly texts: readonly NewText[];
  readonly id: <Id extends string>() => Id;
  readonly text: (kind: TextKind, body: string) => TextId;
}

export const newDraft = (newId: () => string): Draft => {
  const texts: NewText[] = [];
  return {
    texts,
    id: <Id extends string>() => newId() as Id,
    text: (kind, body) => {
      const id = newId() as TextId;
      texts.push({ id, kind, body });
      return id;
    },
  };
};

export interface Accepted {
  readonly accepted: true;
  readonly events: readonly NewComplaintEvent[];
  readonly texts: readonly NewText[];
  /** The complaint after the events; its version is one higher. */
  readonly complaint: Complaint;
}

export interface Refused {
  readonly accepted: false;
  readonly refusal: Refusal;
}

export type Decision = Accepted | Refused;

export const refuse = (code: ErrorCode, detail?: Refusal['detail']): Refusal =>
  detail === undefined ? { code } : { code, detail };

export const isRefusal = (value: readonly NewComplaintEvent[] | Refusal): value is Refusal => 'code' in value;

/** One event as a value, typed by its name. */
export const event = <N extends NewComplaintEvent['type']>(
  type: N,
  payload: Extract<NewComplaintEvent, { type: N }>['payload'],
): NewComplaintEvent => ({ type, payload }) as NewComplaintEvent;
