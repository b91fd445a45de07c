import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { CommandRoute } from './command-route.decorator';
import { KeepPromiseDto, MakePromiseDto, ReleasePromiseDto, RenegotiatePromiseDto } from './promises.dto';

/** What was said to the customer with a time on it (playbook §7). Promises about callbacks and remedies follow those. */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class PromisesCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute('make-promise', 'Note what was promised to the customer, and by when.')
  makePromise(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: MakePromiseDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'make-promise', body);
  }

  @CommandRoute('keep-promise', 'A promise was kept; one that was broken before is made good.')
  keepPromise(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: KeepPromiseDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'keep-promise', body);
  }

  @CommandRoute('renegotiate-promise', 'Before it falls due, agree on another time with the customer.')
  renegotiatePromise(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: RenegotiatePromiseDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'renegotiate-promise', body);
  }

  @CommandRoute('release-promise', 'Before it falls due, the customer lets us off.')
  releasePromise(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ReleasePromiseDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'release-promise', body);
  }
}
