import { AgendaFeedEntity } from './agenda-feed.entity';
import { AlertEntity } from './alert.entity';
import { ApiKeyEntity } from './api-key.entity';
import { ApprovalEntity } from './approval.entity';
import { AttachmentEntity } from './attachment.entity';
import { AuthorityUseEntity } from './authority-use.entity';
import { CallbackAttemptEntity } from './callback-attempt.entity';
import { CallbackEntity } from './callback.entity';
import { CallbackLinkEntity } from './callback-link.entity';
import { CallbackSlotEntity } from './callback-slot.entity';
import { CallbackWindowEntity } from './callback-window.entity';
import { CategoryEntity } from './category.entity';
import { ChainAnchorEntity } from './chain-anchor.entity';
import { ClockEntity } from './clock.entity';
import { ClockPauseEntity } from './clock-pause.entity';
import { ComplainantEntity } from './complainant.entity';
import { ComplaintLinkEntity } from './complaint-link.entity';
import { ComplaintTextEntity } from './complaint-text.entity';
import { ComplaintEntity } from './complaint.entity';
import { ConsumerCursorEntity } from './consumer-cursor.entity';
import { CustomerContactEntity } from './customer-contact.entity';
import { CustomerEntity } from './customer.entity';
import { EquipmentEntity } from './equipment.entity';
import { EscalationEntity } from './escalation.entity';
import { EventLogEntity } from './event-log.entity';
import { FactEntity } from './fact.entity';
import { HandoverEntity } from './handover.entity';
import { IdempotencyKeyEntity } from './idempotency-key.entity';
import { InterimMeasureEntity } from './interim-measure.entity';
import { IssueEntity } from './issue.entity';
import { MessageEntity } from './message.entity';
import { NotificationEntity } from './notification.entity';
import { OwnershipEntity } from './ownership.entity';
import { ReadLogEntity } from './read-log.entity';
import { RemedyEntity } from './remedy.entity';
import { SavedFilterEntity } from './saved-filter.entity';
import { SessionEntity } from './session.entity';
import { SettingVersionEntity } from './setting-version.entity';
import { StaffEntity } from './staff.entity';
import { PromiseEntity } from './promise.entity';
import { TaskEntity } from './task.entity';
import { UnitEntity } from './unit.entity';

/** Every table, as an explicit list: nothing is found by looking through folders. */
export const ENTITIES = [
  AgendaFeedEntity,
  AlertEntity,
  ApiKeyEntity,
  ApprovalEntity,
  AttachmentEntity,
  AuthorityUseEntity,
  CallbackAttemptEntity,
  CallbackEntity,
  CallbackLinkEntity,
  CallbackSlotEntity,
  CallbackWindowEntity,
  CategoryEntity,
  ChainAnchorEntity,
  ClockEntity,
  ClockPauseEntity,
  ComplainantEntity,
  ComplaintLinkEntity,
  ComplaintTextEntity,
  ComplaintEntity,
  ConsumerCursorEntity,
  CustomerContactEntity,
  CustomerEntity,
  EquipmentEntity,
  EscalationEntity,
  EventLogEntity,
  FactEntity,
  HandoverEntity,
  IdempotencyKeyEntity,
  InterimMeasureEntity,
  IssueEntity,
  MessageEntity,
  NotificationEntity,
  OwnershipEntity,
  ReadLogEntity,
  RemedyEntity,
  SavedFilterEntity,
  SessionEntity,
  SettingVersionEntity,
  StaffEntity,
  PromiseEntity,
  TaskEntity,
  UnitEntity,
] as const;
