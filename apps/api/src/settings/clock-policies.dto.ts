import { ApiSchema } from '@nestjs/swagger';
import {
  type ClockPolicyBody,
  type ClockTerm,
  MOST_CATEGORIES,
  MOST_TERMS,
  POLICY_KINDS,
  type PolicyConditions,
  type PolicyKind,
} from '@redress/complaint-domain';
import {
  type Channel,
  CHANNELS,
  type Level,
  LEVELS,
  type Severity,
  SEVERITIES,
  type Step,
  STEPS,
  type Tier,
  TIERS,
} from '@redress/contracts';
import { Nested, OneOf, Text, Truth, WholeNumber } from '../http/validation';
import { SpanDto } from './span-field';

/** Entries beyond what a list can hold without one standing in it twice are told of by the rules. */
const SOME = { min: 0, max: 50 };

@ApiSchema({ name: 'PolicyConditions' })
export class PolicyConditionsDto implements PolicyConditions {
  @OneOf(TIERS, { name: 'Tier', list: SOME, optional: true })
  declare tiers?: Tier[];

  @Text({ max: 100, list: { min: 0, max: MOST_CATEGORIES }, optional: true, description: 'Codes of categories.' })
  declare categories?: string[];

  @OneOf(SEVERITIES, { name: 'Severity', list: SOME, optional: true })
  declare severities?: Severity[];

  @OneOf(CHANNELS, { name: 'Channel', list: SOME, optional: true })
  declare channels?: Channel[];

  @Truth({ optional: true, description: 'Whether a regulator’s deadlines apply.' })
  declare regulated?: boolean;
}

@ApiSchema({ name: 'ClockTerm' })
export class ClockTermDto implements ClockTerm {
  @OneOf(POLICY_KINDS, { name: 'PolicyKind' })
  declare kind: PolicyKind;

  @OneOf(STEPS, { name: 'Step', optional: true, description: 'For the clock of a step: which one.' })
  declare step?: Step;

  @OneOf(LEVELS, { name: 'Level', optional: true, description: 'For the clock of a level: which one.' })
  declare level?: Level;

  @Nested(() => SpanDto) declare span: SpanDto;

  @WholeNumber({ min: 1, max: 99, nullable: true, description: 'Warn after so much of the time; null: never.' })
  declare warnPercent: number | null;
}

@ApiSchema({ name: 'ClockPolicyBody' })
export class ClockPolicyBodyDto implements ClockPolicyBody {
  @Nested(() => PolicyConditionsDto, { description: 'Which complaints it is for; what is left out does not matter.' })
  declare conditions: PolicyConditionsDto;

  @Nested(() => ClockTermDto, { list: { min: 0, max: MOST_TERMS } })
  declare terms: ClockTermDto[];

  @Nested(() => SpanDto, { description: 'As long as we may wait for the customer at a time.' })
  declare waitingLimit: SpanDto;

  @Nested(() => SpanDto, { description: 'As long as nothing may happen on an open complaint before that is an alarm.' })
  declare silence: SpanDto;
}
