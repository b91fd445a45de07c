export { NotificationsModule } from './notifications.module';
export { Outbox, type OutboxReader, type OutboxRequest } from './outbox/outbox';
export { OutboxModule } from './outbox/outbox.module';
export type { OutboxRow } from './outbox/outbox.query';
export { NotificationPlanner } from './planning/notification-planner';
export { type MailReference, MessageIds } from './sending/message-ids';
export { NotificationSender } from './sending/notification-sender';
export { MAIL_RETRY_PLAN, type RetryPlan } from './sending/retry-plan';
