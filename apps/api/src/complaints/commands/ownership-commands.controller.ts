import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { CommandRoute } from './command-route.decorator';
import { CommandDto } from './command.dto';
import {
  DeclareConflictDto,
  DeclineHandoverDto,
  HandoverDto,
  OfferHandoverDto,
  SetContactPersonDto,
} from './ownership.dto';

/** First-contact ownership (playbook §5). */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class OwnershipCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute('take', 'Take the complaint over from the duty officer; from now on you are its owner.')
  take(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: CommandDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'take', body);
  }

  @CommandRoute('offer-handover', 'Offer the complaint to a colleague; ownership moves only when they accept.')
  offerHandover(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: OfferHandoverDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'offer-handover', body);
  }

  @CommandRoute('accept-handover', 'Accept a handover offered to you.')
  acceptHandover(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: HandoverDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'accept-handover', body);
  }

  @CommandRoute('decline-handover', 'Decline a handover offered to you.')
  declineHandover(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: DeclineHandoverDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'decline-handover', body);
  }

  @CommandRoute('withdraw-handover', 'Take an offer back before it is answered.')
  withdrawHandover(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: HandoverDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'withdraw-handover', body);
  }

  @CommandRoute('pass-to-deputy', 'Pass a leaver’s complaint to the deputy at once.')
  passToDeputy(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: CommandDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'pass-to-deputy', body);
  }

  @CommandRoute('set-contact-person', 'Name whom the customer talks to; the owner stays accountable.')
  setContactPerson(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: SetContactPersonDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'set-contact-person', body);
  }

  @CommandRoute(
    'declare-conflict',
    'Name a member of staff the complaint is about; they neither own nor read it from now on.',
  )
  declareConflict(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: DeclareConflictDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'declare-conflict', body);
  }
}
