import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  AGREEMENT_KINDS,
  APOLOGIES,
  APPROVAL_STATES,
  ATTEMPT_OUTCOMES,
  CALLBACK_KINDS,
  CALLBACK_STATES,
  CAUSE_KINDS,
  CHANGES_OF_SCENE,
  CHANNELS,
  CLOCK_KINDS,
  CLOSURE_WAYS,
  COMPLAINANT_ROLES,
  COMPLAINT_STATUSES,
  CONFIRMATION_MEANS,
  EMOTION_POINTS,
  ESCALATION_CAUSES,
  ESCALATION_STATES,
  ERRORS,
  FACT_SOURCES,
  HANDOVER_STATES,
  INTERIM_KINDS,
  LEVELS,
  MESSAGE_DIRECTIONS,
  MESSAGE_PURPOSES,
  MESSAGE_STATES,
  ORIGINS,
  OUTCOMES,
  OWNERSHIP_KINDS,
  RECORDS,
  REENTRY_REASONS,
  REMEDY_KINDS,
  REMEDY_STATES,
  REQUIREMENTS,
  ROOT_CAUSES,
  SEVERITIES,
  STEPS,
  PROMISE_KINDS,
  PROMISE_STATES,
  TASK_STATES,
  TEMPERAMENTS,
  THREATS,
  TIERS,
  VULNERABILITY_DRIVERS,
} from '@redress/contracts';
import { COMMAND_NAMES } from '@redress/complaint-domain';
import { MoneyDto } from '../http/validation';
import { AuthorityMeterDto } from './authority.dto';
import {
  ShownId,
  ShownInstant,
  ShownMap,
  ShownNumber,
  ShownOf,
  ShownOneOf,
  ShownText,
  ShownTruth,
} from '../openapi/shown';
import { ClockDto, SettingVersionDto, WaitingDto } from './clock-view.dto';

const nullable = { nullable: true } as const;
const list = { list: true } as const;

const ShownEmotion = (): PropertyDecorator =>
  ApiProperty({
    oneOf: [
      { type: 'integer', enum: [...EMOTION_POINTS] },
      { type: 'string', enum: ['not-observed'] },
    ],
  });

@ApiSchema({ name: 'Owner' })
class OwnerDto {
  @ShownId() declare staffId: string;
  @ShownOneOf(OWNERSHIP_KINDS, { name: 'OwnershipKind' }) declare kind: string;
  @ShownInstant() declare since: string;
}

@ApiSchema({ name: 'Handover' })
class HandoverDto {
  @ShownId() declare id: string;
  @ShownId() declare fromId: string;
  @ShownId() declare toId: string;
  @ShownId() declare toUnitId: string;
  @ShownId() declare reasonTextId: string;
  @ShownInstant() declare offeredAt: string;
  @ShownInstant() declare lapsesAt: string;
  @ShownOneOf(HANDOVER_STATES, { name: 'HandoverState' }) declare state: string;
}

@ApiSchema({ name: 'Complainant' })
class ComplainantDto {
  @ShownId() declare id: string;
  @ShownId(nullable) declare customerId: string | null;
  @ShownOneOf(COMPLAINANT_ROLES, { name: 'ComplainantRole' }) declare role: string;
  @ShownTruth() declare authorised: boolean;
  @ShownOneOf(AGREEMENT_KINDS, { name: 'AgreementKind', ...nullable }) declare agreement: string | null;
  @ShownOneOf(CONFIRMATION_MEANS, { name: 'ConfirmationMeans', ...nullable }) declare agreementMeans: string | null;
  @ShownInstant(nullable) declare agreedAt: string | null;
  @ShownOneOf(EMOTION_POINTS, { name: 'EmotionPoint', ...nullable }) declare outcomeScore: number | null;
  @ShownOneOf(EMOTION_POINTS, { name: 'EmotionPoint', ...nullable }) declare handlingScore: number | null;
  @ShownInstant(nullable) declare verifiedAt: string | null;
}

@ApiSchema({ name: 'Issue' })
class IssueDto {
  @ShownId() declare id: string;
  @ShownId() declare descriptionTextId: string;
  @ShownText(nullable) declare category: string | null;
  @ShownId(nullable) declare equipmentId: string | null;
  @ShownOneOf(OUTCOMES, { name: 'Outcome', ...nullable }) declare outcome: string | null;
  @ShownOneOf(CAUSE_KINDS, { name: 'CauseKind', ...nullable }) declare causeKind: string | null;
  @ShownOneOf(ROOT_CAUSES, { name: 'RootCause', ...nullable }) declare rootCause: string | null;
  @ShownTruth(nullable) declare controllable: boolean | null;
  @ShownId(nullable) declare findingTextId: string | null;
}

@ApiSchema({ name: 'Fact' })
class FactDto {
  @ShownId() declare id: string;
  @ShownId() declare textId: string;
  @ShownOneOf(FACT_SOURCES, { name: 'FactSource' }) declare source: string;
  @ShownTruth() declare confirmed: boolean;
}

@ApiSchema({ name: 'Atmosphere' })
class AtmosphereDto {
  @ShownEmotion() declare arrival: number | string;
  @ShownEmotion() declare now: number | string;
  @ShownId() declare heardTextId: string;
  @ShownOneOf(APOLOGIES, { name: 'Apology' }) declare apology: string;
  @ShownId(nullable) declare apologyReasonTextId: string | null;
  @ShownInstant() declare recordedAt: string;
}

@ApiSchema({ name: 'Diagnosis' })
class DiagnosisDto {
  @ShownOneOf(CAUSE_KINDS, { name: 'CauseKind' }) declare causeKind: string;
  @ShownTruth() declare controllable: boolean;
  @ShownId() declare hypothesisTextId: string;
  @ShownOneOf(RECORDS, { name: 'RecordChecked', ...list }) declare recordsChecked: string[];
  @ShownOneOf(TEMPERAMENTS, { name: 'Temperament', ...nullable }) declare temperament: string | null;
  @ShownInstant() declare recordedAt: string;
}

@ApiSchema({ name: 'Agreement' })
class AgreementDto {
  @ShownId() declare problemTextId: string;
  @ShownId() declare outcomeWantedTextId: string;
  @ShownInstant() declare statedAt: string;
}

@ApiSchema({ name: 'Remedy' })
class RemedyDto {
  @ShownId() declare id: string;
  @ShownOneOf(REMEDY_KINDS, { name: 'RemedyKind' }) declare kind: string;
  @ShownOf(() => MoneyDto, nullable) declare money: MoneyDto | null;
  @ShownOf(() => MoneyDto, nullable) declare cost: MoneyDto | null;
  @ShownId() declare complainantId: string;
  @ShownId(nullable) declare issueId: string | null;
  @ShownId() declare textId: string;
  @ShownId() declare responsibleId: string;
  @ShownId() declare proposedById: string;
  @ShownId(nullable) declare grantedById: string | null;
  @ShownInstant(nullable) declare grantedAt: string | null;
  @ShownInstant() declare dueAt: string;
  @ShownOneOf(REMEDY_STATES, { name: 'RemedyState' }) declare state: string;
  @ShownInstant(nullable) declare fulfilledAt: string | null;
  @ShownNumber() declare cycle: number;
}

@ApiSchema({ name: 'Approval' })
class ApprovalDto {
  @ShownId() declare id: string;
  @ShownId() declare remedyId: string;
  @ShownOneOf(LEVELS, { name: 'Level', description: 'The level that is asked.' }) declare level: string;
  @ShownOf(() => MoneyDto, nullable) declare money: MoneyDto | null;
  @ShownId() declare askedById: string;
  @ShownInstant() declare askedAt: string;
  @ShownInstant() declare waitingSince: string;
  @ShownOneOf(APPROVAL_STATES, { name: 'ApprovalState' }) declare state: string;
  @ShownId(nullable) declare delegateId: string | null;
  @ShownOneOf(LEVELS, { name: 'Level', ...nullable }) declare delegateLevel: string | null;
  @ShownId(nullable) declare decidedById: string | null;
  @ShownOneOf(LEVELS, { name: 'Level', ...nullable }) declare decidedLevel: string | null;
  @ShownInstant(nullable) declare decidedAt: string | null;
  @ShownOf(() => MoneyDto, { nullable: true, description: 'What was offered instead.' })
  declare counter: MoneyDto | null;
  @ShownId(nullable) declare reasonTextId: string | null;
}

@ApiSchema({ name: 'CallbackAttempt' })
class CallbackAttemptDto {
  @ShownId() declare id: string;
  @ShownOneOf(ATTEMPT_OUTCOMES, { name: 'AttemptOutcome' }) declare outcome: string;
  @ShownInstant() declare attemptedAt: string;
  @ShownId() declare byId: string;
  @ShownId(nullable) declare noteTextId: string | null;
}

@ApiSchema({ name: 'Callback' })
class CallbackDto {
  @ShownId() declare id: string;
  @ShownOneOf(CALLBACK_KINDS, { name: 'CallbackKind' }) declare kind: string;
  @ShownId() declare complainantId: string;
  @ShownInstant({ description: 'Start of the window; the bell rings then.' }) declare dueAt: string;
  @ShownInstant({ description: 'End of the window.' }) declare until: string;
  @ShownTruth({ description: 'The customer was told this window.' }) declare promised: boolean;
  @ShownInstant({ nullable: true, description: 'When it was noted that the window passed without an attempt.' })
  declare missedAt: string | null;
  @ShownInstant(nullable) declare expiresAt: string | null;
  @ShownNumber() declare maxAttempts: number;
  @ShownNumber({ list: true, description: 'Minutes between attempts; the last one repeats.' })
  declare spacings: number[];
  @ShownNumber({ nullable: true, description: 'Of a care callback that comes again after so many months.' })
  declare everyMonths: number | null;
  @ShownNumber({ description: 'Rises whenever the due time moves.' }) declare generation: number;
  @ShownOneOf(CALLBACK_STATES, { name: 'CallbackState' }) declare state: string;
  @ShownInstant(nullable) declare rangAt: string | null;
  @ShownId({ nullable: true, description: 'Who took the call.' }) declare claimedById: string | null;
  @ShownInstant(nullable) declare claimedUntil: string | null;
  @ShownId({ nullable: true, description: 'The unit in whose slot a place is taken.' })
  declare placeUnitId: string | null;
  @ShownInstant(nullable) declare placeStartsAt: string | null;
  @ShownId(nullable) declare topicTextId: string | null;
  @ShownNumber() declare cycle: number;
  @ShownOf(() => CallbackAttemptDto, list) declare attempts: CallbackAttemptDto[];
}

@ApiSchema({ name: 'CustomerPromise' })
class CustomerPromiseDto {
  @ShownId() declare id: string;
  @ShownOneOf(PROMISE_KINDS, { name: 'PromiseKind' }) declare kind: string;
  @ShownId({ ...nullable, description: 'The callback or remedy that it is about.' }) declare subjectId: string | null;
  @ShownId() declare complainantId: string;
  @ShownId(nullable) declare textId: string | null;
  @ShownId({ ...nullable, description: 'Null where the house itself made it.' }) declare madeById: string | null;
  @ShownInstant() declare madeAt: string;
  @ShownInstant() declare dueAt: string;
  @ShownNumber({ description: 'Rises whenever the due time moves.' }) declare generation: number;
  @ShownOneOf(PROMISE_STATES, { name: 'PromiseState' }) declare state: string;
  @ShownInstant({ ...nullable, description: 'On a broken one: when it was made good.' }) declare keptAt: string | null;
  @ShownId({ ...nullable, description: 'Who answers for what became of it.' }) declare accountableId: string | null;
  @ShownId(nullable) declare accountableUnitId: string | null;
  @ShownOneOf(LEVELS, { name: 'Level', ...nullable }) declare accountableLevel: string | null;
  @ShownNumber() declare cycle: number;
}

@ApiSchema({ name: 'Escalation' })
class EscalationDto {
  @ShownId() declare id: string;
  @ShownId() declare ladderId: string;
  @ShownNumber({ description: 'The version of the ladder it fired under.' }) declare ladderVersion: number;
  @ShownText() declare rung: string;
  @ShownOneOf(ESCALATION_CAUSES, { name: 'EscalationCause' }) declare trigger: string;
  @ShownOneOf(CLOCK_KINDS, { name: 'ClockKind', ...nullable }) declare clock: string | null;
  @ShownOneOf(LEVELS, { name: 'Level' }) declare fromLevel: string;
  @ShownOneOf(LEVELS, { name: 'Level' }) declare level: string;
  @ShownId({ description: 'Who must act.' }) declare responsibleId: string;
  @ShownId({ ...nullable, description: 'The absent colleague in whose place they act.' })
  declare standsInForId: string | null;
  @ShownOneOf(CHANGES_OF_SCENE, { name: 'ChangeOfScene', ...nullable, description: 'What is to change besides.' })
  declare change: string | null;
  @ShownInstant() declare escalatedAt: string;
  @ShownInstant() declare acknowledgeBy: string;
  @ShownInstant({ ...nullable, description: 'When they are told; null: at once.' }) declare alertAt: string | null;
  @ShownInstant(nullable) declare alertedAt: string | null;
  @ShownInstant(nullable) declare acknowledgedAt: string | null;
  @ShownId(nullable) declare acknowledgedById: string | null;
  @ShownOneOf(ESCALATION_STATES, { name: 'EscalationState' }) declare state: string;
  @ShownNumber() declare cycle: number;
}

@ApiSchema({ name: 'Unattended' })
class UnattendedDto {
  @ShownId() declare ownerId: string;
  @ShownInstant({ ...nullable, description: 'When the absence began; null where the owner left.' })
  declare since: string | null;
}

@ApiSchema({ name: 'HelperTask' })
class HelperTaskDto {
  @ShownId() declare id: string;
  @ShownId() declare textId: string;
  @ShownId() declare assigneeId: string;
  @ShownInstant(nullable) declare dueAt: string | null;
  @ShownOneOf(TASK_STATES, { name: 'TaskState' }) declare state: string;
  @ShownInstant() declare openedAt: string;
  @ShownTruth({ description: 'A dealer or station is asked.' }) declare forDealer: boolean;
}

@ApiSchema({ name: 'InterimMeasure' })
class InterimMeasureDto {
  @ShownId() declare id: string;
  @ShownOneOf(INTERIM_KINDS, { name: 'InterimKind' }) declare kind: string;
  @ShownId() declare textId: string;
  @ShownInstant() declare takenAt: string;
}

@ApiSchema({ name: 'OutgoingMessage' })
class OutgoingMessageDto {
  @ShownId() declare id: string;
  @ShownOneOf(CHANNELS, { name: 'Channel' }) declare channel: string;
  @ShownOneOf(MESSAGE_PURPOSES, { name: 'MessagePurpose' }) declare purpose: string;
  @ShownId() declare complainantId: string;
  @ShownId() declare textId: string;
  @ShownInstant() declare heldUntil: string;
  @ShownOneOf(MESSAGE_STATES, { name: 'MessageState' }) declare state: string;
  @ShownNumber() declare cycle: number;
}

@ApiSchema({ name: 'Reentry' })
class ReentryDto {
  @ShownOneOf(STEPS, { name: 'Step' }) declare step: string;
  @ShownOneOf(REENTRY_REASONS, { name: 'ReentryReason' }) declare reason: string;
  @ShownNumber() declare cycle: number;
}

@ApiSchema({ name: 'Closure' })
class ClosureDto {
  @ShownOneOf(OUTCOMES, { name: 'Outcome' }) declare outcome: string;
  @ShownOneOf(CLOSURE_WAYS, { name: 'ClosureWay' }) declare way: string;
  @ShownInstant() declare closedAt: string;
  @ShownId(nullable) declare reasonTextId: string | null;
}

/** The complaint as the rules see it; what people wrote stands under `texts` of the view. */
@ApiSchema({ name: 'Complaint' })
class ComplaintDto {
  @ShownId() declare id: string;
  @ShownText() declare number: string;
  @ShownNumber() declare version: number;
  @ShownNumber() declare sequence: number;
  @ShownOneOf(COMPLAINT_STATUSES, { name: 'ComplaintStatus' }) declare status: string;
  @ShownOneOf(ORIGINS, { name: 'Origin' }) declare origin: string;
  @ShownOneOf(CHANNELS, { name: 'Channel' }) declare channel: string;
  @ShownInstant() declare receivedAt: string;
  @ShownInstant(nullable) declare incidentAt: string | null;
  @ShownInstant() declare registeredAt: string;
  @ShownInstant() declare updatedAt: string;
  @ShownTruth() declare anonymous: boolean;
  @ShownTruth() declare confidential: boolean;
  @ShownTruth() declare imported: boolean;
  @ShownId() declare unitId: string;
  @ShownOneOf(LEVELS, { name: 'Level' }) declare level: string;
  @ShownOneOf(STEPS, { name: 'Step' }) declare step: string;
  @ShownInstant() declare stepEnteredAt: string;
  @ShownNumber() declare cycle: number;
  @ShownOneOf(SEVERITIES, { name: 'Severity', ...nullable }) declare severity: number | null;
  @ShownTruth() declare safety: boolean;
  @ShownOneOf(THREATS, { name: 'Threat', ...nullable }) declare threat: string | null;
  @ShownOneOf(VULNERABILITY_DRIVERS, { name: 'VulnerabilityDriver', ...list }) declare vulnerability: string[];
  @ShownOf(() => OwnerDto) declare owner: OwnerDto;
  @ShownId(nullable) declare contactPersonId: string | null;
  @ShownId(list) declare conflicts: string[];
  @ShownOf(() => HandoverDto, nullable) declare handover: HandoverDto | null;
  @ShownOf(() => ComplainantDto, list) declare complainants: ComplainantDto[];
  @ShownOf(() => IssueDto, list) declare issues: IssueDto[];
  @ShownOf(() => FactDto, list) declare facts: FactDto[];
  @ShownOf(() => AtmosphereDto, nullable) declare atmosphere: AtmosphereDto | null;
  @ShownOf(() => DiagnosisDto, nullable) declare diagnosis: DiagnosisDto | null;
  @ShownOf(() => AgreementDto, nullable) declare agreement: AgreementDto | null;
  @ShownId(nullable) declare refusalTextId: string | null;
  @ShownId(nullable) declare outcomeWantedTextId: string | null;
  @ShownOf(() => RemedyDto, list) declare remedies: RemedyDto[];
  @ShownOf(() => ApprovalDto, list) declare approvals: ApprovalDto[];
  @ShownOf(() => CallbackDto, list) declare callbacks: CallbackDto[];
  @ShownOf(() => CustomerPromiseDto, list) declare promises: CustomerPromiseDto[];
  @ShownOf(() => EscalationDto, { ...list, description: 'Rungs that fired, oldest first; at most one is open.' })
  declare escalations: EscalationDto[];
  @ShownId({ ...nullable, description: 'Who must act at the level it has reached; the owner stays the owner.' })
  declare responsibleId: string | null;
  @ShownOneOf(LEVELS, { name: 'Level' }) declare highestLevel: string;
  @ShownNumber({ description: 'Times that a complainant came again in this cycle.' }) declare repeatContacts: number;
  @ShownOf(() => UnattendedDto, { ...nullable, description: 'The absence of an owner that was noticed last.' })
  declare unattended: UnattendedDto | null;
  @ShownOf(() => HelperTaskDto, list) declare tasks: HelperTaskDto[];
  @ShownOf(() => InterimMeasureDto, list) declare interimMeasures: InterimMeasureDto[];
  @ShownOf(() => OutgoingMessageDto, list) declare messages: OutgoingMessageDto[];
  @ShownOf(() => ReentryDto, list) declare reentries: ReentryDto[];
  @ShownOf(() => ClosureDto, nullable) declare closure: ClosureDto | null;
  @ShownId(nullable) declare mergedIntoId: string | null;
  @ShownOf(() => SettingVersionDto, { nullable: true, description: 'The clock policy it keeps; null for history.' })
  declare policy: SettingVersionDto | null;
  @ShownOf(() => SettingVersionDto, nullable) declare calendar: SettingVersionDto | null;
  @ShownInstant() declare cycleStartedAt: string;
  @ShownInstant() declare levelEnteredAt: string;
  @ShownInstant({ nullable: true, description: 'When the customer was told that we have it.' })
  declare acknowledgedAt: string | null;
  @ShownInstant() declare lastActivityAt: string;
  @ShownOf(() => WaitingDto, { nullable: true, description: 'That we wait for the customer.' })
  declare waiting: WaitingDto | null;
  @ShownOf(() => ClockDto, { list: true, description: 'Clocks that have not ended.' }) declare clocks: ClockDto[];
}

@ApiSchema({ name: 'EventActor' })
export class EventActorDto {
  @ShownOneOf(['staff', 'machine', 'customer', 'system']) declare kind: string;
  @ShownText({ description: 'Id of the person; the part of the house for system.' }) declare id: string;
}

@ApiSchema({ name: 'TimelineEntry' })
export class TimelineEntryDto {
  @ShownNumber() declare sequence: number;
  @ShownText() declare type: string;
  @ShownInstant() declare occurredAt: string;
  @ShownOf(() => EventActorDto) declare actor: EventActorDto;
  @ShownText({ description: 'The event told in a sentence, in the language of the answer.' }) declare sentence: string;
  @ShownMap({ description: 'Ids, codes, numbers and instants.' }) declare payload: Record<string, unknown>;
  @ShownMap({ description: 'Bodies of its texts by id; null once erased.' }) declare texts: Record<
    string,
    string | null
  >;
}

@ApiSchema({ name: 'Timeline' })
export class TimelineDto {
  @ShownOf(() => TimelineEntryDto, { list: true, description: 'Newest first.' }) declare entries: TimelineEntryDto[];
  @ShownNumber({ nullable: true, description: 'Ask with `before` for what is older; null at the beginning.' })
  declare before: number | null;
}

@ApiSchema({ name: 'ComplainantCard' })
class ComplainantCardDto {
  @ShownId() declare customerId: string;
  @ShownText({ nullable: true, description: 'Null once erased.' }) declare name: string | null;
  @ShownOneOf(TIERS, { name: 'Tier' }) declare tier: string;
}

@ApiSchema({ name: 'CommandRefusal' })
class CommandRefusalDto {
  @ApiProperty({ type: String, enum: Object.keys(ERRORS), enumName: 'ErrorCode' }) declare code: string;
  @ShownMap({ optional: true }) declare detail?: Record<string, unknown>;
}

@ApiSchema({ name: 'AvailableCommand' })
export class AvailableCommandDto {
  @ShownOneOf(COMMAND_NAMES, { name: 'CommandName' }) declare name: string;
  @ShownOf(() => CommandRefusalDto, { nullable: true, description: 'Null where it is possible now.' })
  declare refusal: CommandRefusalDto | null;
}

@ApiSchema({ name: 'ComplaintView' })
export class ComplaintViewDto {
  @ShownOf(() => ComplaintDto) declare complaint: ComplaintDto;
  @ShownInstant({ nullable: true }) declare nextDueAt: string | null;
  @ShownOf(() => AuthorityMeterDto, { nullable: true, description: 'What you may grant at once; null once closed.' })
  declare authority: AuthorityMeterDto | null;
  @ShownMap({ description: 'What people wrote, by text id; null once erased.' })
  declare texts: Record<string, string | null>;
  @ShownOf(() => ComplainantCardDto, { list: true }) declare customers: ComplainantCardDto[];
  @ShownMap({ description: 'Milliseconds until each clock is due, by its id; below zero: since.' })
  declare timeLeft: Record<string, number>;
  @ShownMap({ description: 'Names of the staff mentioned, by id.' }) declare people: Record<string, string>;
  @ShownOneOf(Object.keys(REQUIREMENTS), {
    name: 'RequirementCode',
    list: true,
    description: 'What the gate of the present step still misses.',
  })
  declare missing: string[];
  @ShownOf(() => AvailableCommandDto, { list: true }) declare commands: AvailableCommandDto[];
  @ShownOf(() => TimelineDto) declare timeline: TimelineDto;
}

@ApiSchema({ name: 'Message' })
export class MessageDto {
  @ShownId() declare id: string;
  @ShownOneOf(MESSAGE_DIRECTIONS, { name: 'MessageDirection' }) declare direction: string;
  @ShownOneOf(CHANNELS, { name: 'Channel', nullable: true }) declare channel: string | null;
  @ShownOneOf(MESSAGE_PURPOSES, { name: 'MessagePurpose', nullable: true }) declare purpose: string | null;
  @ShownOneOf(MESSAGE_STATES, { name: 'MessageState' }) declare state: string;
  @ShownId({ nullable: true }) declare complainantId: string | null;
  @ShownId({ nullable: true }) declare authorId: string | null;
  @ShownInstant({ nullable: true }) declare heldUntil: string | null;
  @ShownInstant() declare createdAt: string;
  @ShownText({ nullable: true, description: 'Null once erased.' }) declare body: string | null;
}

@ApiSchema({ name: 'ComplaintRow' })
export class ComplaintRowDto {
  @ShownId() declare id: string;
  @ShownText() declare number: string;
  @ShownNumber() declare version: number;
  @ShownNumber() declare sequence: number;
  @ShownOneOf(COMPLAINT_STATUSES, { name: 'ComplaintStatus' }) declare status: string;
  @ShownOneOf(STEPS, { name: 'Step' }) declare step: string;
  @ShownOneOf(LEVELS, { name: 'Level' }) declare level: string;
  @ShownOneOf(SEVERITIES, { name: 'Severity', nullable: true }) declare severity: number | null;
  @ShownTruth() declare safety: boolean;
  @ShownOneOf(THREATS, { name: 'Threat', nullable: true }) declare threat: string | null;
  @ShownTruth() declare vulnerable: boolean;
  @ShownOneOf(TIERS, { name: 'Tier', nullable: true }) declare tier: string | null;
  @ShownOneOf(CHANNELS, { name: 'Channel' }) declare channel: string;
  @ShownId() declare unitId: string;
  @ShownId() declare ownerId: string;
  @ShownOneOf(OWNERSHIP_KINDS, { name: 'OwnershipKind' }) declare ownerKind: string;
  @ShownId({ nullable: true }) declare contactPersonId: string | null;
  @ShownId({ nullable: true }) declare customerId: string | null;
  @ShownText({ nullable: true }) declare customerName: string | null;
  @ShownText({ nullable: true, description: 'First words of the first issue.' }) declare words: string | null;
  @ShownInstant({ nullable: true }) declare nextDueAt: string | null;
  @ShownInstant() declare receivedAt: string;
  @ShownInstant() declare updatedAt: string;
}

@ApiSchema({ name: 'ComplaintPage' })
export class ComplaintPageDto {
  @ShownOf(() => ComplaintRowDto, { list: true }) declare rows: ComplaintRowDto[];
  @ShownText({ nullable: true, description: 'Send as `after` for the next page; null at the end.' })
  declare next: string | null;
}
