import { ApiSchema } from '@nestjs/swagger';
import { PLANNED_KINDS, type PlannedKind, type PlannedMoment } from '@redress/complaint-domain';
import {
  CLOCK_KINDS,
  type ClockKind,
  type ComplaintId,
  ESCALATION_CAUSES,
  type EscalationCause,
  type Instant,
  type Level,
  LEVELS,
  type StaffId,
} from '@redress/contracts';
import type { LadderPlan } from '@redress/escalation';
import { Id, Nested } from '../http/validation';
import { ShownId, ShownInstant, ShownOf, ShownOneOf, ShownText } from '../openapi/shown';
import { LadderBodyDto } from '../settings/ladders.dto';

@ApiSchema({ name: 'LadderDryRun' })
export class LadderDryRunDto {
  @Id()
  declare complaintId: ComplaintId;

  @Nested(() => LadderBodyDto, { optional: true, description: 'A ladder that is not saved; else the one in force.' })
  declare ladder?: LadderBodyDto;
}

@ApiSchema({ name: 'PlannedMoment' })
class PlannedMomentDto implements PlannedMoment {
  @ShownInstant() declare at: Instant;
  @ShownOneOf(PLANNED_KINDS, { name: 'PlannedKind' }) declare what: PlannedKind;
  @ShownOneOf(CLOCK_KINDS, { name: 'ClockKind', nullable: true }) declare clock: ClockKind | null;
  @ShownText({ nullable: true }) declare rung: string | null;
  @ShownOneOf(ESCALATION_CAUSES, { name: 'EscalationCause', nullable: true }) declare trigger: EscalationCause | null;
  @ShownOneOf(LEVELS, { name: 'Level', nullable: true }) declare level: Level | null;
  @ShownId({ nullable: true, description: 'Who would be called or told.' }) declare staffId: StaffId | null;
  @ShownInstant({ nullable: true }) declare acknowledgeBy: Instant | null;
  @ShownText({ list: true, description: 'Rungs passed over because nobody would be there.' }) declare skipped: string[];
}

@ApiSchema({ name: 'LadderPlan' })
export class LadderPlanDto implements LadderPlan {
  @ShownId() declare complaintId: ComplaintId;
  @ShownOf(() => PlannedMomentDto, { list: true }) declare moments: PlannedMomentDto[];
}
