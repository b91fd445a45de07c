import { type BeforeApplicationShutdown, type DynamicModule, Injectable, Module } from '@nestjs/common';
import { CallbacksModule } from '@redress/callbacks';
import { ComplaintsModule } from '@redress/complaints';
import { type Config, CONFIG } from '@redress/platform';
import { NotificationRepository } from './notification.repository';
import { NotificationPlanner } from './planning/notification-planner';
import { MailComposer } from './rendering/mail-composer';
import { MailFactsQuery } from './rendering/mail-facts.query';
import { MailRenderer } from './rendering/mail-renderer';
import { MailDesk } from './sending/mail-desk';
import { MailTransport } from './sending/mail-transport';
import { MessageIds } from './sending/message-ids';
import { NotificationRecorder } from './sending/notification-recorder';
import { NotificationSender } from './sending/notification-sender';
import { MAIL_RETRY_PLAN, RETRY_PLAN, type RetryPlan } from './sending/retry-plan';

/** Hangs up on the mail server once nothing is sent any more. */
@Injectable()
class TransportClosing implements BeforeApplicationShutdown {
  constructor(private readonly transport: MailTransport) {}

  beforeApplicationShutdown(): void {
    this.transport.close();
  }
}

/**
 * Telling customers: what happened becomes a mail owed, a mail owed becomes a mail sent. For the worker; what puts mails
 * in words and what speaks to mail servers is loaded only here.
 */
@Module({})
export class NotificationsModule {
  /** @param retryPlan how often a mail is tried; tests that wait for a second try are in a hurry */
  static forRoot(retryPlan: RetryPlan = MAIL_RETRY_PLAN): DynamicModule {
    return {
      module: NotificationsModule,
      imports: [CallbacksModule, ComplaintsModule],
      providers: [
        MailComposer,
        MailDesk,
        MailFactsQuery,
        NotificationPlanner,
        NotificationRecorder,
        NotificationRepository,
        NotificationSender,
        TransportClosing,
        {
          provide: MailRenderer,
          useFactory: async () => new (await import('./rendering/liquid-mail-renderer')).LiquidMailRenderer(),
        },
        {
          provide: MailTransport,
          useFactory: async ({ smtpUrl, mailFrom }: Config) =>
            new (await import('./sending/smtp-transport')).SmtpTransport(smtpUrl, mailFrom),
          inject: [CONFIG],
        },
        {
          provide: MessageIds,
          useFactory: ({ sessionSecret, mailFrom }: Config) => new MessageIds(sessionSecret, mailFrom),
          inject: [CONFIG],
        },
        { provide: RETRY_PLAN, useValue: retryPlan },
      ],
      exports: [NotificationPlanner, NotificationSender],
    };
  }
}
