import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { CommandRoute } from './command-route.decorator';
import { CloseDto, LinkDto, MergeDto, ReopenDto, WithdrawDto } from './ends.dto';

/** Closing, and opening again: never quietly (playbook §1). */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class EndsCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute('link', 'Link to another complaint.')
  link(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: LinkDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'link', body);
  }

  @CommandRoute('merge', 'Close as a duplicate that lives on in another complaint.')
  merge(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: MergeDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.merge(asking, id, body);
  }

  @CommandRoute('withdraw', 'The complainant withdraws; possible in any step.')
  withdraw(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: WithdrawDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'withdraw', body);
  }

  @CommandRoute('close', 'Close with an outcome.')
  close(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: CloseDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'close', body);
  }

  @CommandRoute('reopen', 'Open again: same owner, one level higher.')
  reopen(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ReopenDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'reopen', body);
  }
}
