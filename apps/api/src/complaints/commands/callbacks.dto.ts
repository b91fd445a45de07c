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

  @InstantField()
  declare dueAt: Instant;

  @Text({ max: 2000, multiline: true, optional: true })
  declare topic?: string;

  @WholeNumber({ min: 1, max: 20, optional: true, description: 'Attempts before the plan is used up; 3 unless told.' })
  declare maxAttempts?: number;

  @WholeNumber({ min: 1, max: 43_200, optional: true, description: 'Minutes between attempts; 960 unless told.' })
  declare spacingMinutes?: number;
}

@ApiSchema({ name: 'MoveCallback' })
export class MoveCallbackDto extends CommandDto implements Input<'move-callback'> {
  @Id()
  declare callbackId: CallbackId;

  @InstantField()
  declare dueAt: Instant;
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
