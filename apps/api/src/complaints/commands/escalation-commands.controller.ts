import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { CommandRoute } from './command-route.decorator';
import { AcknowledgeEscalationDto, DeEscalateDto, EscalateDto } from './escalation.dto';

/** Up by a rung of the ladder, down with a reason; the owner stays the owner (playbook §6). */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class EscalationCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute('escalate', 'Ask for the next level: by hand, or because the customer asked for someone higher.')
  escalate(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: EscalateDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'escalate', body);
  }

  @CommandRoute('acknowledge-escalation', 'Say that you act on an escalation; else it passes on to the next rung.')
  acknowledge(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: AcknowledgeEscalationDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'acknowledge-escalation', body);
  }

  @CommandRoute('de-escalate', 'Send the complaint down again, with a reason.')
  deEscalate(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: DeEscalateDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'de-escalate', body);
  }
}
