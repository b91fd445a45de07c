import { ApiSchema } from '@nestjs/swagger';
import type { Commands, Satisfaction } from '@redress/complaint-domain';
import {
  ATTEMPT_OUTCOMES,
  type AttemptOutcome,
  CALLBACK_KINDS,
  type CallbackId,
  type CallbackKind,
  type ComplainantId,
  EMOTION_POINTS,
  type EmotionPoint,
  type Instant,
} from '@redress/contracts';
import { Id, InstantField, Nested, OneOf, Text, WholeNumber } from '../../http/validation';
import { CommandDto } from './command.dto';

@ApiSchema({ name: 'Satisfaction' })
export class SatisfactionDto implements Satisfaction {
  @OneOf(EMOTION_POINTS, { name: 'EmotionPoint', description: 'Content with what came of it.' })
  declare outcomeScore: EmotionPoint;

  @OneOf(EMOTION_POINTS, { name: 'EmotionPoint', optional: true, description: 'Content with how it was handled.' })
  declare handlingScore?: EmotionPoint;
}

@ApiSchema({ name: 'ScheduleCallback' })
export class ScheduleCallbackDto extends CommandDto implements Input<'schedule-callback'> {
  @OneOf(CALLBACK_KINDS, { name: 'CallbackKind' })
  declare kind: CallbackKind;

  @Id()
  declare complainantId: ComplainantId;

  @InstantField({ description: 'Start of the window. Not in the past, not in the quiet hours of the customer’s zone.' })
  declare dueAt: Instant;

  @InstantField({ optional: true, description: 'End of the window; as long as the policy has it unless told.' })
  declare until?: Instant;

  @Text({ max: 2000, multiline: true, optional: true })
  declare topic?: string;

  @WholeNumber({
    min: 1,
    max: 20,
    optional: true,
    description: 'Attempts before the plan is used up; the policy’s unless told.',
  })
  declare maxAttempts?: number;

  @WholeNumber({
    min: 1,
    max: 43_200,
    optional: true,
    list: { min: 1, max: 20 },
    description:
      'Minutes from the first attempt to the second, and so on; the last one repeats. The policy’s unless told.',
  })
  declare spacings?: number[];

  @WholeNumber({ min: 1, max: 43_200, optional: true, description: 'The same between any two attempts.' })
  declare spacingMinutes?: number;

  @WholeNumber({
    min: 1,
    max: 60,
    optional: true,
    description: 'A care callback comes again so many months after it ends.',
  })
  declare everyMonths?: number;
}

@ApiSchema({ name: 'MoveCallback' })
export class MoveCallbackDto extends CommandDto implements Input<'move-callback'> {
  @Id()
  declare callbackId: CallbackId;

  @InstantField()
  declare dueAt: Instant;

  @InstantField({ optional: true, description: 'End of the window; as long as the policy has it unless told.' })
  declare until?: Instant;
}

@ApiSchema({ name: 'ClaimCallback' })
export class ClaimCallbackDto extends CommandDto implements Input<'claim-callback'> {
  @Id()
  declare callbackId: CallbackId;
}

@ApiSchema({ name: 'ReleaseCallback' })
export class ReleaseCallbackDto extends CommandDto implements Input<'release-callback'> {
  @Id()
  declare callbackId: CallbackId;
}

@ApiSchema({ name: 'CancelCallback' })
export class CancelCallbackDto extends CommandDto implements Input<'cancel-callback'> {
  @Id()
  declare callbackId: CallbackId;

  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

@ApiSchema({ name: 'RecordAttempt' })
export class RecordAttemptDto extends CommandDto implements Input<'record-attempt'> {
  @Id()
  declare callbackId: CallbackId;

  @OneOf(ATTEMPT_OUTCOMES, { name: 'AttemptOutcome' })
  declare outcome: AttemptOutcome;

  @Text({ max: 10_000, multiline: true, optional: true })
  declare note?: string;

  @InstantField({ optional: true, description: 'When the customer asked to be called; needed for `asked-to-call-at`.' })
  declare callAt?: Instant;

  @InstantField({ optional: true, description: 'End of the window that the customer asked for.' })
  declare callUntil?: Instant;

  @Nested(() => SatisfactionDto, { optional: true, description: 'For a verifying callback that reached the customer.' })
  declare satisfaction?: SatisfactionDto;
}

@ApiSchema({ name: 'VerifySatisfaction' })
export class VerifySatisfactionDto extends CommandDto implements Input<'verify-satisfaction'> {
  @Id()
  declare callbackId: CallbackId;

  @Nested(() => SatisfactionDto)
  declare satisfaction: SatisfactionDto;
}

@ApiSchema({ name: 'VerifyNow' })
export class VerifyNowDto extends CommandDto implements Input<'verify-now'> {
  @Id()
  declare complainantId: ComplainantId;

  @Nested(() => SatisfactionDto)
  declare satisfaction: SatisfactionDto;
}

type Input<N extends keyof Commands> = Commands[N];
