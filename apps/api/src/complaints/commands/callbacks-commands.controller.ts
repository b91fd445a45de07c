import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { CommandRoute } from './command-route.decorator';
import {
  CancelCallbackDto,
  ClaimCallbackDto,
  MoveCallbackDto,
  RecordAttemptDto,
  ReleaseCallbackDto,
  ScheduleCallbackDto,
  VerifyNowDto,
  VerifySatisfactionDto,
} from './callbacks.dto';

/** Callbacks we owe (playbook §7). */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class CallbackCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute('schedule-callback', 'Promise a callback; it rings when due.')
  scheduleCallback(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ScheduleCallbackDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'schedule-callback', body);
  }

  @CommandRoute('move-callback', 'Move a callback to another time.')
  moveCallback(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: MoveCallbackDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'move-callback', body);
  }

  @CommandRoute('claim-callback', 'Take a call: until it is made, given back or out of time, nobody else makes it.')
  claimCallback(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ClaimCallbackDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'claim-callback', body);
  }

  @CommandRoute('release-callback', 'Give a call back that one has taken.')
  releaseCallback(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ReleaseCallbackDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'release-callback', body);
  }

  @CommandRoute('cancel-callback', 'Cancel a callback, with a reason.')
  cancelCallback(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: CancelCallbackDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'cancel-callback', body);
  }

  @CommandRoute('record-attempt', 'Record an attempt; the plan decides what follows.')
  recordAttempt(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: RecordAttemptDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'record-attempt', body);
  }

  @CommandRoute('verify-satisfaction', 'Record satisfaction on a verifying callback that reached the customer.')
  verifySatisfaction(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: VerifySatisfactionDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'verify-satisfaction', body);
  }

  @CommandRoute('verify-now', 'Verify in the running conversation.')
  verifyNow(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: VerifyNowDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'verify-now', body);
  }
}
