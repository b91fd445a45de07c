import type {
  AgreementKind,
  Apology,
  ApprovalId,
  ApprovalState,
  AttemptId,
  AttemptOutcome,
  CallbackId,
  CallbackKind,
  CallbackState,
  CauseKind,
  Channel,
  ClosureWay,
  ComplainantId,
  ComplainantRole,
  ComplaintId,
  ComplaintStatus,
  ConfirmationMeans,
  CustomerId,
  Emotion,
  EmotionPoint,
  EquipmentId,
  FactId,
  FactSource,
  HandoverId,
  HandoverState,
  Instant,
  InterimKind,
  InterimMeasureId,
  IssueId,
  Level,
  MessageId,
  MessagePurpose,
  MessageState,
  Money,
  Origin,
  Outcome,
  OwnershipKind,
  PromiseId,
  PromiseKind,
  PromiseState,
  RecordChecked,
  ReentryReason,
  RemedyId,
  RemedyKind,
  RemedyState,
  RootCause,
  SettingVersion,
  Severity,
  StaffId,
  Step,
  TaskId,
  TaskState,
  Temperament,
  TextId,
  Threat,
  UnitId,
  VulnerabilityDriver,
} from '@redress/contracts';
import type { Clock, Waiting } from './clocks/clock';
import type { Escalatable } from './escalation/escalation';

/** A person or body that complains; several may share one complaint, each with a confirmation and callback of its own. */
export interface Complainant {
  readonly id: ComplainantId;
  /** Null for an anonymous complainant: then no contact gate applies. */
  readonly customerId: CustomerId | null;
  readonly role: ComplainantRole;
  /** Whether a representative has shown authority to act. */
  readonly authorised: boolean;
  readonly agreement: AgreementKind | null;
  readonly agreementMeans: ConfirmationMeans | null;
  readonly agreedAt: Instant | null;
  /** Satisfaction at the verified callback of this cycle, on the CSM scale. */
  readonly outcomeScore: EmotionPoint | null;
  readonly handlingScore: EmotionPoint | null;
  readonly verifiedAt: Instant | null;
  /** When this one of several withdrew: no gate waits for them any more. */
  readonly withdrawnAt: Instant | null;
}

export interface Issue {
  readonly id: IssueId;
  readonly descriptionTextId: TextId;
  readonly category: string | null;
  readonly equipmentId: EquipmentId | null;
  readonly outcome: Outcome | null;
  readonly causeKind: CauseKind | null;
  readonly rootCause: RootCause | null;
  readonly controllable: boolean | null;
  readonly findingTextId: TextId | null;
}

export interface Fact {
  readonly id: FactId;
  readonly textId: TextId;
  readonly source: FactSource;
  readonly confirmed: boolean;
}

/** Evidence of step 1: emotion on arrival and now, what was acknowledged, apology (playbook §1). */
export interface AtmosphereEvidence {
  readonly arrival: Emotion;
  readonly now: Emotion;
  readonly heardTextId: TextId;
  readonly apology: Apology;
  readonly apologyReasonTextId: TextId | null;
  readonly recordedAt: Instant;
}

/** Evidence of step 2. The temperament is optional, private to staff and never a gate. */
export interface DiagnosisEvidence {
  readonly causeKind: CauseKind;
  readonly controllable: boolean;
  readonly hypothesisTextId: TextId;
  readonly recordsChecked: readonly RecordChecked[];
  readonly temperament: Temperament | null;
  readonly recordedAt: Instant;
}

/** Evidence of step 3: the shared statement; each complainant's confirmation stands on the complainant. */
export interface AgreementEvidence {
  readonly problemTextId: TextId;
  readonly outcomeWantedTextId: TextId;
  readonly statedAt: Instant;
}

export interface Remedy {
  readonly id: RemedyId;
  readonly kind: RemedyKind;
  readonly money: Money | null;
  readonly cost: Money | null;
  readonly complainantId: ComplainantId;
  readonly issueId: IssueId | null;
  readonly textId: TextId;
  readonly responsibleId: StaffId;
  readonly proposedById: StaffId;
  readonly grantedById: StaffId | null;
  readonly grantedAt: Instant | null;
  readonly dueAt: Instant;
  readonly state: RemedyState;
  readonly fulfilledAt: Instant | null;
  readonly cycle: number;
}

/**
 * What is asked of a higher level for one remedy, and what came of it (playbook §6). As long as one is open its remedy
 * is proposed and no more.
 */
export interface Approval {
  readonly id: ApprovalId;
  readonly remedyId: RemedyId;
  /** The level that is asked. */
  readonly level: Level;
  /** What the remedy is worth as asked for; null where that is no money. */
  readonly money: Money | null;
  readonly askedById: StaffId;
  readonly askedAt: Instant;
  /** Since when the present level is asked. */
  readonly waitingSince: Instant;
  readonly state: ApprovalState;
  /** Who may decide with the authority that was lent to them; null: anybody of the level. */
  readonly delegateId: StaffId | null;
  /** The level whose authority is lent. */
  readonly delegateLevel: Level | null;
  readonly decidedById: StaffId | null;
  /** The level with whose authority it was decided. */
  readonly decidedLevel: Level | null;
  readonly decidedAt: Instant | null;
  /** What was offered instead. */
  readonly counter: Money | null;
  /** Why it was rejected, countered or withdrawn. */
  readonly reasonTextId: TextId | null;
}

export interface CallbackAttempt {
  readonly id: AttemptId;
  readonly outcome: AttemptOutcome;
  readonly attemptedAt: Instant;
  readonly byId: StaffId;
  readonly noteTextId: TextId | null;
}

export interface Callback {
  readonly id: CallbackId;
  readonly kind: CallbackKind;
  readonly complainantId: ComplainantId;
  /** The window is [dueAt, until); the bell rings at its start. */
  readonly dueAt: Instant;
  readonly until: Instant;
  /** Whether the customer was told this window. */
  readonly promised: boolean;
  /** When it was noted that a promised window passed without an attempt. */
  readonly missedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly maxAttempts: number;
  /** Minutes from the first attempt to the second, and so on; the last one repeats. */
  readonly spacings: readonly number[];
  /** Of a care callback that comes again so many months after it ends. */
  readonly everyMonths: number | null;
  /** Rises whenever the due time moves; a bell of an older generation is a no-op. */
  readonly generation: number;
  readonly state: CallbackState;
  readonly rangAt: Instant | null;
  /** Who took the call, and until when nobody else makes it. */
  readonly claimedById: StaffId | null;
  readonly claimedUntil: Instant | null;
  /** The unit's slot in which a place is taken. */
  readonly placeUnitId: UnitId | null;
  readonly placeStartsAt: Instant | null;
  readonly topicTextId: TextId | null;
  readonly cycle: number;
  readonly attempts: readonly CallbackAttempt[];
}

/** Anything said to a customer with a time on it (playbook §7): kept, renegotiated before it is due, or broken. */
export interface CustomerPromise {
  readonly id: PromiseId;
  readonly kind: PromiseKind;
  /** The callback or remedy that it is about and whose fate it shares; null for what was only said. */
  readonly subjectId: CallbackId | RemedyId | null;
  readonly complainantId: ComplainantId;
  readonly textId: TextId | null;
  readonly madeById: StaffId | null;
  readonly madeAt: Instant;
  readonly dueAt: Instant;
  /** Rises whenever the due time moves. */
  readonly generation: number;
  readonly state: PromiseState;
  /** When it was kept; on a broken one, when it was made good. */
  readonly keptAt: Instant | null;
  /** Owner, unit and level that answer for what became of it, as they were then. */
  readonly accountableId: StaffId | null;
  readonly accountableUnitId: UnitId | null;
  readonly accountableLevel: Level | null;
  readonly cycle: number;
}

/** A colleague asked to help; helping never moves ownership (playbook §5). */
export interface HelperTask {
  readonly id: TaskId;
  readonly textId: TextId;
  readonly assigneeId: StaffId;
  readonly dueAt: Instant | null;
  readonly state: TaskState;
  readonly openedAt: Instant;
  /** Whether a dealer or station is asked: their answer has a clock of its own (playbook §6). */
  readonly forDealer: boolean;
}

export interface InterimMeasure {
  readonly id: InterimMeasureId;
  readonly kind: InterimKind;
  readonly textId: TextId;
  readonly takenAt: Instant;
}

export interface Handover {
  readonly id: HandoverId;
  readonly fromId: StaffId;
  readonly toId: StaffId;
  readonly toUnitId: UnitId;
  readonly reasonTextId: TextId;
  readonly offeredAt: Instant;
  readonly lapsesAt: Instant;
  readonly state: HandoverState;
}

/** An outgoing message as far as the rules need it: may it still be undone, and has it left the house. */
export interface OutgoingMessage {
  readonly id: MessageId;
  readonly channel: Channel;
  readonly purpose: MessagePurpose;
  readonly complainantId: ComplainantId;
  readonly textId: TextId;
  readonly heldUntil: Instant;
  readonly state: MessageState;
  readonly cycle: number;
}

/** One re-entry of a step, kept so that "once a level higher, then a letter" can be told (playbook §1). */
export interface Reentry {
  readonly step: Step;
  readonly reason: ReentryReason;
  readonly cycle: number;
  readonly at: Instant;
}

export interface Owner {
  readonly staffId: StaffId;
  readonly kind: OwnershipKind;
  readonly since: Instant;
}

export interface Closure {
  readonly outcome: Outcome;
  readonly way: ClosureWay;
  readonly closedAt: Instant;
  readonly reasonTextId: TextId | null;
}

/**
 * A complaint as the rules see it: a fold of its events, holding no personal data and no free text. Where text counts
 * as evidence the state holds its id.
 */
export interface Complaint extends Escalatable {
  readonly id: ComplaintId;
  readonly number: string;
  /** Commits so far; rises by one with every accepted command. */
  readonly version: number;
  /** Events so far. */
  readonly sequence: number;
  readonly status: ComplaintStatus;
  readonly origin: Origin;
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly incidentAt: Instant | null;
  readonly registeredAt: Instant;
  readonly updatedAt: Instant;
  readonly anonymous: boolean;
  readonly confidential: boolean;
  /** History brought in from elsewhere: starts no clock, sends no mail. */
  readonly imported: boolean;
  readonly unitId: UnitId;
  readonly level: Level;
  readonly step: Step;
  readonly stepEnteredAt: Instant;
  /** 1 for the first handling; each reopening begins another. */
  readonly cycle: number;
  readonly severity: Severity | null;
  readonly safety: boolean;
  readonly threat: Threat | null;
  readonly vulnerability: readonly VulnerabilityDriver[];
  readonly owner: Owner;
  /** Whom the customer talks to where that is not the owner. */
  readonly contactPersonId: StaffId | null;
  /** Staff complained about: they neither own, approve, verify, close nor read. */
  readonly conflicts: readonly StaffId[];
  /** The one handover on offer, if any. */
  readonly handover: Handover | null;
  readonly complainants: readonly Complainant[];
  readonly issues: readonly Issue[];
  readonly facts: readonly Fact[];
  readonly atmosphere: AtmosphereEvidence | null;
  readonly diagnosis: DiagnosisEvidence | null;
  readonly agreement: AgreementEvidence | null;
  /** Text of the documented refusal that stands in place of a remedy. */
  readonly refusalTextId: TextId | null;
  readonly outcomeWantedTextId: TextId | null;
  readonly remedies: readonly Remedy[];
  readonly approvals: readonly Approval[];
  readonly callbacks: readonly Callback[];
  readonly promises: readonly CustomerPromise[];
  readonly tasks: readonly HelperTask[];
  readonly interimMeasures: readonly InterimMeasure[];
  readonly messages: readonly OutgoingMessage[];
  readonly reentries: readonly Reentry[];
  readonly closure: Closure | null;
  readonly mergedIntoId: ComplaintId | null;

  // Clocks
  /** The policy and calendar frozen at registration; null for history, which has no policy. */
  readonly policy: SettingVersion | null;
  readonly calendar: SettingVersion | null;
  /** When this cycle began: receipt, or the last reopening. */
  readonly cycleStartedAt: Instant;
  readonly levelEnteredAt: Instant;
  /** When the customer was told that we have it, by a person or by mail; null before that. */
  readonly acknowledgedAt: Instant | null;
  /** When a person or a program of theirs last did something here; the house's own timers do not count. */
  readonly lastActivityAt: Instant;
  /** That we wait for the customer, or null. */
  readonly waiting: Waiting | null;
  /** Clocks that have not ended, in the order of their ids. */
  readonly clocks: readonly Clock[];
}
