import { ApiSchema } from '@nestjs/swagger';
import type { Commands } from '@redress/complaint-domain';
import type { Instant, SettingId } from '@redress/contracts';
import { Id, InstantField, Text } from '../../http/validation';
import { CommandDto } from './command.dto';

@ApiSchema({ name: 'WaitForCustomer' })
export class WaitForCustomerDto extends CommandDto implements Input<'wait-for-customer'> {
  @Text({ max: 2000, multiline: true, description: 'What the customer was asked for.' })
  declare reason: string;

  @InstantField({ optional: true, description: 'At most as long as the policy allows; as long as that unless told.' })
  declare until?: Instant;
}

@ApiSchema({ name: 'ApplyPolicy' })
export class ApplyPolicyDto extends CommandDto implements Input<'apply-policy'> {
  @Id({ optional: true, description: 'The policy; the one that fits the complaint now unless told.' })
  declare policyId?: SettingId;
}

type Input<N extends keyof Commands> = Commands[N];
