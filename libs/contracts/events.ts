import type {
  AgreementKind,
  Apology,
  ApprovalDecision,
  ApprovalPassing,
  AttemptOutcome,
  CallbackKind,
  CauseKind,
  ChangeOfScene,
  Channel,
  ClockKind,
  ClockResult,
  ClosureWay,
  ComplainantRole,
  ConfirmationMeans,
  Emotion,
  EmotionPoint,
  EscalationCause,
  FactSource,
  InterimKind,
  Level,
  LevelCause,
  LinkKind,
  MessageDirection,
  MessagePurpose,
  Origin,
  Outcome,
  OwnershipKind,
  PromiseKind,
  RecordChecked,
  ReassignmentCause,
  ReentryReason,
  RemedyKind,
  RootCause,
  SettingKind,
  Severity,
  Span,
  Step,
  Temperament,
  Threat,
  VulnerabilityDriver,
  WaitingEnd,
} from './vocabulary';
import type {
  AlertId,
  ApiKeyId,
  ApprovalId,
  AttachmentId,
  AttemptId,
  CallbackId,
  ClockId,
  ComplainantId,
  ComplaintId,
  CustomerId,
  EquipmentId,
  EscalationId,
  EventId,
  FactId,
  HandoverId,
  Instant,
  InterimMeasureId,
  IssueId,
  MessageId,
  Money,
  NotificationId,
  PromiseId,
  RemedyId,
  SettingId,
  SettingVersion,
  StaffId,
  TaskId,
  TextId,
  UnitId,
  WaitId,
} from './ids';

/** A place among the calls that a unit can make at a time; `capacity` is how many there were when it was taken. */
export interface CallbackPlace {
  readonly unitId: UnitId;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly capacity: number;
}

/**
 * Everything that can happen to a complaint. Payloads hold ids, codes, numbers and instants only: what people wrote
 * lives in text rows that a payload names by id, so that it can be erased while the chain stays whole (architecture §3).
 * Names are past facts and never change once released; a changed shape gets a new envelope version.
 */
export interface ComplaintEvents {
  /** First contact, or the discovery of a latent complaint. From here on there is exactly one owner. */
  'complaint.registered': {
    readonly number: string;
    readonly origin: Origin;
    readonly channel: Channel;
    readonly receivedAt: Instant;
    readonly incidentAt: Instant | null;
    readonly unitId: UnitId;
    readonly level: Level;
    readonly severity: Severity | null;
    readonly safety: boolean;
    readonly anonymous: boolean;
    readonly confidential: boolean;
    readonly imported: boolean;
    /** The clock policy and calendar that hold from now on, frozen; null for history, which has no policy. */
    readonly policy: SettingVersion | null;
    readonly calendar: SettingVersion | null;
    readonly ownerId: StaffId;
    readonly ownership: OwnershipKind;
    readonly complainant: {
      readonly id: ComplainantId;
      readonly customerId: CustomerId | null;
      readonly role: ComplainantRole;
      readonly authorised: boolean;
    };
    readonly issue: {
      readonly id: IssueId;
      readonly descriptionTextId: TextId;
      readonly category: string | null;
      readonly equipmentId: EquipmentId | null;
    };
    readonly outcomeWantedTextId: TextId | null;
  };
  /** The same customer came again about the same matter; it joined this complaint and its owner (playbook §5). */
  'complaint.contact-attached': {
    readonly channel: Channel;
    readonly customerId: CustomerId | null;
    readonly receivedAt: Instant;
    readonly textId: TextId;
  };

  'complaint.taken': { readonly fromId: StaffId; readonly toId: StaffId };
  'complaint.handover-offered': {
    readonly handoverId: HandoverId;
    readonly fromId: StaffId;
    readonly toId: StaffId;
    readonly toUnitId: UnitId;
    readonly reasonTextId: TextId;
    readonly lapsesAt: Instant;
  };
  'complaint.handover-accepted': {
    readonly handoverId: HandoverId;
    readonly fromId: StaffId;
    readonly toId: StaffId;
    readonly fromUnitId: UnitId;
    readonly toUnitId: UnitId;
  };
  'complaint.handover-declined': {
    readonly handoverId: HandoverId;
    readonly toId: StaffId;
    readonly reasonTextId: TextId;
  };
  'complaint.handover-lapsed': { readonly handoverId: HandoverId; readonly toId: StaffId };
  'complaint.handover-withdrawn': { readonly handoverId: HandoverId; readonly toId: StaffId };
  /** Ownership moved without an offer because the owner cannot carry it any more (playbook §5). */
  'complaint.passed-to-deputy': {
    readonly fromId: StaffId;
    readonly toId: StaffId;
    readonly fromUnitId: UnitId;
    readonly toUnitId: UnitId;
    readonly cause: 'left' | 'conflict-of-interest';
  };
  'complaint.contact-person-set': {
    readonly staffId: StaffId | null;
    /** Who it was before; that person may not see the complaint any more. */
    readonly formerId: StaffId | null;
    /** Null where a rung of a ladder changed the person. */
    readonly reasonTextId: TextId | null;
  };
  'complaint.conflict-declared': { readonly staffId: StaffId; readonly reasonTextId: TextId };

  /** A step was entered: the next one through its gate, or an earlier one again with a reason. */
  'complaint.step-entered': {
    readonly from: Step;
    readonly to: Step;
    readonly reentry: ReentryReason | null;
    readonly reasonTextId: TextId | null;
  };
  'complaint.atmosphere-recorded': {
    readonly arrival: Emotion;
    readonly now: Emotion;
    readonly heardTextId: TextId;
    readonly apology: Apology;
    readonly apologyReasonTextId: TextId | null;
  };
  'complaint.fact-recorded': {
    readonly factId: FactId;
    readonly textId: TextId;
    readonly source: FactSource;
    readonly confirmed: boolean;
  };
  'complaint.fact-confirmed': { readonly factId: FactId };
  'complaint.diagnosis-recorded': {
    readonly causeKind: CauseKind;
    readonly controllable: boolean;
    readonly hypothesisTextId: TextId;
    readonly recordsChecked: readonly RecordChecked[];
    readonly temperament: Temperament | null;
  };
  'complaint.severity-set': { readonly severity: Severity; readonly safety: boolean };
  'complaint.issue-added': {
    readonly issueId: IssueId;
    readonly descriptionTextId: TextId;
    readonly category: string | null;
    readonly equipmentId: EquipmentId | null;
  };
  'complaint.issue-categorised': { readonly issueId: IssueId; readonly category: string };
  'complaint.issue-settled': {
    readonly issueId: IssueId;
    readonly outcome: Outcome;
    readonly causeKind: CauseKind;
    readonly rootCause: RootCause;
    readonly controllable: boolean;
    readonly findingTextId: TextId;
  };
  'complaint.complainant-added': {
    readonly complainantId: ComplainantId;
    readonly customerId: CustomerId;
    readonly role: ComplainantRole;
    readonly authorised: boolean;
  };
  /** One of several complainants withdrew; the complaint goes on for the others (playbook §1). */
  'complaint.complainant-withdrew': { readonly complainantId: ComplainantId; readonly reasonTextId: TextId };
  /** The shared statement of the problem and of a good outcome; confirming it is a separate fact per complainant. */
  'complaint.agreement-stated': { readonly problemTextId: TextId; readonly outcomeWantedTextId: TextId };
  'complaint.agreement-met': {
    readonly complainantId: ComplainantId;
    readonly kind: AgreementKind;
    readonly means: ConfirmationMeans | null;
  };

  'complaint.remedy-proposed': {
    readonly remedyId: RemedyId;
    readonly kind: RemedyKind;
    readonly money: Money | null;
    readonly cost: Money | null;
    readonly complainantId: ComplainantId;
    readonly issueId: IssueId | null;
    readonly textId: TextId;
    readonly responsibleId: StaffId;
    readonly dueAt: Instant;
  };
  'complaint.remedy-granted': {
    readonly remedyId: RemedyId;
    readonly byId: StaffId;
    /** The authority it was granted under; null where anybody may give it, absent in events before there were limits. */
    readonly authority?: GrantedUnder | null;
  };
  'complaint.remedy-accepted': { readonly remedyId: RemedyId; readonly means: ConfirmationMeans };
  'complaint.remedy-declined': { readonly remedyId: RemedyId; readonly reasonTextId: TextId };
  'complaint.remedy-fulfilled': {
    readonly remedyId: RemedyId;
    readonly proofTextId: TextId;
    readonly attachmentId: AttachmentId | null;
  };
  'complaint.remedy-withdrawn': { readonly remedyId: RemedyId; readonly reasonTextId: TextId };
  /** A documented refusal: the company gives no remedy and says why (playbook §1, step 4). */
  'complaint.remedy-refused': { readonly refusalTextId: TextId };
  'complaint.interim-measure-taken': {
    readonly interimMeasureId: InterimMeasureId;
    readonly kind: InterimKind;
    readonly textId: TextId;
  };

  // Authority and approvals (playbook §6)
  /** More than the proposer may grant: the lowest level that may is asked. */
  'complaint.approval-requested': {
    readonly approvalId: ApprovalId;
    readonly remedyId: RemedyId;
    readonly level: Level;
    /** What it is worth; null where it costs nothing and only its kind is beyond the proposer. */
    readonly money: Money | null;
  };
  'complaint.approval-delegated': {
    readonly approvalId: ApprovalId;
    /** Null: taken back. */
    readonly toId: StaffId | null;
    readonly formerId: StaffId | null;
    /** The level whose authority is lent. */
    readonly level: Level;
    readonly reasonTextId: TextId | null;
  };
  'complaint.approval-decided': {
    readonly approvalId: ApprovalId;
    readonly remedyId: RemedyId;
    readonly decision: ApprovalDecision;
    readonly byId: StaffId;
    /** The level with whose authority it was decided. */
    readonly level: Level;
    /** What was approved, refused or offered instead. */
    readonly money: Money | null;
    readonly reasonTextId: TextId | null;
  };
  /** Whoever was asked may not, or did not, decide it: it waits anew. */
  'complaint.approval-passed-on': {
    readonly approvalId: ApprovalId;
    readonly from: Level;
    readonly to: Level;
    readonly cause: ApprovalPassing;
    /** To whom it was delegated, if anybody. */
    readonly formerId: StaffId | null;
  };
  'complaint.approval-withdrawn': { readonly approvalId: ApprovalId; readonly reasonTextId: TextId };
  /** The remedy is worth what was offered instead from now on. */
  'complaint.counter-offer-accepted': {
    readonly approvalId: ApprovalId;
    readonly remedyId: RemedyId;
    readonly money: Money;
  };

  // Callbacks (playbook §7). Optional fields: logs written before callbacks had windows lack them.
  'complaint.callback-scheduled': {
    readonly callbackId: CallbackId;
    readonly kind: CallbackKind;
    readonly complainantId: ComplainantId;
    /** The window is [dueAt, until). */
    readonly dueAt: Instant;
    readonly until?: Instant;
    /** Whether the customer was told this window, so that letting it pass breaks our word. */
    readonly promised?: boolean;
    /** Unreached so long, it ends. */
    readonly expiresAt?: Instant;
    readonly maxAttempts: number;
    /** Minutes from the first attempt to the second, and so on; the last one repeats. */
    readonly spacings?: readonly number[];
    /** What older logs hold in place of `spacings`. */
    readonly spacingMinutes?: number;
    /** A care callback that comes again so many months after it ends. */
    readonly everyMonths?: number | null;
    readonly place?: CallbackPlace | null;
    readonly topicTextId: TextId | null;
  };
  'complaint.callback-moved': {
    readonly callbackId: CallbackId;
    readonly dueAt: Instant;
    readonly until?: Instant;
    readonly expiresAt?: Instant;
    readonly place?: CallbackPlace | null;
    readonly generation: number;
  };
  'complaint.callback-rang': {
    readonly callbackId: CallbackId;
    readonly generation: number;
    /** When a promised window passes; null where none was promised. */
    readonly missedAt?: Instant | null;
  };
  'complaint.callback-attempted': {
    readonly callbackId: CallbackId;
    readonly attemptId: AttemptId;
    readonly outcome: AttemptOutcome;
    readonly noteTextId: TextId | null;
    /** When the plan tries again; null where it does not. */
    readonly nextDueAt: Instant | null;
    readonly nextUntil?: Instant | null;
    /** With a next attempt: when we give up, and its place among the unit's calls. */
    readonly expiresAt?: Instant;
    readonly place?: CallbackPlace | null;
    readonly generation: number;
  };
  'complaint.callback-exhausted': { readonly callbackId: CallbackId };
  /** The customer does not want to be called; the plan ends. */
  'complaint.callback-declined': { readonly callbackId: CallbackId };
  /** The number was wrong: nobody calls until another one is known. */
  'complaint.callback-number-wanted': { readonly callbackId: CallbackId };
  /** It stayed open for too long without reaching the customer. */
  'complaint.callback-expired': { readonly callbackId: CallbackId };
  /** A window that the customer was told passed without a single attempt. Once for each such window. */
  'complaint.callback-missed': {
    readonly callbackId: CallbackId;
    readonly generation: number;
    readonly until: Instant;
    /** Who was to call: the contact person, or the owner. */
    readonly responsibleId: StaffId;
  };
  /** Somebody takes the call; until then nobody else makes it. */
  'complaint.callback-claimed': { readonly callbackId: CallbackId; readonly byId: StaffId; readonly until: Instant };
  'complaint.callback-released': { readonly callbackId: CallbackId; readonly byId: StaffId };
  'complaint.callback-cancelled': { readonly callbackId: CallbackId; readonly reasonTextId: TextId };
  'complaint.satisfaction-verified': {
    readonly complainantId: ComplainantId;
    readonly callbackId: CallbackId;
    /** How content the complainant is with what came of it, and, apart from it, with how it was handled (ISO 10002 §8.3). */
    readonly outcomeScore: EmotionPoint;
    readonly handlingScore: EmotionPoint | null;
  };

  // Promises (playbook §7)
  'complaint.promise-made': {
    readonly promiseId: PromiseId;
    readonly kind: PromiseKind;
    /** The callback or remedy that it is about; null for what was only said. */
    readonly subjectId: CallbackId | RemedyId | null;
    readonly complainantId: ComplainantId;
    readonly textId: TextId | null;
    readonly dueAt: Instant;
  };
  /** Also told of one that was broken before, once it is made good. */
  'complaint.promise-kept': { readonly promiseId: PromiseId; readonly proofTextId: TextId | null };
  /** Moved before it was due, with the customer's consent. */
  'complaint.promise-renegotiated': {
    readonly promiseId: PromiseId;
    readonly dueAt: Instant;
    readonly means: ConfirmationMeans | null;
    readonly reasonTextId: TextId | null;
  };
  'complaint.promise-broken': { readonly promiseId: PromiseId };
  'complaint.promise-released': { readonly promiseId: PromiseId; readonly reasonTextId: TextId | null };

  'complaint.task-opened': {
    readonly taskId: TaskId;
    readonly textId: TextId;
    readonly assigneeId: StaffId;
    readonly dueAt: Instant | null;
    /** Whether a dealer or station is asked. */
    readonly forDealer: boolean;
  };
  'complaint.task-done': { readonly taskId: TaskId; readonly resultTextId: TextId };
  'complaint.task-cancelled': { readonly taskId: TaskId; readonly reasonTextId: TextId };

  'complaint.message-written': {
    readonly messageId: MessageId;
    readonly channel: Channel;
    readonly purpose: MessagePurpose;
    readonly complainantId: ComplainantId;
    readonly textId: TextId;
    /** The message leaves the house at this instant unless cancelled before. */
    readonly heldUntil: Instant;
  };
  'complaint.message-cancelled': { readonly messageId: MessageId };
  'complaint.message-released': { readonly messageId: MessageId };
  'complaint.message-received': {
    readonly messageId: MessageId;
    readonly channel: Channel;
    readonly complainantId: ComplainantId;
    readonly textId: TextId;
  };
  'complaint.note-added': { readonly messageId: MessageId; readonly textId: TextId };
  'complaint.attachment-added': {
    readonly attachmentId: AttachmentId;
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly direction: MessageDirection;
  };
  /** What the house told the customer by itself: template, and what became of it. */
  'complaint.customer-notified': {
    readonly notificationId: NotificationId;
    readonly template: NotificationTemplate;
    /** The written message it carried, for template `reply`. */
    readonly messageId: MessageId | null;
    readonly result: 'sent' | 'failed' | 'outbox';
  };

  'complaint.threat-flagged': { readonly threat: Threat; readonly textId: TextId };
  'complaint.level-changed': {
    readonly from: Level;
    readonly to: Level;
    readonly cause: LevelCause;
  };
  // Escalation (playbook §6)
  /** Somebody wants the next level: by hand, or because the customer asked for someone higher. */
  'complaint.escalation-asked': {
    readonly trigger: 'by-hand' | 'asked-for-higher';
    readonly reasonTextId: TextId;
  };
  /** A rung of a ladder fired. The owner stays the owner; another person acts at the level it leads to. */
  'complaint.escalated': {
    readonly escalationId: EscalationId;
    readonly ladder: SettingVersion;
    readonly rung: string;
    readonly trigger: EscalationCause;
    /** Which clock rang, for triggers of clocks. */
    readonly clock: ClockKind | null;
    readonly from: Level;
    readonly to: Level;
    readonly responsibleId: StaffId;
    /** The absent colleague in whose place they act. */
    readonly standsInForId: StaffId | null;
    /** Rungs passed over because nobody was there. */
    readonly skipped: readonly string[];
    readonly change: ChangeOfScene | null;
    readonly acknowledgeBy: Instant;
    /** When they are told: not before their working hours, unless it is a matter of safety. Null: at once. */
    readonly alertAt: Instant | null;
  };
  'complaint.escalation-acknowledged': { readonly escalationId: EscalationId; readonly byId: StaffId };
  /** Nobody acknowledged in time; the next rung follows in the same commit. */
  'complaint.escalation-passed-on': {
    readonly escalationId: EscalationId;
    readonly fromId: StaffId;
    readonly toId: StaffId;
  };
  /** Who was called cannot act any more; somebody else does, on the same rung. */
  'complaint.escalation-reassigned': {
    readonly escalationId: EscalationId;
    readonly fromId: StaffId;
    readonly toId: StaffId;
    readonly standsInForId: StaffId | null;
    readonly cause: ReassignmentCause;
    readonly acknowledgeBy: Instant;
    readonly alertAt: Instant | null;
  };
  /** A rung found nobody, or the ladder has no further one: the house cannot mend that by itself. */
  'complaint.escalation-unanswered': {
    readonly escalationId: EscalationId | null;
    readonly rung: string | null;
    readonly trigger: EscalationCause;
    readonly reason: 'nobody-there' | 'top-of-ladder';
    /** Whether who was called is not called any more. */
    readonly ends: boolean;
  };
  /** Who must act was told. Once for each rung and person. */
  'complaint.staff-alerted': {
    readonly alertId: AlertId;
    readonly escalationId: EscalationId;
    readonly rung: string;
    readonly staffId: StaffId;
    readonly acknowledgeBy: Instant;
  };
  'complaint.de-escalated': { readonly from: Level; readonly to: Level; readonly reasonTextId: TextId };
  /** The owner is away or gone, and nobody stands in. Once for each absence. */
  'complaint.unattended-noticed': { readonly ownerId: StaffId; readonly since: Instant | null };

  'complaint.vulnerability-recorded': {
    readonly drivers: readonly VulnerabilityDriver[];
    readonly reasonTextId: TextId;
    readonly adjustmentTextId: TextId;
  };
  'complaint.linked': { readonly otherId: ComplaintId; readonly kind: LinkKind };
  /** This complaint was found to be a duplicate and lives on in another. */
  'complaint.merged': { readonly intoId: ComplaintId };
  /** A duplicate was merged into this complaint, which takes over what made the duplicate special. */
  'complaint.absorbed': {
    readonly fromId: ComplaintId;
    readonly threat: Threat | null;
    readonly safety: boolean;
    readonly vulnerability: readonly VulnerabilityDriver[];
  };

  // Clocks (architecture §4): one event for all clocks that a commit starts, stops, pauses, resumes or moves.
  'complaint.clocks-started': { readonly clocks: readonly StartedClock[] };
  'complaint.clocks-stopped': {
    readonly clocks: readonly { readonly clockId: ClockId; readonly kind: ClockKind; readonly result: ClockResult }[];
  };
  'complaint.clocks-paused': { readonly clocks: readonly { readonly clockId: ClockId; readonly kind: ClockKind }[] };
  'complaint.clocks-resumed': { readonly clocks: readonly SetClock[] };
  /** Other due times for duties that go on: a later callback, another policy, activity before a silence was up. */
  'complaint.clocks-moved': {
    readonly clocks: readonly (SetClock & { readonly startedAt: Instant; readonly span: Span | null })[];
  };
  /** The due time comes near (playbook §6: a clock is about to run out). Once per generation. */
  'complaint.clock-warned': ClockRang;
  /** The due time has passed and the duty is not done. Once per generation. */
  'complaint.clock-breached': ClockRang;
  /** We wait for the customer: clocks of the level family pause, those that run from receipt do not. */
  'complaint.waiting-started': { readonly waitId: WaitId; readonly reasonTextId: TextId; readonly until: Instant };
  'complaint.waiting-ended': { readonly waitId: WaitId; readonly cause: WaitingEnd };
  /** Somebody put a running complaint under another policy; what moves by it follows in the same commit. */
  'complaint.policy-applied': { readonly policy: SettingVersion; readonly calendar: SettingVersion };

  'complaint.closed': {
    readonly outcome: Outcome;
    readonly way: ClosureWay;
    readonly reasonTextId: TextId | null;
    /** When it ended; for imported history that lies before the event itself. */
    readonly closedAt: Instant;
  };
  'complaint.reopened': { readonly reasonTextId: TextId; readonly ownerId: StaffId; readonly cycle: number };
  /** Personal data of a customer was erased from this complaint's texts, messages and attachments. */
  'complaint.personal-data-erased': { readonly customerId: CustomerId };
}

/** The authority that a remedy was granted under, as it was then. */
export interface GrantedUnder {
  readonly setting: SettingVersion;
  readonly level: Level;
  /** What that level may grant a customer in a year, in the remedy's currency; null: no limit. */
  readonly perCustomerYear: number | null;
}

/** A clock as it starts. */
export interface StartedClock {
  readonly clockId: ClockId;
  readonly kind: ClockKind;
  /** What the duty is about, such as a handover, a task, a step or a level; null where the complaint itself is. */
  readonly subjectId: string | null;
  readonly startedAt: Instant;
  /** The length that the policy gives; null where the due time came with the duty. */
  readonly span: Span | null;
  readonly dueAt: Instant;
  readonly warnAt: Instant | null;
}

/** A running clock set to another due time. */
export interface SetClock {
  readonly clockId: ClockId;
  readonly kind: ClockKind;
  readonly dueAt: Instant;
  readonly warnAt: Instant | null;
  /** One higher than before: bells of older generations are no-ops. */
  readonly generation: number;
}

/** A clock that rang. */
export interface ClockRang {
  readonly clockId: ClockId;
  readonly kind: ClockKind;
  readonly subjectId: string | null;
  readonly generation: number;
}

/** Mails the house sends by itself; one template file per locale each (libs/notifications). */
export const NOTIFICATION_TEMPLATES = [
  'acknowledgement',
  'owner-changed',
  'agreed-outcome',
  'callback-appointment',
  'closing',
  'reply',
] as const;
export type NotificationTemplate = (typeof NOTIFICATION_TEMPLATES)[number];

/** Which version of which setting of a unit an event is about. */
interface SettingChange {
  readonly kind: SettingKind;
  readonly settingId: SettingId;
  readonly version: number;
  readonly unitId: UnitId;
}

/** What happens to the directory: customers, staff, units, keys. One stream per row they are about. */
export interface DirectoryEvents {
  'customer.registered': { readonly customerId: CustomerId };
  'customer.amended': { readonly customerId: CustomerId; readonly fields: readonly string[] };
  'customer.erased': { readonly customerId: CustomerId; readonly complaints: number };
  'staff.added': { readonly staffId: StaffId; readonly unitId: UnitId };
  'staff.amended': { readonly staffId: StaffId; readonly fields: readonly string[] };
  'staff.left': { readonly staffId: StaffId; readonly deputyId: StaffId; readonly complaints: number };
  'unit.added': { readonly unitId: UnitId; readonly parentId: UnitId | null };
  'unit.amended': { readonly unitId: UnitId; readonly fields: readonly string[] };
  'api-key.issued': { readonly apiKeyId: ApiKeyId; readonly staffId: StaffId };
  'api-key.revoked': { readonly apiKeyId: ApiKeyId; readonly staffId: StaffId };

  // Settings (TIME): what they say is a row of its own version.
  'setting.saved': SettingChange;
  'setting.retired': SettingChange;
}

export type ComplaintEventName = keyof ComplaintEvents;
export type DirectoryEventName = keyof DirectoryEvents;
export type EventName = ComplaintEventName | DirectoryEventName;
export type EventPayloads = ComplaintEvents & DirectoryEvents;

/** Who did it. `machine` is an API key acting as the staff member it belongs to; `system` is a timer, relay or import. */
export type EventActor =
  | { readonly kind: 'staff' | 'machine'; readonly id: StaffId }
  | { readonly kind: 'customer'; readonly id: CustomerId }
  | { readonly kind: 'system'; readonly id: 'timer' | 'notifier' | 'import' | 'seed' | 'privacy' | 'succession' };

export const STREAMS = ['complaint', 'customer', 'staff', 'unit'] as const;
/** What a sequence and a hash chain belong to. Complaints are the product; the others are the audit of the directory. */
export type Stream = (typeof STREAMS)[number];

/** One fact decided by the rules, before it has a place in the log. */
export type NewEvent<N extends EventName = EventName> = N extends EventName
  ? { readonly type: N; readonly payload: EventPayloads[N] }
  : never;
export type NewComplaintEvent = NewEvent<ComplaintEventName>;

/** One fact as it stands in the log (architecture §3). */
export type LoggedEvent<N extends EventName = EventName> = N extends EventName
  ? {
      readonly id: EventId;
      readonly type: N;
      /** Version of the payload's shape. */
      readonly version: number;
      readonly occurredAt: Instant;
      readonly stream: Stream;
      readonly streamId: string;
      /** 1, 2, 3 … within the stream. */
      readonly sequence: number;
      /** The stream's version (commits so far) that this event's commit made; equal for events of one commit. */
      readonly streamVersion: number;
      readonly lane: number;
      /** Rising within the lane, in commit order. */
      readonly position: number;
      readonly actor: EventActor;
      readonly correlationId: string;
      readonly causationId: string;
      readonly payload: EventPayloads[N];
      /** Salted digest of each text the event brought, by text id. */
      readonly textDigests: Readonly<Record<string, string>>;
    }
  : never;
export type LoggedComplaintEvent = LoggedEvent<ComplaintEventName>;
