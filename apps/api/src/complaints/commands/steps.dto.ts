import { ApiSchema } from '@nestjs/swagger';
import type { Commands } from '@redress/complaint-domain';
import {
  AGREEMENT_KINDS,
  type AgreementKind,
  APOLOGIES,
  type Apology,
  CAUSE_KINDS,
  type CauseKind,
  type ComplainantId,
  CONFIRMATION_MEANS,
  type ConfirmationMeans,
  type Emotion,
  FACT_SOURCES,
  type FactId,
  type FactSource,
  INTERIM_KINDS,
  type InterimKind,
  type RecordChecked,
  RECORDS,
  REENTRY_REASONS,
  type ReentryReason,
  SEVERITIES,
  type Severity,
  type Step,
  STEPS,
  type Temperament,
  TEMPERAMENTS,
} from '@redress/contracts';
import { Id, OneOf, Text, Truth } from '../../http/validation';
import { CommandDto } from './command.dto';
import { EmotionField } from './emotion-field';

@ApiSchema({ name: 'RecordAtmosphere' })
export class RecordAtmosphereDto extends CommandDto implements Input<'record-atmosphere'> {
  @EmotionField({ description: 'Emotion on arrival, on the seven-point scale.' })
  declare arrival: Emotion;

  @EmotionField({ description: 'Emotion now.' })
  declare now: Emotion;

  @Text({ max: 10_000, multiline: true, description: 'What was acknowledged: what hurts most.' })
  declare heard: string;

  @OneOf(APOLOGIES, { name: 'Apology' })
  declare apology: Apology;

  @Text({ max: 2000, multiline: true, optional: true, description: 'Needed where no apology is due.' })
  declare apologyReason?: string;
}

@ApiSchema({ name: 'RecordFact' })
export class RecordFactDto extends CommandDto implements Input<'record-fact'> {
  @Text({ max: 10_000, multiline: true })
  declare fact: string;

  @OneOf(FACT_SOURCES, { name: 'FactSource' })
  declare source: FactSource;

  @Truth()
  declare confirmed: boolean;
}

@ApiSchema({ name: 'ConfirmFact' })
export class ConfirmFactDto extends CommandDto implements Input<'confirm-fact'> {
  @Id()
  declare factId: FactId;
}

@ApiSchema({ name: 'RecordDiagnosis' })
export class RecordDiagnosisDto extends CommandDto implements Input<'record-diagnosis'> {
  @OneOf(CAUSE_KINDS, { name: 'CauseKind' })
  declare causeKind: CauseKind;

  @Truth({ description: 'Whether the house could have prevented it.' })
  declare controllable: boolean;

  @Text({ max: 10_000, multiline: true })
  declare hypothesis: string;

  @OneOf(RECORDS, { name: 'RecordChecked', list: { min: 1, max: 4 } })
  declare recordsChecked: RecordChecked[];

  @OneOf(TEMPERAMENTS, { name: 'Temperament', optional: true, description: 'For staff only; never a gate.' })
  declare temperament?: Temperament;
}

@ApiSchema({ name: 'SetSeverity' })
export class SetSeverityDto extends CommandDto implements Input<'set-severity'> {
  @OneOf(SEVERITIES, { name: 'Severity' })
  declare severity: Severity;

  @Truth({ description: 'Somebody’s safety is at stake: goes to the senior level at once.' })
  declare safety: boolean;
}

@ApiSchema({ name: 'StateAgreement' })
export class StateAgreementDto extends CommandDto implements Input<'state-agreement'> {
  @Text({ max: 10_000, multiline: true, description: 'The problem, in the customer’s words.' })
  declare problem: string;

  @Text({ max: 10_000, multiline: true })
  declare outcomeWanted: string;
}

@ApiSchema({ name: 'MeetAgreement' })
export class MeetAgreementDto extends CommandDto implements Input<'meet-agreement'> {
  @Id()
  declare complainantId: ComplainantId;

  @OneOf(AGREEMENT_KINDS, { name: 'AgreementKind' })
  declare kind: AgreementKind;

  @OneOf(CONFIRMATION_MEANS, { name: 'ConfirmationMeans', optional: true, description: 'Needed for `confirmed`.' })
  declare means?: ConfirmationMeans;
}

@ApiSchema({ name: 'ReenterStep' })
export class ReenterStepDto extends CommandDto implements Input<'reenter-step'> {
  @OneOf(STEPS, { name: 'Step' })
  declare step: Step;

  @OneOf(REENTRY_REASONS, { name: 'ReentryReason' })
  declare cause: ReentryReason;

  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

@ApiSchema({ name: 'TakeInterimMeasure' })
export class TakeInterimMeasureDto extends CommandDto implements Input<'take-interim-measure'> {
  @OneOf(INTERIM_KINDS, { name: 'InterimKind' })
  declare kind: InterimKind;

  @Text({ max: 10_000, multiline: true })
  declare measure: string;
}

type Input<N extends keyof Commands> = Commands[N];
