import { ApiSchema } from '@nestjs/swagger';
import {
  type Act,
  ACTING_ROLES,
  type ActingRole,
  type LadderBody,
  type Rung,
  type Trigger,
} from '@redress/complaint-domain';
import {
  type ChangeOfScene,
  CHANGES_OF_SCENE,
  CLOCK_KINDS,
  type ClockKind,
  type Level,
  LEVELS,
  SEVERITIES,
  type Severity,
  type Span,
  SPAN_UNITS,
  type StaffId,
  type TriggerKind,
  TRIGGERS,
  type UnitId,
} from '@redress/contracts';
import { Id, Nested, OneOf, Text, WholeNumber } from '../http/validation';

@ApiSchema({ name: 'LadderTrigger' })
class TriggerDto implements Trigger {
  @OneOf(TRIGGERS, { name: 'TriggerKind' })
  declare kind: TriggerKind;

  @OneOf(CLOCK_KINDS, { name: 'ClockKind', optional: true, description: 'For triggers of clocks, and only those.' })
  declare clock?: ClockKind;

  @OneOf(SEVERITIES, { name: 'Severity', optional: true, description: 'For severity: this or graver.' })
  declare severity?: Severity;
}

@ApiSchema({ name: 'LadderSpan' })
class SpanDto implements Span {
  @OneOf(SPAN_UNITS, { name: 'SpanUnit' })
  declare unit: Span['unit'];

  @WholeNumber({ min: 1, max: 5_270_400 })
  declare amount: number;
}

const PLACES = ['unit', 'parent', 'headquarters'] as const;

@ApiSchema({ name: 'LadderAct' })
class ActDto {
  @OneOf(['role', 'staff'], { description: 'Somebody with a role, or one colleague.' })
  declare kind: 'role' | 'staff';

  @OneOf(ACTING_ROLES, { optional: true, description: 'For a role.' })
  declare role?: ActingRole;

  @OneOf(PLACES, {
    optional: true,
    description: 'Where the role is looked for first; from there upwards. Or `unitId`.',
  })
  declare at?: (typeof PLACES)[number];

  @Id({ optional: true, description: 'A certain unit instead of `at`.' })
  declare unitId?: UnitId;

  @Id({ optional: true, description: 'For one colleague.' })
  declare staffId?: StaffId;
}

@ApiSchema({ name: 'LadderRung' })
class RungDto {
  @Text({ max: 40, description: 'Small letters, digits and hyphens.' })
  declare name: string;

  @Nested(() => TriggerDto, { list: { min: 0, max: 40 } })
  declare triggers: TriggerDto[];

  @OneOf(LEVELS, { name: 'Level' })
  declare level: Level;

  @Nested(() => ActDto)
  declare act: ActDto;

  @OneOf(CHANGES_OF_SCENE, { name: 'ChangeOfScene', nullable: true })
  declare change: ChangeOfScene | null;

  @Nested(() => SpanDto)
  declare acknowledgeWithin: SpanDto;

  @Text({ max: 40, nullable: true, description: 'The rung that follows where nobody acknowledges in time.' })
  declare next: string | null;
}

/** An escalation ladder. */
@ApiSchema({ name: 'LadderBody' })
export class LadderBodyDto {
  @Nested(() => RungDto, { list: { min: 1, max: 20 } })
  declare rungs: RungDto[];
}

/** Who acts, from what was typed; what does not fit together calls nobody and is refused for that. */
const actOf = ({ kind, role, at, unitId, staffId }: ActDto): Act =>
  kind === 'staff'
    ? { kind, staffId: staffId ?? ('' as StaffId) }
    : { kind, role: role ?? 'supervisor', at: unitId ?? at ?? 'unit' };

const rungOf = ({ act, triggers, ...rung }: RungDto): Rung => ({
  ...rung,
  acknowledgeWithin: { ...rung.acknowledgeWithin },
  triggers: triggers.map((trigger) => ({ ...trigger })),
  act: actOf(act),
});

/** The ladder as the rules know it. */
export const ladderBodyOf = ({ rungs }: LadderBodyDto): LadderBody => ({ rungs: rungs.map(rungOf) });
