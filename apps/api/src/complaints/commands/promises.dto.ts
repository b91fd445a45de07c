import { ApiSchema } from '@nestjs/swagger';
import type { Commands } from '@redress/complaint-domain';
import {
  type ComplainantId,
  CONFIRMATION_MEANS,
  type ConfirmationMeans,
  type Instant,
  type PromiseId,
} from '@redress/contracts';
import { Id, InstantField, OneOf, Text } from '../../http/validation';
import { CommandDto } from './command.dto';

@ApiSchema({ name: 'MakePromise' })
export class MakePromiseDto extends CommandDto implements Input<'make-promise'> {
  @OneOf(['next-update', 'other'])
  declare kind: 'next-update' | 'other';

  @Text({ max: 10_000, multiline: true, description: 'What was promised, in words.' })
  declare promise: string;

  @Id()
  declare complainantId: ComplainantId;

  @InstantField({ description: 'Promised by.' })
  declare dueAt: Instant;
}

@ApiSchema({ name: 'KeepPromise' })
export class KeepPromiseDto extends CommandDto implements Input<'keep-promise'> {
  @Id()
  declare promiseId: PromiseId;

  @Text({ max: 10_000, multiline: true, description: 'What shows that it was kept.' })
  declare proof: string;
}

@ApiSchema({ name: 'RenegotiatePromise' })
export class RenegotiatePromiseDto extends CommandDto implements Input<'renegotiate-promise'> {
  @Id()
  declare promiseId: PromiseId;

  @InstantField({ description: 'What the customer agreed to instead.' })
  declare dueAt: Instant;

  @OneOf(CONFIRMATION_MEANS, { name: 'ConfirmationMeans' })
  declare means: ConfirmationMeans;

  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

@ApiSchema({ name: 'ReleasePromise' })
export class ReleasePromiseDto extends CommandDto implements Input<'release-promise'> {
  @Id()
  declare promiseId: PromiseId;

  @Text({ max: 2000, multiline: true, description: 'Why the customer does not wait for it any more.' })
  declare reason: string;
}

type Input<N extends keyof Commands> = Commands[N];
