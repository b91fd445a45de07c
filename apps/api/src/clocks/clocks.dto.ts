import { ApiSchema } from '@nestjs/swagger';
import type { ClockChange } from '@redress/complaint-domain';
import { CLOCK_STANDINGS, type ClockStanding, type RunningClock } from '@redress/complaints';
import {
  CLOCK_FAMILIES,
  CLOCK_KINDS,
  type ClockFamily,
  type ClockId,
  type ClockKind,
  type ComplaintId,
  type Instant,
  type Level,
  LEVELS,
  type SettingId,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import { PageQueryDto } from '../http/page-query.dto';
import { Id, InstantField, OneOf, Truth } from '../http/validation';
import { ShownId, ShownInstant, ShownOf, ShownOneOf, ShownText, ShownTruth } from '../openapi/shown';
import { shownPage } from '../openapi/shown-page';

export class ListClocksDto extends PageQueryDto {
  @OneOf(CLOCK_STANDINGS, {
    name: 'ClockStanding',
    optional: true,
    description: 'broken: the due time passed; soon: it comes, nearest first. soon unless told.',
  })
  declare standing?: ClockStanding;

  @OneOf(CLOCK_KINDS, { name: 'ClockKind', optional: true })
  declare kind?: ClockKind;

  @Id({ optional: true, description: 'Of this unit and those below it.' })
  declare unitId?: UnitId;

  @Truth({ optional: true, inQuery: true, description: 'Only of complaints that I own.' })
  declare mine?: boolean;

  @InstantField({ optional: true, description: 'Only what is due before that moment.' })
  declare dueBefore?: Instant;
}

@ApiSchema({ name: 'RunningClock' })
class RunningClockDto implements RunningClock {
  @ShownId() declare id: ClockId;
  @ShownOneOf(CLOCK_KINDS, { name: 'ClockKind' }) declare kind: ClockKind;
  @ShownOneOf(CLOCK_FAMILIES, { name: 'ClockFamily' }) declare family: ClockFamily;
  @ShownText({ nullable: true, description: 'What the duty is about: a task, a handover, a step, a level.' })
  declare subjectId: string | null;
  @ShownId() declare complaintId: ComplaintId;
  @ShownText({ description: 'Number of the complaint.' }) declare number: string;
  @ShownId() declare unitId: UnitId;
  @ShownOneOf(LEVELS, { name: 'Level' }) declare level: Level;
  @ShownId() declare ownerId: StaffId;
  @ShownInstant() declare startedAt: Instant;
  @ShownInstant() declare dueAt: Instant;
  @ShownInstant({ nullable: true }) declare warnedAt: Instant | null;
  @ShownInstant({ nullable: true }) declare breachedAt: Instant | null;
}

export const RunningClockPageDto = shownPage('RunningClockPage', RunningClockDto);

export class PolicyPreviewQueryDto {
  @Id({ optional: true, description: 'The policy to try; the one that fits the complaint now unless told.' })
  declare policyId?: SettingId;
}

@ApiSchema({ name: 'ClockChange' })
class ClockChangeDto implements ClockChange {
  @ShownOneOf(CLOCK_KINDS, { name: 'ClockKind' }) declare kind: ClockKind;
  @ShownText({ nullable: true }) declare subjectId: string | null;
  @ShownInstant({ nullable: true, description: 'Null: it would begin.' }) declare dueBefore: Instant | null;
  @ShownInstant({ nullable: true, description: 'Null: it would end.' }) declare dueAfter: Instant | null;
  @ShownTruth({ description: 'It would be broken the moment the policy is applied.' }) declare brokenAtOnce: boolean;
}

@ApiSchema({ name: 'PolicyPreview' })
export class PolicyPreviewDto {
  @ShownOf(() => ClockChangeDto, { list: true, description: 'What changes, what falls due first coming first.' })
  declare changes: ClockChangeDto[];
}
