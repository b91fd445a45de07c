import { ApiSchema } from '@nestjs/swagger';
import { CLOCK_KINDS } from '@redress/contracts';
import { ShownId, ShownInstant, ShownNumber, ShownOf, ShownOneOf, ShownText } from '../openapi/shown';
import { SpanDto } from '../settings/span-field';

const nullable = { nullable: true } as const;

@ApiSchema({ name: 'ClockPause' })
class ClockPauseDto {
  @ShownInstant() declare from: string;
  @ShownInstant() declare to: string;
}

/** A running clock of a complaint. */
@ApiSchema({ name: 'Clock' })
export class ClockDto {
  @ShownId() declare id: string;
  @ShownOneOf(CLOCK_KINDS, { name: 'ClockKind' }) declare kind: string;
  @ShownText({ nullable: true, description: 'What it is about: a task, a handover, a step, a level.' })
  declare subjectId: string | null;
  @ShownInstant() declare startedAt: string;
  @ShownOf(() => SpanDto, { nullable: true, description: 'The length that the policy gives.' })
  declare span: SpanDto | null;
  @ShownInstant({ description: 'While it is paused: when it would have been due.' }) declare dueAt: string;
  @ShownInstant(nullable) declare warnAt: string | null;
  @ShownInstant({ nullable: true, description: 'Since when it stands still, as we wait for the customer.' })
  declare pausedAt: string | null;
  @ShownNumber({ description: 'Rises whenever the due time moves.' }) declare generation: number;
  @ShownInstant(nullable) declare warnedAt: string | null;
  @ShownInstant(nullable) declare breachedAt: string | null;
  @ShownOf(() => ClockPauseDto, { list: true, description: 'Pauses that are over.' }) declare pauses: ClockPauseDto[];
}

@ApiSchema({ name: 'Waiting' })
export class WaitingDto {
  @ShownId() declare id: string;
  @ShownId() declare reasonTextId: string;
  @ShownInstant() declare since: string;
  @ShownInstant({ description: 'At the latest.' }) declare until: string;
}

@ApiSchema({ name: 'SettingVersion' })
export class SettingVersionDto {
  @ShownId() declare id: string;
  @ShownNumber() declare version: number;
}
