import { Module } from '@nestjs/common';
import { ComplaintsModule } from '@redress/complaints';
import { DirectoryModule } from '@redress/directory';
import { AlertQuery } from './alerts/alert.query';
import { Alerts } from './alerts/alerts';
import { LadderDryRun } from './dry-run/ladder-dry-run';
import { Escalations } from './escalations/escalations';
import { EscalationsQuery } from './escalations/escalations.query';
import { UnattendedComplaints } from './unattended/unattended-complaints';
import { UnattendedQuery } from './unattended/unattended.query';

/** Escalation beside the rules: who was told, what waits, what nobody has in hand, and what a ladder would do. */
@Module({
  imports: [ComplaintsModule, DirectoryModule],
  providers: [AlertQuery, Alerts, Escalations, EscalationsQuery, LadderDryRun, UnattendedComplaints, UnattendedQuery],
  exports: [Alerts, Escalations, LadderDryRun, UnattendedComplaints],
})
export class EscalationModule {}
