import { ApiSchema } from '@nestjs/swagger';
import type { Commands } from '@redress/complaint-domain';
import { type EscalationId, type Level, LEVELS } from '@redress/contracts';
import { Id, OneOf, Text } from '../../http/validation';
import { CommandDto } from './command.dto';

@ApiSchema({ name: 'Escalate' })
export class EscalateDto extends CommandDto implements Input<'escalate'> {
  @OneOf(['by-hand', 'asked-for-higher'], {
    description: 'Whether we want it, or the customer asked for someone higher.',
  })
  declare trigger: 'by-hand' | 'asked-for-higher';

  @Text({ max: 2000, multiline: true, description: 'Why; whoever acts reads it first.' })
  declare reason: string;
}

@ApiSchema({ name: 'AcknowledgeEscalation' })
export class AcknowledgeEscalationDto extends CommandDto implements Input<'acknowledge-escalation'> {
  @Id()
  declare escalationId: EscalationId;
}

@ApiSchema({ name: 'DeEscalate' })
export class DeEscalateDto extends CommandDto implements Input<'de-escalate'> {
  @OneOf(LEVELS, { name: 'Level', optional: true, description: 'One level down unless told.' })
  declare to?: Level;

  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

type Input<N extends keyof Commands> = Commands[N];
