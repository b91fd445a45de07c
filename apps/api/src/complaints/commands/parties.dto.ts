import { ApiSchema, OmitType } from '@nestjs/swagger';
import type { Commands } from '@redress/complaint-domain';
import {
  CAUSE_KINDS,
  type CauseKind,
  COMPLAINANT_ROLES,
  type ComplainantRole,
  type CustomerId,
  type EquipmentId,
  type IssueId,
  type Outcome,
  OUTCOMES,
  ROOT_CAUSES,
  type RootCause,
  type Threat,
  THREATS,
  VULNERABILITY_DRIVERS,
  type VulnerabilityDriver,
} from '@redress/contracts';
import { Id, OneOf, Text, Truth } from '../../http/validation';
import { CommandDto } from './command.dto';

@ApiSchema({ name: 'AddIssue' })
export class AddIssueDto extends CommandDto implements Input<'add-issue'> {
  @Text({ max: 50_000, multiline: true })
  declare description: string;

  @Text({ max: 100, optional: true, description: 'Code of a category.' })
  declare category?: string;

  @Id({ optional: true })
  declare equipmentId?: EquipmentId;
}

@ApiSchema({ name: 'CategoriseIssue' })
export class CategoriseIssueDto extends CommandDto implements Input<'categorise-issue'> {
  @Id()
  declare issueId: IssueId;

  @Text({ max: 100, description: 'Code of a category.' })
  declare category: string;
}

@ApiSchema({ name: 'SettleIssue' })
export class SettleIssueDto extends CommandDto implements Input<'settle-issue'> {
  @Id()
  declare issueId: IssueId;

  @OneOf(OUTCOMES, { name: 'Outcome' })
  declare outcome: Outcome;

  @OneOf(CAUSE_KINDS, { name: 'CauseKind' })
  declare causeKind: CauseKind;

  @OneOf(ROOT_CAUSES, { name: 'RootCause' })
  declare rootCause: RootCause;

  @Truth({ description: 'Whether the house could have prevented it.' })
  declare controllable: boolean;

  @Text({ max: 10_000, multiline: true, description: 'What was found.' })
  declare finding: string;
}

/** The same where the issue is told by the request around it. */
@ApiSchema({ name: 'Settlement' })
export class SettlementDto
  extends OmitType(SettleIssueDto, ['against', 'issueId'])
  implements Omit<Input<'settle-issue'>, 'issueId'> {}

@ApiSchema({ name: 'AddComplainant' })
export class AddComplainantDto extends CommandDto implements Input<'add-complainant'> {
  @Id()
  declare customerId: CustomerId;

  @OneOf(COMPLAINANT_ROLES, { name: 'ComplainantRole' })
  declare role: ComplainantRole;

  @Truth({ description: 'Whether a representative has shown authority to act.' })
  declare authorised: boolean;
}

@ApiSchema({ name: 'FlagThreat' })
export class FlagThreatDto extends CommandDto implements Input<'flag-threat'> {
  @OneOf(THREATS, { name: 'Threat' })
  declare threat: Threat;

  @Text({ max: 10_000, multiline: true, description: 'What was said.' })
  declare note: string;
}

@ApiSchema({ name: 'RecordVulnerability' })
export class RecordVulnerabilityDto extends CommandDto implements Input<'record-vulnerability'> {
  @OneOf(VULNERABILITY_DRIVERS, { name: 'VulnerabilityDriver', list: { min: 1, max: 4 } })
  declare drivers: VulnerabilityDriver[];

  @Text({ max: 2000, multiline: true })
  declare reason: string;

  @Text({ max: 2000, multiline: true, description: 'What we do differently for this customer.' })
  declare adjustment: string;
}

type Input<N extends keyof Commands> = Commands[N];
