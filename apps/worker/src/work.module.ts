import { type DynamicModule, Module } from '@nestjs/common';
import { ComplaintsModule } from '@redress/complaints';
import { EscalationModule } from '@redress/escalation';
import { MAIL_RETRY_PLAN, NotificationsModule, type RetryPlan } from '@redress/notifications';
import { JobRunner } from './job-runner';
import { ComplaintBellProcessor } from './processors/complaint-bell.processor';
import { NotificationSendProcessor } from './processors/notification-send.processor';
import { Processors } from './processors/processors';
import { Soon } from './processors/soon';
import { Bells } from './relay/bells';
import { CallbackGenerationQuery } from './relay/callback-generation.query';
import { Dispatch } from './relay/dispatch';
import { DispatchRelay } from './relay/dispatch-relay';
import { RelayLag } from './relay/relay-lag';
import { Horizon } from './sweep/horizon';
import { Sweep } from './sweep/sweep';
import { SWEEP_SETTINGS, type SweepSettings, USUAL_SWEEP } from './sweep/sweep-settings';
import { UnattendedLook } from './sweep/unattended-look';

/** How fast the worker looks after things; tests that wait for a sweep or a second try are in a hurry. */
export interface Pace {
  readonly mail: RetryPlan;
  readonly sweep: SweepSettings;
}

export const USUAL_PACE: Pace = { mail: MAIL_RETRY_PLAN, sweep: USUAL_SWEEP };

/** What the worker does: the relay turns events into bells and mails, processors answer bells, the sweep finds lost ones. */
@Module({})
export class WorkModule {
  static forRoot({ mail, sweep }: Pace = USUAL_PACE): DynamicModule {
    return {
      module: WorkModule,
      imports: [ComplaintsModule, EscalationModule, NotificationsModule.forRoot(mail)],
      providers: [
        Bells,
        CallbackGenerationQuery,
        ComplaintBellProcessor,
        Dispatch,
        DispatchRelay,
        Horizon,
        JobRunner,
        NotificationSendProcessor,
        Processors,
        RelayLag,
        Soon,
        Sweep,
        UnattendedLook,
        { provide: SWEEP_SETTINGS, useValue: sweep },
      ],
    };
  }
}
