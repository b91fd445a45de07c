import {
  type Accepted,
  type Actor,
  ALWAYS_OPEN,
  compileCalendar,
  type Complaint,
  decide,
  type DecisionContext,
  decideRegistration,
  HOUSE_SETTINGS,
  BUILT_IN_SETTINGS,
  nextAllowed,
  type StaffActor,
  USUAL_CALLBACKS,
} from '@redress/complaint-domain';
import {
  type ComplaintId,
  complaintNumber,
  type Instant,
  instantOf,
  millisecondsOf,
  type StaffId,
} from '@redress/contracts';
import type { UnitOfWork } from '@redress/database';
import { DirectoryQuery, type DirectorySnapshot, DirectoryWatch, type SeededCompany } from '@redress/directory';
import type { EventLog } from '@redress/messaging';
import type { Clock, Ids } from '@redress/platform';
import { SettingsQuery, SettingsWatch } from '@redress/settings';
import { AuthorityUseRepository } from '../authority/authority-use.repository';
import { ComplaintRepository } from '../complaint.repository';
import { CallbackPlaces } from '../handling/callback-places';
import { CallbackSettings } from '../handling/callback-settings';
import { CommandDesk } from '../handling/command-desk';
import { DecisionFactsQuery } from '../handling/decision-facts.query';
import { ComplaintSerials } from '../intake/complaint-serials.repository';
import { DEMO_STORIES, type DemoStory, type StoryStep } from './demo-stories';

const HOUR = 3_600_000;
const ALWAYS = compileCalendar(ALWAYS_OPEN);

/** What seeding works with. */
export interface DemoTools {
  readonly unitOfWork: UnitOfWork;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Tells the demo stories through the rules, at the hours when they happened. */
class StoryTelling {
  private readonly desk: CommandDesk;
  private readonly complaints: ComplaintRepository;
  private readonly serials: ComplaintSerials;
  private readonly facts: DecisionFactsQuery;
  private readonly now: number;

  constructor(
    private readonly tools: DemoTools,
    private readonly company: SeededCompany,
    private readonly snapshot: DirectorySnapshot,
  ) {
    this.complaints = new ComplaintRepository(tools.unitOfWork);
    const authorityUse = new AuthorityUseRepository(tools.unitOfWork);
    const facts = new DecisionFactsQuery(tools.unitOfWork);
    const places = new CallbackPlaces(
      tools.unitOfWork,
      new CallbackSettings({ settingsFor: () => BUILT_IN_SETTINGS }),
      facts,
      tools.clock,
    );
    this.facts = facts;
    const directory = new DirectoryWatch(new DirectoryQuery(tools.unitOfWork), tools.clock);
    const settings = new SettingsWatch(new SettingsQuery(tools.unitOfWork), directory, tools.clock);
    const { unitOfWork, events, clock } = tools;
    this.desk = new CommandDesk(unitOfWork, this.complaints, authorityUse, events, clock, places, settings);
    this.serials = new ComplaintSerials(tools.unitOfWork);
    this.now = millisecondsOf(tools.clock.now());
  }

  async tell(story: DemoStory): Promise<void> {
    let complaint = await this.register(story);
    for (const step of story.steps) complaint = await this.take(complaint, step);
  }

  private async register(story: DemoStory): Promise<Complaint> {
    const receivedAt = this.at(-story.receivedAgo);
    const actor: Actor =
      story.takenBy === null ? { kind: 'system', id: 'seed' } : this.actor(story.takenBy, receivedAt);
    const unitId = this.known(this.company.units, story.unit);
    const decision = decideRegistration(
      this.tools.ids.next<ComplaintId>(),
      {
        number: complaintNumber(Number(receivedAt.slice(0, 4)), await this.serials.next()),
        unitId,
        origin: story.origin,
        channel: story.channel,
        receivedAt,
        incidentAt: null,
        customerId: story.customer === null ? null : this.known(this.company.customers, story.customer),
        role: 'customer',
        authorised: true,
        words: story.words,
        outcomeWanted: story.outcomeWanted,
        category: story.category,
        equipmentId: null,
        severity: story.severity,
        safety: false,
        confidential: false,
        tier: story.customer === null ? null : 'standard',
        regulated: false,
        imported: null,
      },
      this.context(actor, receivedAt, this.snapshot.dutyOfficer(unitId, receivedAt), []),
    );
    if (!decision.accepted) throw new Error(`a demo story does not begin: ${decision.refusal.code}`);
    return this.commit(null, decision, actor);
  }

  private async take(before: Complaint, step: StoryStep): Promise<Complaint> {
    const at = this.at(-step.ago);
    const actor = this.actor(step.by, at);
    const zones = await this.facts.callbackZones(before.id);
    const callbacks = { ...USUAL_CALLBACKS, ...zones };
    const context = { ...this.context(actor, at, null, [...this.company.staff.values()]), callbacks };
    const [main] = before.complainants;
    const zone = (main === undefined ? undefined : zones.zones.get(main.id)) ?? zones.unitZone;
    const input = step.input({
      complaint: before,
      at: (hours) => this.at(hours),
      call: (hours) => nextAllowed(callbacks.policy.quietHours, this.at(hours), zone),
      staff: (login) => this.known(this.company.staff, login),
    });
    const decision = decide(before, step.name, input, context);
    if (!decision.accepted) throw new Error(`a demo story stops at ${step.name}: ${decision.refusal.code}`);
    return this.commit(before, decision, actor);
  }

  private async commit(before: Complaint | null, decision: Accepted, actor: Actor): Promise<Complaint> {
    await this.tools.unitOfWork.run((tx) =>
      this.desk.commit(tx, { actor, correlationId: 'seed' }, [{ before, decision }]),
    );
    return decision.complaint;
  }

  private context(
    actor: Actor,
    now: Instant,
    dutyOfficerId: StaffId | null,
    staff: readonly StaffId[],
  ): DecisionContext {
    return {
      actor,
      now,
      settings: HOUSE_SETTINGS,
      onFile: { tier: null, regulated: false },
      inForce: BUILT_IN_SETTINGS,
      organisation: { ...this.snapshot.staffing(now), calendarOf: () => ALWAYS },
      newId: () => this.tools.ids.next(),
      staff: this.snapshot.facts(staff, now),
      dutyOfficerId,
      reachableBy: new Map(),
      attachments: new Set(),
      yearlyAmounts: [],
      other: null,
      callbacks: USUAL_CALLBACKS,
    };
  }

  private at(hours: number): Instant {
    return instantOf(this.now + hours * HOUR);
  }

  private actor(login: string, now: Instant): StaffActor {
    const actor = this.snapshot.actor(this.known(this.company.staff, login), 'staff', now);
    if (actor === null) throw new Error(`the demo company's ${login} is not in service`);
    return actor;
  }

  private known<Id>(ids: ReadonlyMap<string, Id>, key: string): Id {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the demo company knows no ${key}`);
    return id;
  }
}

/** Puts a few complaints at every step into a demo company just seeded; every one went through the rules. */
export const seedDemoComplaints = async (
  tools: DemoTools,
  company: SeededCompany,
  snapshot: DirectorySnapshot,
): Promise<number> => {
  const telling = new StoryTelling(tools, company, snapshot);
  for (const story of DEMO_STORIES) await telling.tell(story);
  return DEMO_STORIES.length;
};
