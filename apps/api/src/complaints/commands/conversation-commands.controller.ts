import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, Handling } from '@redress/complaints';
import type { ComplaintId, Result } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { Asking } from '../../http/asking.decorator';
import { PathId } from '../../http/validation';
import { CommandRoute } from './command-route.decorator';
import {
  AddNoteDto,
  AttachContactDto,
  CancelMessageDto,
  CancelTaskDto,
  FinishTaskDto,
  OpenTaskDto,
  ReceiveMessageDto,
  WriteMessageDto,
} from './conversation.dto';

/** What is said and asked: messages, notes, helper tasks. */
@ApiTags('Commands on a complaint')
@Controller('api/v1/complaints/:complaintId/commands')
export class ConversationCommandsController {
  constructor(private readonly handling: Handling) {}

  @CommandRoute('write-message', 'Write to a complainant; held a few seconds so that it can be taken back.')
  writeMessage(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: WriteMessageDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'write-message', body);
  }

  @CommandRoute('cancel-message', 'Take back a message that is still held.')
  cancelMessage(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: CancelMessageDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'cancel-message', body);
  }

  @CommandRoute('receive-message', 'Record what a complainant wrote or said.')
  receiveMessage(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: ReceiveMessageDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'receive-message', body);
  }

  @CommandRoute('add-note', 'An internal note, for staff only.')
  addNote(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: AddNoteDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'add-note', body);
  }

  @CommandRoute('attach-contact', 'A repeat contact about the same matter joins this complaint and its owner.')
  attachContact(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: AttachContactDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'attach-contact', body);
  }

  @CommandRoute('open-task', 'Ask a colleague to help; ownership stays.')
  openTask(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: OpenTaskDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'open-task', body);
  }

  @CommandRoute('finish-task', 'The help asked for was given.')
  finishTask(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: FinishTaskDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'finish-task', body);
  }

  @CommandRoute('cancel-task', 'The help is not needed any more.')
  cancelTask(
    @Asking() asking: RequestContext,
    @PathId('complaintId') id: ComplaintId,
    @Body() body: CancelTaskDto,
  ): Promise<Result<CommandAnswer>> {
    return this.handling.execute(asking, id, 'cancel-task', body);
  }
}
