export type { AlertRow } from './alerts/alert.query';
export { type AlertPage, Alerts } from './alerts/alerts';
export { LadderDryRun, type LadderPlan } from './dry-run/ladder-dry-run';
export { EscalationModule } from './escalation.module';
export { Escalations, type Funnel, type LevelFunnel } from './escalations/escalations';
export type { EscalationRow } from './escalations/escalations.query';
export { UnattendedComplaints } from './unattended/unattended-complaints';
