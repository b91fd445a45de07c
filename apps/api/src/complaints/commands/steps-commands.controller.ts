import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { CommandRoute } from './command-route.decorator';
import { CommandDto } from './command.dto';
import { FastTrackDto } from './fast-track.dto';
import {
  ConfirmFactDto,
  MeetAgreementDto,
  RecordAtmosphereDto,
  RecordDiagnosisDto,
  RecordFactDto,
  ReenterStepDto,
  SetSeverityDto,
  StateAgreementDto,
  TakeInterimMeasureDto,
} from './steps.dto';

/** The five steps (playbook §1). */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class StepsCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute('record-atmosphere', 'Step 1: emotion on arrival and now, what was heard, apology.')
  recordAtmosphere(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: RecordAtmosphereDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'record-atmosphere', body);
  }

  @CommandRoute('record-fact', 'Record a fact and where it comes from.')
  recordFact(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: RecordFactDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'record-fact', body);
  }

  @CommandRoute('confirm-fact', 'Mark a fact as confirmed.')
  confirmFact(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ConfirmFactDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'confirm-fact', body);
  }

  @CommandRoute('record-diagnosis', 'Step 2: cause hypothesis, checked against the records.')
  recordDiagnosis(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: RecordDiagnosisDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'record-diagnosis', body);
  }

  @CommandRoute('set-severity', 'Set severity; a danger to safety goes to the senior level at once.')
  setSeverity(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: SetSeverityDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'set-severity', body);
  }

  @CommandRoute('state-agreement', 'Step 3: one shared statement of the problem and of a good outcome.')
  stateAgreement(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: StateAgreementDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'state-agreement', body);
  }

  @CommandRoute('meet-agreement', 'Record how one complainant met the agreement.')
  meetAgreement(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: MeetAgreementDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'meet-agreement', body);
  }

  @CommandRoute('advance', 'Go to the next step; the gate of this one must be met.')
  advance(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: CommandDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'advance', body);
  }

  @CommandRoute('reenter-step', 'Enter this or an earlier step again, with a reason.')
  reenterStep(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ReenterStepDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'reenter-step', body);
  }

  @CommandRoute('take-interim-measure', 'Urgent restoration or safety, in any step; passes no gate.')
  takeInterimMeasure(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: TakeInterimMeasureDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'take-interim-measure', body);
  }

  @CommandRoute('fast-track', 'All five steps of an easy call in one request; every gate is still checked.')
  fastTrack(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: FastTrackDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.fastTrack(asking, id, body);
  }
}
