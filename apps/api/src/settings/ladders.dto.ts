import { ApiSchema } from '@nestjs/swagger';
import {
  type Act,
  ACTING_ROLES,
  type ActingPlace,
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
  type StaffId,
  type TriggerKind,
  TRIGGERS,
} from '@redress/contracts';
import { Id, Nested, OneOf, Pattern, Text } from '../http/validation';
import { SpanDto } from './span-field';

@ApiSchema({ name: 'LadderTrigger' })
class TriggerDto implements Trigger {
  @OneOf(TRIGGERS, { name: 'TriggerKind' })
  declare kind: TriggerKind;

  @OneOf(CLOCK_KINDS, { name: 'ClockKind', optional: true, description: 'For triggers of clocks, and only those.' })
  declare clock?: ClockKind;

  @OneOf(SEVERITIES, { name: 'Severity', optional: true, description: 'For severity: this or graver.' })
  declare severity?: Severity;
}

const PLACE = /^(?:unit|parent|headquarters|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What does not fit together calls nobody, and is refused for that by the rules. */
@ApiSchema({ name: 'LadderAct' })
class ActDto {
  @OneOf(['role', 'staff'], { description: 'Somebody with a role, or one colleague.' })
  declare kind: 'role' | 'staff';

  @OneOf(ACTING_ROLES, { optional: true, description: 'For a role.' })
  declare role?: ActingRole;

  @Pattern(PLACE, {
    max: 36,
    optional: true,
    description:
      'Where a role is looked for first, and from there upwards: unit, parent, headquarters, or the id of a unit.',
    example: 'unit',
  })
  declare at?: ActingPlace;

  @Id({ optional: true, description: 'For one colleague.' })
  declare staffId?: StaffId;
}

@ApiSchema({ name: 'LadderRung' })
class RungDto implements Rung {
  @Text({ max: 40, description: 'Small letters, digits and hyphens.' })
  declare name: string;

  @Nested(() => TriggerDto, { list: { min: 0, max: 40 } })
  declare triggers: TriggerDto[];

  @OneOf(LEVELS, { name: 'Level' })
  declare level: Level;

  @Nested(() => ActDto)
  declare act: Act;

  @OneOf(CHANGES_OF_SCENE, { name: 'ChangeOfScene', nullable: true })
  declare change: ChangeOfScene | null;

  @Nested(() => SpanDto)
  declare acknowledgeWithin: SpanDto;

  @Text({ max: 40, nullable: true, description: 'The rung that follows where nobody acknowledges in time.' })
  declare next: string | null;
}

/** An escalation ladder. */
@ApiSchema({ name: 'LadderBody' })
export class LadderBodyDto implements LadderBody {
  @Nested(() => RungDto, { list: { min: 1, max: 20 } })
  declare rungs: RungDto[];
}
