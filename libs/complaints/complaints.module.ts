import { Module, type OnModuleInit } from '@nestjs/common';
import { ComplaintPorts, DirectoryModule } from '@redress/directory';
import { MessagingModule } from '@redress/messaging';
import { SettingsModule } from '@redress/settings';
import { AttachmentRepository } from './attachments/attachment.repository';
import { AttachmentStore } from './attachments/attachment-store';
import { Attachments } from './attachments/attachments';
import { Approvals } from './authority/approvals';
import { ApprovalsQuery } from './authority/approvals.query';
import { AuthorityReading } from './authority/authority-reading';
import { AuthorityUseRepository } from './authority/authority-use.repository';
import { RunningClocks } from './clocks/running-clocks';
import { RunningClocksQuery } from './clocks/running-clocks.query';
import { ComplaintRepository } from './complaint.repository';
import { Departures } from './departures/departures';
import { SavedFilterRepository } from './filters/saved-filter.repository';
import { SavedFilters } from './filters/saved-filters';
import { CallbackPlaces } from './handling/callback-places';
import { CallbackSettings } from './handling/callback-settings';
import { CommandDesk } from './handling/command-desk';
import { DecisionContexts } from './handling/decision-contexts';
import { DecisionFactsQuery } from './handling/decision-facts.query';
import { Handling } from './handling/handling';
import { Staleness } from './handling/staleness';
import { ComplaintSerials } from './intake/complaint-serials.repository';
import { History } from './intake/history';
import { Intake } from './intake/intake';
import { IntakeQuery } from './intake/intake.query';
import { OpenComplaintsQuery } from './open-complaints.query';
import { Erasure } from './privacy/erasure';
import { PersonalDataRepository } from './privacy/personal-data.repository';
import { PromiseLedger } from './promises/promise-ledger';
import { PromiseLedgerQuery } from './promises/promise-ledger.query';
import { ComplaintListQuery } from './reading/complaint-list.query';
import { Reading } from './reading/reading';
import { TimelineQuery } from './reading/timeline.query';
import { TimelineTeller } from './reading/timeline-teller';

/** Complaints: taking them in, handling them, reading them. */
@Module({
  imports: [DirectoryModule, MessagingModule, SettingsModule],
  providers: [
    Approvals,
    ApprovalsQuery,
    AttachmentRepository,
    Attachments,
    AttachmentStore,
    AuthorityReading,
    AuthorityUseRepository,
    CallbackPlaces,
    CallbackSettings,
    CommandDesk,
    ComplaintListQuery,
    ComplaintRepository,
    ComplaintSerials,
    DecisionContexts,
    DecisionFactsQuery,
    Departures,
    Erasure,
    Handling,
    History,
    Intake,
    IntakeQuery,
    OpenComplaintsQuery,
    PersonalDataRepository,
    PromiseLedger,
    PromiseLedgerQuery,
    Reading,
    RunningClocks,
    RunningClocksQuery,
    SavedFilterRepository,
    SavedFilters,
    Staleness,
    TimelineQuery,
    TimelineTeller,
  ],
  exports: [
    Approvals,
    Attachments,
    CallbackPlaces,
    CommandDesk,
    ComplaintRepository,
    DecisionFactsQuery,
    DecisionContexts,
    Handling,
    History,
    Intake,
    PromiseLedger,
    Reading,
    RunningClocks,
    SavedFilters,
  ],
})
export class ComplaintsModule implements OnModuleInit {
  constructor(
    private readonly ports: ComplaintPorts,
    private readonly departures: Departures,
    private readonly erasure: Erasure,
  ) {}

  /** The directory asks for these when somebody leaves or is erased; it does not know this lib. */
  onModuleInit(): void {
    this.ports.connect({ succession: this.departures, erasure: this.erasure });
  }
}
