import type {
  AgreementKind,
  Apology,
  ApprovalDecision,
  ApprovalId,
  AttachmentId,
  AttemptOutcome,
  CallbackId,
  CallbackKind,
  CauseKind,
  Channel,
  ClockId,
  ComplainantId,
  ComplainantRole,
  ComplaintId,
  ConfirmationMeans,
  CustomerId,
  Emotion,
  EmotionPoint,
  EquipmentId,
  EscalationId,
  FactId,
  FactSource,
  HandoverId,
  Instant,
  InterimKind,
  IssueId,
  Level,
  LinkKind,
  MessageDirection,
  MessageId,
  MessagePurpose,
  Money,
  NotificationId,
  NotificationTemplate,
  Outcome,
  PromiseId,
  RecordChecked,
  ReentryReason,
  RemedyId,
  RemedyKind,
  RootCause,
  SettingId,
  Severity,
  StaffId,
  Step,
  TaskId,
  Temperament,
  Threat,
  VulnerabilityDriver,
} from '@redress/contracts';

/** How satisfied a complainant is with the outcome and, asked apart, with the handling (ISO 10002 §8.3). */
export interface Satisfaction {
  readonly outcomeScore: EmotionPoint;
  readonly handlingScore?: EmotionPoint | undefined;
}

/** Ways of closing that people choose; `withdrawn`, `duplicate` and `imported` come by commands of their own. */
export const CHOSEN_CLOSURE_WAYS = [
  'verified-callback',
  'contact-plan-exhausted',
  'out-of-scope',
  'supervisor',
] as const;
export type ChosenClosureWay = (typeof CHOSEN_CLOSURE_WAYS)[number];

/** Every command on a complaint that exists, with its input. Texts are what people typed. */
export interface Commands {
  // Ownership (playbook §5)
  take: Record<never, never>;
  'offer-handover': { readonly toId: StaffId; readonly reason: string; readonly lapsesInMinutes?: number | undefined };
  'accept-handover': { readonly handoverId: HandoverId };
  'decline-handover': { readonly handoverId: HandoverId; readonly reason: string };
  'withdraw-handover': { readonly handoverId: HandoverId };
  'pass-to-deputy': Record<never, never>;
  'set-contact-person': { readonly staffId: StaffId | null; readonly reason: string };
  'declare-conflict': {
    readonly staffId: StaffId;
    readonly reason: string;
    readonly successorId?: StaffId | undefined;
  };

  // The five steps (playbook §1)
  'record-atmosphere': {
    readonly arrival: Emotion;
    readonly now: Emotion;
    readonly heard: string;
    readonly apology: Apology;
    readonly apologyReason?: string | undefined;
  };
  'record-fact': { readonly fact: string; readonly source: FactSource; readonly confirmed: boolean };
  'confirm-fact': { readonly factId: FactId };
  'record-diagnosis': {
    readonly causeKind: CauseKind;
    readonly controllable: boolean;
    readonly hypothesis: string;
    readonly recordsChecked: readonly RecordChecked[];
    readonly temperament?: Temperament | undefined;
  };
  'set-severity': { readonly severity: Severity; readonly safety: boolean };
  'state-agreement': { readonly problem: string; readonly outcomeWanted: string };
  'meet-agreement': {
    readonly complainantId: ComplainantId;
    readonly kind: AgreementKind;
    readonly means?: ConfirmationMeans | undefined;
  };
  advance: Record<never, never>;
  'reenter-step': { readonly step: Step; readonly cause: ReentryReason; readonly reason: string };
  'take-interim-measure': { readonly kind: InterimKind; readonly measure: string };

  // Issues and parties
  'add-issue': {
    readonly description: string;
    readonly category?: string | undefined;
    readonly equipmentId?: EquipmentId | undefined;
  };
  'categorise-issue': { readonly issueId: IssueId; readonly category: string };
  'settle-issue': {
    readonly issueId: IssueId;
    readonly outcome: Outcome;
    readonly causeKind: CauseKind;
    readonly rootCause: RootCause;
    readonly controllable: boolean;
    readonly finding: string;
  };
  'add-complainant': {
    readonly customerId: CustomerId;
    readonly role: ComplainantRole;
    readonly authorised: boolean;
  };
  'flag-threat': { readonly threat: Threat; readonly note: string };
  'record-vulnerability': {
    readonly drivers: readonly VulnerabilityDriver[];
    readonly reason: string;
    readonly adjustment: string;
  };

  // Remedies
  'propose-remedy': {
    readonly kind: RemedyKind;
    readonly description: string;
    readonly money?: Money | undefined;
    readonly cost?: Money | undefined;
    readonly complainantId: ComplainantId;
    readonly issueId?: IssueId | undefined;
    readonly responsibleId?: StaffId | undefined;
    readonly dueAt: Instant;
  };
  'accept-remedy': { readonly remedyId: RemedyId; readonly means: ConfirmationMeans };
  'decline-remedy': { readonly remedyId: RemedyId; readonly reason: string };
  'fulfil-remedy': {
    readonly remedyId: RemedyId;
    readonly proof: string;
    readonly attachmentId?: AttachmentId | undefined;
  };
  'withdraw-remedy': { readonly remedyId: RemedyId; readonly reason: string };
  'refuse-remedy': { readonly refusal: string };

  // Authority and approvals (playbook §6)
  'decide-approval': {
    readonly approvalId: ApprovalId;
    readonly decision: ApprovalDecision;
    /** What would be granted instead, for `countered`. */
    readonly money?: Money | undefined;
    /** For `rejected` and `countered`. */
    readonly reason?: string | undefined;
  };
  /** Lends the own authority for one approval; null takes it back. */
  'delegate-approval': {
    readonly approvalId: ApprovalId;
    readonly toId: StaffId | null;
    readonly reason?: string | undefined;
  };
  'withdraw-approval': { readonly approvalId: ApprovalId; readonly reason: string };
  'accept-counter-offer': { readonly approvalId: ApprovalId };

  // Callbacks (playbook §7)
  'schedule-callback': {
    readonly kind: CallbackKind;
    readonly complainantId: ComplainantId;
    /** The window is [dueAt, until); its length is the policy's where no end is named. */
    readonly dueAt: Instant;
    readonly until?: Instant | undefined;
    readonly topic?: string | undefined;
    readonly maxAttempts?: number | undefined;
    /** Minutes between attempts, one after the other; the last one repeats. */
    readonly spacings?: readonly number[] | undefined;
    /** The same between any two. */
    readonly spacingMinutes?: number | undefined;
    /** For a care callback that comes again so many months after it ends. */
    readonly everyMonths?: number | undefined;
  };
  'move-callback': {
    readonly callbackId: CallbackId;
    readonly dueAt: Instant;
    readonly until?: Instant | undefined;
  };
  /** The customer chose a slot by their link. */
  'choose-callback-time': { readonly callbackId: CallbackId; readonly dueAt: Instant };
  'claim-callback': { readonly callbackId: CallbackId };
  'release-callback': { readonly callbackId: CallbackId };
  'miss-callback': { readonly callbackId: CallbackId; readonly generation: number };
  'expire-callback': { readonly callbackId: CallbackId; readonly generation: number };
  'cancel-callback': { readonly callbackId: CallbackId; readonly reason: string };
  'ring-callback': { readonly callbackId: CallbackId; readonly generation: number };
  'record-attempt': {
    readonly callbackId: CallbackId;
    readonly outcome: AttemptOutcome;
    readonly note?: string | undefined;
    /** When the customer asked to be called, for `asked-to-call-at`. */
    readonly callAt?: Instant | undefined;
    readonly callUntil?: Instant | undefined;
    readonly satisfaction?: Satisfaction | undefined;
  };
  'verify-satisfaction': { readonly callbackId: CallbackId; readonly satisfaction: Satisfaction };
  /** All in the running conversation: a callback that is due, reached and verified at once (fast track). */
  'verify-now': { readonly complainantId: ComplainantId; readonly satisfaction: Satisfaction };

  // Promises (playbook §7)
  'make-promise': {
    readonly kind: 'next-update' | 'other';
    readonly promise: string;
    readonly complainantId: ComplainantId;
    readonly dueAt: Instant;
  };
  'keep-promise': { readonly promiseId: PromiseId; readonly proof: string };
  'renegotiate-promise': {
    readonly promiseId: PromiseId;
    readonly dueAt: Instant;
    /** How the customer consented. */
    readonly means: ConfirmationMeans;
    readonly reason: string;
  };
  'release-promise': { readonly promiseId: PromiseId; readonly reason: string };

  // Helpers, conversation
  'open-task': {
    readonly task: string;
    readonly assigneeId: StaffId;
    readonly dueAt?: Instant | undefined;
    /** Whether a dealer or station is asked. */
    readonly forDealer?: boolean | undefined;
  };
  'finish-task': { readonly taskId: TaskId; readonly result: string };
  'cancel-task': { readonly taskId: TaskId; readonly reason: string };
  'write-message': {
    readonly complainantId: ComplainantId;
    readonly channel: Channel;
    readonly purpose: MessagePurpose;
    readonly body: string;
  };
  'cancel-message': { readonly messageId: MessageId };
  'release-message': { readonly messageId: MessageId };
  'receive-message': {
    readonly complainantId: ComplainantId;
    readonly channel: Channel;
    readonly body: string;
  };
  'add-note': { readonly note: string };
  'add-attachment': {
    readonly attachmentId: AttachmentId;
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly direction: MessageDirection;
  };
  'attach-contact': {
    readonly customerId: CustomerId | null;
    readonly channel: Channel;
    readonly receivedAt: Instant;
    readonly words: string;
  };
  'record-notification': {
    readonly notificationId: NotificationId;
    readonly template: NotificationTemplate;
    readonly messageId: MessageId | null;
    readonly result: 'sent' | 'failed' | 'outbox';
  };

  // Clocks
  'warn-clock': { readonly clockId: ClockId; readonly generation: number };
  'breach-clock': { readonly clockId: ClockId; readonly generation: number };
  /** `until` at most as long as the policy allows; as long as that where it is not given. */
  'wait-for-customer': { readonly reason: string; readonly until?: Instant | undefined };
  'end-waiting': Record<never, never>;
  /** Puts a running complaint under another policy: the one named, or the one that fits it now. */
  'apply-policy': { readonly policyId?: SettingId | undefined };
  // Escalation (playbook §6)
  escalate: { readonly trigger: 'by-hand' | 'asked-for-higher'; readonly reason: string };
  'acknowledge-escalation': { readonly escalationId: EscalationId };
  'pass-on-escalation': { readonly escalationId: EscalationId };
  'alert-staff': { readonly escalationId: EscalationId };
  /** One level down where `to` is not given. */
  'de-escalate': { readonly to?: Level | undefined; readonly reason: string };
  'notice-unattended': { readonly ownerId: StaffId; readonly since: Instant | null };

  // Ends and beginnings
  link: { readonly otherId: ComplaintId; readonly kind: LinkKind };
  withdraw: { readonly complainantId: ComplainantId; readonly reason: string };
  close: { readonly way: ChosenClosureWay; readonly outcome: Outcome; readonly reason?: string | undefined };
  reopen: { readonly reason: string };
  'erase-personal-data': { readonly customerId: CustomerId };
}

export type CommandName = keyof Commands;

/** One command with its name, as a value. */
export type Command<N extends CommandName = CommandName> = N extends CommandName
  ? { readonly name: N; readonly input: Commands[N] }
  : never;
