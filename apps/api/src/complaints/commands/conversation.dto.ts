import { ApiSchema } from '@nestjs/swagger';
import type { Commands } from '@redress/complaint-domain';
import {
  type Channel,
  CHANNELS,
  type ComplainantId,
  type CustomerId,
  type Instant,
  MESSAGE_PURPOSES,
  type MessageId,
  type MessagePurpose,
  type StaffId,
  type TaskId,
} from '@redress/contracts';
import { Id, InstantField, OneOf, Text, Truth, WholeNumber } from '../../http/validation';
import { CommandDto } from './command.dto';

@ApiSchema({ name: 'WriteMessage' })
export class WriteMessageDto extends CommandDto implements Input<'write-message'> {
  @WholeNumber({
    min: 1,
    max: 1_000_000,
    description: 'Sequence of the complaint the writer saw; a reply to a stale view is refused with 409.',
  })
  declare against: number;

  @Id()
  declare complainantId: ComplainantId;

  @OneOf(CHANNELS, { name: 'Channel' })
  declare channel: Channel;

  @OneOf(MESSAGE_PURPOSES, { name: 'MessagePurpose' })
  declare purpose: MessagePurpose;

  @Text({ max: 50_000, multiline: true })
  declare body: string;
}

@ApiSchema({ name: 'CancelMessage' })
export class CancelMessageDto extends CommandDto implements Input<'cancel-message'> {
  @Id()
  declare messageId: MessageId;
}

@ApiSchema({ name: 'ReceiveMessage' })
export class ReceiveMessageDto extends CommandDto implements Input<'receive-message'> {
  @Id()
  declare complainantId: ComplainantId;

  @OneOf(CHANNELS, { name: 'Channel' })
  declare channel: Channel;

  @Text({ max: 50_000, multiline: true })
  declare body: string;
}

@ApiSchema({ name: 'AddNote' })
export class AddNoteDto extends CommandDto implements Input<'add-note'> {
  @Text({ max: 50_000, multiline: true })
  declare note: string;
}

@ApiSchema({ name: 'AttachContact' })
export class AttachContactDto extends CommandDto implements Input<'attach-contact'> {
  @Id({ nullable: true, description: 'Which of the complainants came again; null where unknown.' })
  declare customerId: CustomerId | null;

  @OneOf(CHANNELS, { name: 'Channel' })
  declare channel: Channel;

  @InstantField()
  declare receivedAt: Instant;

  @Text({ max: 50_000, multiline: true })
  declare words: string;
}

@ApiSchema({ name: 'OpenTask' })
export class OpenTaskDto extends CommandDto implements Input<'open-task'> {
  @Text({ max: 10_000, multiline: true })
  declare task: string;

  @Id({ description: 'The colleague asked to help; ownership stays where it is.' })
  declare assigneeId: StaffId;

  @InstantField({ optional: true })
  declare dueAt?: Instant;

  @Truth({ optional: true, description: 'A dealer or station is asked: their answer has a clock of its own.' })
  declare forDealer?: boolean;
}

@ApiSchema({ name: 'FinishTask' })
export class FinishTaskDto extends CommandDto implements Input<'finish-task'> {
  @Id()
  declare taskId: TaskId;

  @Text({ max: 10_000, multiline: true })
  declare result: string;
}

@ApiSchema({ name: 'CancelTask' })
export class CancelTaskDto extends CommandDto implements Input<'cancel-task'> {
  @Id()
  declare taskId: TaskId;

  @Text({ max: 2000, multiline: true })
  declare reason: string;
}

type Input<N extends keyof Commands> = Commands[N];
