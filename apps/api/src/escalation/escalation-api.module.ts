import { Module } from '@nestjs/common';
import { EscalationModule } from '@redress/escalation';
import { AlertsController } from './alerts.controller';
import { EscalationsController } from './escalations.controller';
import { LadderDryRunController } from './ladder-dry-run.controller';

/** The routes of escalation. */
@Module({
  imports: [EscalationModule],
  controllers: [AlertsController, EscalationsController, LadderDryRunController],
})
export class EscalationApiModule {}
