import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { CommandRoute } from './command-route.decorator';
import {
  AddComplainantDto,
  AddIssueDto,
  CategoriseIssueDto,
  FlagThreatDto,
  RecordVulnerabilityDto,
  SettleIssueDto,
} from './parties.dto';

/** Issues, complainants and what is known about them. */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class PartiesCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute('add-issue', 'Add another issue to the complaint.')
  addIssue(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: AddIssueDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'add-issue', body);
  }

  @CommandRoute('categorise-issue', 'Give an issue its category.')
  categoriseIssue(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: CategoriseIssueDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'categorise-issue', body);
  }

  @CommandRoute('settle-issue', 'Give an issue its outcome and root cause.')
  settleIssue(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: SettleIssueDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'settle-issue', body);
  }

  @CommandRoute('add-complainant', 'Add a co-complainant or representative.')
  addComplainant(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: AddComplainantDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'add-complainant', body);
  }

  @CommandRoute('flag-threat', 'Media, court or regulator was threatened: goes to the senior level at once.')
  flagThreat(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: FlagThreatDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'flag-threat', body);
  }

  @CommandRoute('record-vulnerability', 'Record that a complainant is vulnerable, and what we do differently.')
  recordVulnerability(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: RecordVulnerabilityDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'record-vulnerability', body);
  }
}
