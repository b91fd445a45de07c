import { ApiSchema, OmitType } from '@nestjs/swagger';
import type { FastTrack } from '@redress/complaint-domain';
import {
  CONFIRMATION_MEANS,
  type ConfirmationMeans,
  DECIDED_OUTCOMES,
  type DecidedOutcome,
  type Instant,
  SEVERITIES,
  type Severity,
} from '@redress/contracts';
import { InstantField, Nested, OneOf, Text, Truth } from '../../http/validation';
import { SatisfactionDto } from './callbacks.dto';
import { CommandDto } from './command.dto';
import { SettlementDto } from './parties.dto';
import { ProposalDto } from './remedies.dto';
import { RecordAtmosphereDto, RecordDiagnosisDto, RecordFactDto, StateAgreementDto } from './steps.dto';

class AtmospherePartDto extends OmitType(RecordAtmosphereDto, ['against']) {}
class FactPartDto extends OmitType(RecordFactDto, ['against']) {}
class RemedyPartDto extends OmitType(ProposalDto, ['against']) {}

class DiagnosisPartDto extends OmitType(RecordDiagnosisDto, ['against']) {
  @Nested(() => FactPartDto, { list: { min: 1, max: 20 } })
  declare facts: FactPartDto[];

  @Text({ max: 100, description: 'Category of the issues that have none yet.' })
  declare category: string;

  @OneOf(SEVERITIES, { name: 'Severity' })
  declare severity: Severity;

  @Truth()
  declare safety: boolean;
}

class AgreementPartDto extends OmitType(StateAgreementDto, ['against']) {
  @OneOf(CONFIRMATION_MEANS, { name: 'ConfirmationMeans' })
  declare means: ConfirmationMeans;
}

class SolutionPartDto {
  @Nested(() => RemedyPartDto, { optional: true })
  declare remedy?: RemedyPartDto;

  @OneOf(CONFIRMATION_MEANS, { name: 'ConfirmationMeans', optional: true, description: 'How the customer accepted.' })
  declare accepted?: ConfirmationMeans;

  @Text({ max: 10_000, multiline: true, optional: true, description: 'A documented refusal in place of a remedy.' })
  declare refusal?: string;
}

class FollowThroughPartDto {
  @Text({ max: 2000, multiline: true, optional: true, description: 'Proof that the remedy was delivered on the spot.' })
  declare proof?: string;

  @Nested(() => SettlementDto, { optional: true })
  declare settlement?: SettlementDto;

  @Nested(() => SatisfactionDto, { optional: true, description: 'Verified now, in this conversation.' })
  declare satisfaction?: SatisfactionDto;

  @InstantField({ optional: true, description: 'Or: call back then.' })
  declare callbackAt?: Instant;

  @OneOf(DECIDED_OUTCOMES, { name: 'DecidedOutcome', optional: true })
  declare closeAs?: DecidedOutcome;
}

/** All five steps of an easy call; what is left out just stops the complaint there. */
@ApiSchema({ name: 'FastTrack' })
export class FastTrackDto extends CommandDto implements FastTrack {
  @Nested(() => AtmospherePartDto)
  declare atmosphere: AtmospherePartDto;

  @Nested(() => DiagnosisPartDto, { optional: true })
  declare diagnosis?: DiagnosisPartDto;

  @Nested(() => AgreementPartDto, { optional: true })
  declare agreement?: AgreementPartDto;

  @Nested(() => SolutionPartDto, { optional: true })
  declare solution?: SolutionPartDto;

  @Nested(() => FollowThroughPartDto, { optional: true })
  declare followThrough?: FollowThroughPartDto;
}
