import { ApiSchema } from '@nestjs/swagger';
import {
  type ComplainantId,
  type ComplaintId,
  type CustomerId,
  type Instant,
  type Locale,
  LOCALES,
  type MessageId,
  NOTIFICATION_STATES,
  NOTIFICATION_TEMPLATES,
  type NotificationId,
  type NotificationState,
  type NotificationTemplate,
  type UnitId,
} from '@redress/contracts';
import type { OutboxRow } from '@redress/notifications';
import { PageQueryDto } from '../http/page-query.dto';
import { OneOf } from '../http/validation';
import { ShownId, ShownInstant, ShownNumber, ShownOneOf, ShownText } from '../openapi/shown';
import { shownPage } from '../openapi/shown-page';

@ApiSchema({ name: 'OutboxMail' })
export class OutboxMailDto implements OutboxRow {
  @ShownId() declare id: NotificationId;
  @ShownOneOf(NOTIFICATION_STATES, { name: 'NotificationState' }) declare state: NotificationState;
  @ShownOneOf(NOTIFICATION_TEMPLATES, { name: 'NotificationTemplate' }) declare template: NotificationTemplate;
  @ShownId() declare complaintId: ComplaintId;
  @ShownText({ description: 'Number of the complaint.' }) declare number: string;
  @ShownId() declare unitId: UnitId;
  @ShownId() declare complainantId: ComplainantId;
  @ShownId({ nullable: true }) declare customerId: CustomerId | null;
  @ShownId({ nullable: true, description: 'The message it carries, where a person wrote it.' })
  declare messageId: MessageId | null;
  @ShownOneOf(LOCALES, { name: 'Locale' }) declare locale: Locale;
  @ShownText({ nullable: true }) declare recipient: string | null;
  @ShownText({ nullable: true, description: 'Null until the mail was made, and once it was erased.' })
  declare subject: string | null;
  @ShownText({ nullable: true }) declare text: string | null;
  @ShownNumber({ description: 'Tries so far.' }) declare attempts: number;
  @ShownText({ nullable: true, description: 'Why the last try failed.' }) declare lastError: string | null;
  @ShownInstant() declare createdAt: Instant;
  @ShownInstant({ nullable: true }) declare sentAt: Instant | null;
}

export const OutboxPageDto = shownPage('OutboxPage', OutboxMailDto);

export class OutboxListDto extends PageQueryDto {
  @OneOf(NOTIFICATION_STATES, {
    name: 'NotificationState',
    optional: true,
    description: 'outbox unless told: mails that nothing sends, because no mail server is set up or by their channel.',
  })
  declare state?: NotificationState;
}
