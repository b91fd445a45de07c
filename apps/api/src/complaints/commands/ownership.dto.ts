import { ApiSchema } from '@nestjs/swagger';
import type { Commands } from '@redress/complaint-domain';
import type { HandoverId, StaffId } from '@redress/contracts';
import { Id, Text, WholeNumber } from '../../http/validation';
import { CommandDto } from './command.dto';

@ApiSchema({ name: 'OfferHandover' })
export class OfferHandoverDto extends CommandDto implements Input<'offer-handover'> {
  @Id({ description: 'The colleague asked to take over.' })
  declare toId: StaffId;

  @Text({ max: 2000, multiline: true, description: 'Why; the customer is told who takes over and why.' })
  declare reason: string;

  @WholeNumber({
    min: 1,
    max: 10_080,
    optional: true,
    description: 'The offer lapses unanswered after so many minutes.',
  })
  declare lapsesInMinutes?: number;
}

@ApiSchema({ name: 'HandoverAnswer' })
export class HandoverDto extends CommandDto implements Input<'accept-handover'> {
  @Id()
  declare handoverId: HandoverId;
}

@ApiSchema({ name: 'DeclineHandover' })
export class DeclineHandoverDto extends HandoverDto implements Input<'decline-handover'> {
  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

@ApiSchema({ name: 'SetContactPerson' })
export class SetContactPersonDto extends CommandDto implements Input<'set-contact-person'> {
  @Id({ nullable: true, description: 'Whom the customer talks to from now on; null: the owner again.' })
  declare staffId: StaffId | null;

  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

@ApiSchema({ name: 'DeclareConflict' })
export class DeclareConflictDto extends CommandDto implements Input<'declare-conflict'> {
  @Id({ description: 'The member of staff complained about.' })
  declare staffId: StaffId;

  @Text({ max: 2000, multiline: true })
  declare reason: string;

  @Id({
    optional: true,
    description: 'Who owns from now on where the accused owned; else their deputy or the duty officer.',
  })
  declare successorId?: StaffId;
}

type Input<N extends keyof Commands> = Commands[N];
