import { Module } from '@nestjs/common';
import { ComplaintsModule } from '@redress/complaints';
import { ApprovalsController } from './approvals.controller';
import { AttachmentsController } from './attachments.controller';
import { ApprovalsCommandsController } from './commands/approvals-commands.controller';
import { CallbackCommandsController } from './commands/callbacks-commands.controller';
import { ClocksCommandsController } from './commands/clocks-commands.controller';
import { ConversationCommandsController } from './commands/conversation-commands.controller';
import { EndsCommandsController } from './commands/ends-commands.controller';
import { EscalationCommandsController } from './commands/escalation-commands.controller';
import { OwnershipCommandsController } from './commands/ownership-commands.controller';
import { PartiesCommandsController } from './commands/parties-commands.controller';
import { PromisesCommandsController } from './commands/promises-commands.controller';
import { RemediesCommandsController } from './commands/remedies-commands.controller';
import { StepsCommandsController } from './commands/steps-commands.controller';
import { ComplaintsController } from './complaints.controller';
import { SavedFiltersController } from './saved-filters.controller';

/** The routes of complaints. */
@Module({
  imports: [ComplaintsModule],
  controllers: [
    ComplaintsController,
    OwnershipCommandsController,
    StepsCommandsController,
    PartiesCommandsController,
    PromisesCommandsController,
    RemediesCommandsController,
    ApprovalsCommandsController,
    ApprovalsController,
    CallbackCommandsController,
    ClocksCommandsController,
    ConversationCommandsController,
    EscalationCommandsController,
    EndsCommandsController,
    AttachmentsController,
    SavedFiltersController,
  ],
})
export class ComplaintsApiModule {}
