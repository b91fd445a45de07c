import { ApiSchema } from '@nestjs/swagger';
import type { AlertPage, AlertRow } from '@redress/escalation';
import {
  type AlertId,
  CLOCK_KINDS,
  type ClockKind,
  type ComplaintId,
  ESCALATION_CAUSES,
  ESCALATION_STATES,
  type EscalationCause,
  type EscalationId,
  type EscalationState,
  type Instant,
  type Level,
  LEVELS,
  type UnitId,
} from '@redress/contracts';
import { ShownId, ShownInstant, ShownNumber, ShownOneOf, ShownText } from '../openapi/shown';
import { shownPage } from '../openapi/shown-page';

@ApiSchema({ name: 'Alert' })
class AlertDto implements AlertRow {
  @ShownId() declare id: AlertId;
  @ShownId() declare complaintId: ComplaintId;
  @ShownText({ description: 'Number of the complaint.' }) declare number: string;
  @ShownId() declare unitId: UnitId;
  @ShownId() declare escalationId: EscalationId;
  @ShownText({ description: 'Name of the rung of the ladder.' }) declare rung: string;
  @ShownOneOf(ESCALATION_CAUSES, { name: 'EscalationCause' }) declare trigger: EscalationCause;
  @ShownOneOf(CLOCK_KINDS, { name: 'ClockKind', nullable: true }) declare clock: ClockKind | null;
  @ShownOneOf(LEVELS, { name: 'Level' }) declare level: Level;
  @ShownOneOf(ESCALATION_STATES, { name: 'EscalationState', description: 'What became of it meanwhile.' })
  declare state: EscalationState;
  @ShownInstant() declare acknowledgeBy: Instant;
  @ShownInstant() declare alertedAt: Instant;
  @ShownInstant({ nullable: true }) declare readAt: Instant | null;
}

@ApiSchema({ name: 'AlertPage' })
export class AlertPageDto extends shownPage('AlertRows', AlertDto) implements AlertPage {
  @ShownNumber({ description: 'Unread alerts; 100 stands for 100 or more.' })
  declare unread: number;
}

@ApiSchema({ name: 'AlertsUnread' })
export class AlertsUnreadDto {
  @ShownNumber({ description: 'Unread alerts; 100 stands for 100 or more.' })
  declare unread: number;
}
