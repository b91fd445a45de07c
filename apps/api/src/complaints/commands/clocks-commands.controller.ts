import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { ApplyPolicyDto, WaitForCustomerDto } from './clocks.dto';
import { CommandDto } from './command.dto';
import { CommandRoute } from './command-route.decorator';

/** Waiting for the customer, and another policy for the clocks. */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class ClocksCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute('wait-for-customer', 'Wait for the customer: clocks of the step and the level pause, with a limit.')
  wait(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: WaitForCustomerDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'wait-for-customer', body);
  }

  @CommandRoute('end-waiting', 'Go on without waiting any longer; a word of the customer does so by itself.')
  endWaiting(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: CommandDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'end-waiting', body);
  }

  @CommandRoute('apply-policy', 'Put a running complaint under another clock policy; ask for the preview first.')
  applyPolicy(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ApplyPolicyDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'apply-policy', body);
  }
}
