import { ApiSchema } from '@nestjs/swagger';
import type { Commands } from '@redress/complaint-domain';
import {
  type AttachmentId,
  type ComplainantId,
  CONFIRMATION_MEANS,
  type ConfirmationMeans,
  type Instant,
  type IssueId,
  REMEDY_KINDS,
  type RemedyId,
  type RemedyKind,
  type StaffId,
} from '@redress/contracts';
import { Id, InstantField, MoneyDto, MoneyField, OneOf, Text } from '../../http/validation';
import { CommandDto } from './command.dto';

/** A remedy as proposed, apart from whom it is for. */
@ApiSchema({ name: 'Proposal' })
export class ProposalDto extends CommandDto implements Omit<Input<'propose-remedy'>, 'complainantId'> {
  @OneOf(REMEDY_KINDS, { name: 'RemedyKind' })
  declare kind: RemedyKind;

  @Text({ max: 10_000, multiline: true })
  declare description: string;

  @MoneyField({ optional: true, description: 'What the customer gets; needed for kinds that are money.' })
  declare money?: MoneyDto;

  @MoneyField({ optional: true, description: 'What it costs the house; needed for kinds that cost work or goods.' })
  declare cost?: MoneyDto;

  @Id({ optional: true })
  declare issueId?: IssueId;

  @Id({ optional: true, description: 'Who sees to it; the owner unless told.' })
  declare responsibleId?: StaffId;

  @InstantField({ description: 'Promised by.' })
  declare dueAt: Instant;
}

@ApiSchema({ name: 'ProposeRemedy' })
export class ProposeRemedyDto extends ProposalDto implements Input<'propose-remedy'> {
  @Id()
  declare complainantId: ComplainantId;
}

class RemedyDto extends CommandDto {
  @Id()
  declare remedyId: RemedyId;
}

@ApiSchema({ name: 'AcceptRemedy' })
export class AcceptRemedyDto extends RemedyDto implements Input<'accept-remedy'> {
  @OneOf(CONFIRMATION_MEANS, { name: 'ConfirmationMeans' })
  declare means: ConfirmationMeans;
}

@ApiSchema({ name: 'EndRemedy' })
export class EndRemedyDto extends RemedyDto implements Input<'decline-remedy'> {
  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

@ApiSchema({ name: 'FulfilRemedy' })
export class FulfilRemedyDto extends RemedyDto implements Input<'fulfil-remedy'> {
  @Text({ max: 2000, multiline: true, description: 'What proves that the customer has it.' })
  declare proof: string;

  @Id({ optional: true })
  declare attachmentId?: AttachmentId;
}

@ApiSchema({ name: 'RefuseRemedy' })
export class RefuseRemedyDto extends CommandDto implements Input<'refuse-remedy'> {
  @Text({ max: 10_000, multiline: true, description: 'Why no remedy is given, and the ways still open.' })
  declare refusal: string;
}

type Input<N extends keyof Commands> = Commands[N];
