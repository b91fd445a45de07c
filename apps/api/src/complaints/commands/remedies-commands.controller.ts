import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { CommandRoute } from './command-route.decorator';
import { AcceptRemedyDto, EndRemedyDto, FulfilRemedyDto, ProposeRemedyDto, RefuseRemedyDto } from './remedies.dto';

/** Remedies, from proposal to proof (playbook §1 step 4, §6). */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class RemediesCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute(
    'propose-remedy',
    'Step 4: propose a remedy. Within your authority it is granted at once; above it an approval is asked for.',
  )
  proposeRemedy(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ProposeRemedyDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'propose-remedy', body);
  }

  @CommandRoute('accept-remedy', 'The customer accepts.')
  acceptRemedy(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: AcceptRemedyDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'accept-remedy', body);
  }

  @CommandRoute('decline-remedy', 'The customer declines.')
  declineRemedy(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: EndRemedyDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'decline-remedy', body);
  }

  @CommandRoute('fulfil-remedy', 'The remedy was delivered; with proof.')
  fulfilRemedy(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: FulfilRemedyDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'fulfil-remedy', body);
  }

  @CommandRoute('withdraw-remedy', 'Take a remedy back.')
  withdrawRemedy(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: EndRemedyDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'withdraw-remedy', body);
  }

  @CommandRoute('refuse-remedy', 'Document that no remedy is given, and why.')
  refuseRemedy(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: RefuseRemedyDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'refuse-remedy', body);
  }
}
