import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { ApprovalDto, DecideApprovalDto, DelegateApprovalDto, WithdrawApprovalDto } from './approvals.dto';
import { CommandRoute } from './command-route.decorator';

/** Approvals of what is above the proposer's authority (playbook §6). */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class ApprovalsCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute('decide-approval', 'Approve, reject or offer less, with a reason.')
  decideApproval(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: DecideApprovalDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'decide-approval', body);
  }

  @CommandRoute('delegate-approval', 'Lend your authority for one approval, or take it back.')
  delegateApproval(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: DelegateApprovalDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'delegate-approval', body);
  }

  @CommandRoute('withdraw-approval', 'Take back what was asked for, and the remedy with it.')
  withdrawApproval(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: WithdrawApprovalDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'withdraw-approval', body);
  }

  @CommandRoute('accept-counter-offer', 'Go on with what was offered instead; then tell the customer.')
  acceptCounterOffer(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ApprovalDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'accept-counter-offer', body);
  }
}
