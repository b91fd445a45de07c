import { ApiSchema } from '@nestjs/swagger';
import { CHOSEN_CLOSURE_WAYS, type ChosenClosureWay, type Commands } from '@redress/complaint-domain';
import {
  type ComplainantId,
  type ComplaintId,
  LINK_KINDS,
  type LinkKind,
  type Outcome,
  OUTCOMES,
} from '@redress/contracts';
import { Id, OneOf, Text } from '../../http/validation';
import { CommandDto } from './command.dto';

@ApiSchema({ name: 'Link' })
export class LinkDto extends CommandDto implements Input<'link'> {
  @Id()
  declare otherId: ComplaintId;

  @OneOf(LINK_KINDS, { name: 'LinkKind' })
  declare kind: LinkKind;
}

@ApiSchema({ name: 'Merge' })
export class MergeDto extends CommandDto {
  @Id({ description: 'The complaint it lives on in.' })
  declare intoId: ComplaintId;

  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

@ApiSchema({ name: 'Withdraw' })
export class WithdrawDto extends CommandDto implements Input<'withdraw'> {
  @Id({ description: 'Who withdraws.' })
  declare complainantId: ComplainantId;

  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

@ApiSchema({ name: 'Close' })
export class CloseDto extends CommandDto implements Input<'close'> {
  @OneOf(CHOSEN_CLOSURE_WAYS, { name: 'ChosenClosureWay' })
  declare way: ChosenClosureWay;

  @OneOf(OUTCOMES, { name: 'Outcome' })
  declare outcome: Outcome;

  @Text({ max: 2000, multiline: true, optional: true, description: 'Needed for `out-of-scope` and `supervisor`.' })
  declare reason?: string;
}

@ApiSchema({ name: 'Reopen' })
export class ReopenDto extends CommandDto implements Input<'reopen'> {
  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

type Input<N extends keyof Commands> = Commands[N];
