import { ApiSchema } from '@nestjs/swagger';
import type { EscalationRow, Funnel, LevelFunnel } from '@redress/escalation';
import {
  type ChangeOfScene,
  CHANGES_OF_SCENE,
  CLOCK_KINDS,
  type ClockKind,
  type ComplaintId,
  ESCALATION_CAUSES,
  type EscalationCause,
  type EscalationId,
  type Instant,
  type Level,
  LEVELS,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import { PageQueryDto } from '../http/page-query.dto';
import { Id, InstantField, Truth } from '../http/validation';
import { ShownId, ShownInstant, ShownNumber, ShownOf, ShownOneOf, ShownText } from '../openapi/shown';
import { shownPage } from '../openapi/shown-page';

@ApiSchema({ name: 'EscalationRow' })
class EscalationRowDto implements EscalationRow {
  @ShownId() declare id: EscalationId;
  @ShownId() declare complaintId: ComplaintId;
  @ShownText({ description: 'Number of the complaint.' }) declare number: string;
  @ShownId() declare unitId: UnitId;
  @ShownId() declare ownerId: StaffId;
  @ShownText({ description: 'Name of the rung of the ladder.' }) declare rung: string;
  @ShownOneOf(ESCALATION_CAUSES, { name: 'EscalationCause' }) declare trigger: EscalationCause;
  @ShownOneOf(CLOCK_KINDS, { name: 'ClockKind', nullable: true }) declare clock: ClockKind | null;
  @ShownOneOf(LEVELS, { name: 'Level' }) declare level: Level;
  @ShownId({ description: 'Who must act; the owner stays the owner.' }) declare responsibleId: StaffId;
  @ShownId({ nullable: true, description: 'The absent colleague in whose place they act.' })
  declare standsInForId: StaffId | null;
  @ShownOneOf(CHANGES_OF_SCENE, { name: 'ChangeOfScene', nullable: true }) declare change: ChangeOfScene | null;
  @ShownInstant() declare escalatedAt: Instant;
  @ShownInstant() declare acknowledgeBy: Instant;
}

export const EscalationPageDto = shownPage('EscalationPage', EscalationRowDto);

export class EscalationListDto extends PageQueryDto {
  @Truth({ optional: true, inQuery: true, description: 'Only those that call me, or somebody I stand in for.' })
  declare mine?: boolean;

  @Id({ optional: true, description: 'Complaints of this unit and below.' })
  declare unitId?: UnitId;
}

export class FunnelQueryDto {
  @InstantField({ description: 'Complaints received from then on …' })
  declare from: Instant;

  @InstantField({ description: '… and before then.' })
  declare until: Instant;

  @Id({ optional: true, description: 'Of this unit and below.' })
  declare unitId?: UnitId;
}

class FunnelDto implements Funnel {
  @ShownNumber() declare received: number;
  @ShownNumber({ description: 'Reached the middle level or a higher one.' }) declare middle: number;
  @ShownNumber({ description: 'Reached the senior level.' }) declare senior: number;
  @ShownNumber({ nullable: true, description: 'Share of those received, from 0 to 1.' })
  declare passedToMiddle: number | null;
  @ShownNumber({ nullable: true, description: 'Share of those at the middle level, from 0 to 1.' })
  declare passedToSenior: number | null;
}

@ApiSchema({ name: 'LevelFunnelOfUnit' })
class FunnelOfUnitDto extends FunnelDto {
  @ShownId() declare unitId: UnitId;
}

@ApiSchema({ name: 'LevelFunnel' })
export class LevelFunnelDto extends FunnelDto implements LevelFunnel {
  @ShownOf(() => FunnelOfUnitDto, { list: true }) declare units: FunnelOfUnitDto[];
}
