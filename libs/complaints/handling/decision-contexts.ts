import { Inject, Injectable } from '@nestjs/common';
import {
  type Asked,
  type BusinessCalendar,
  calendarInForce,
  type CommandName,
  type Commands,
  type Complaint,
  type DecisionContext,
  type HouseSettings,
  HOUSE_SETTINGS,
  keptCalendar,
  RULES,
  USUAL_CALLBACKS,
  yearOf,
} from '@redress/complaint-domain';
import type { Instant, StaffId, UnitId } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { DirectoryWatch, type RequestContext } from '@redress/directory';
import { SettingsWatch } from '@redress/settings';
import { Clock, type Config, CONFIG, Ids } from '@redress/platform';
import { AuthorityUseRepository } from '../authority/authority-use.repository';
import { CallbackSettings } from './callback-settings';
import { DecisionFactsQuery } from './decision-facts.query';

/** Commands that make or move a window of the customer's day. */
const BY_THE_CUSTOMERS_CLOCK: readonly CommandName[] = [
  'schedule-callback',
  'move-callback',
  'choose-callback-time',
  'record-attempt',
  'expire-callback',
];

/** Loads what the rules need to know beside the complaint: colleagues, duty officer, addresses, the other complaint. */
@Injectable()
export class DecisionContexts {
  private readonly settings: HouseSettings;

  constructor(
    private readonly directory: DirectoryWatch,
    private readonly inForce: SettingsWatch,
    private readonly facts: DecisionFactsQuery,
    private readonly authorityUse: AuthorityUseRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly callbackSettings: CallbackSettings,
    @Inject(CONFIG) config: Config,
  ) {
    this.settings = { ...HOUSE_SETTINGS, messageHoldSeconds: config.messageHoldSeconds };
  }

  /**
   * Brings directory and settings up to date. Asked for before a transaction begins: inside one, many commands could each
   * hold a connection and wait for the one that reads them.
   */
  async refresh(): Promise<void> {
    await Promise.all([this.directory.current(), this.inForce.current()]);
  }

  /** For one command; only what its rule asks for is loaded. */
  async forCommand<N extends CommandName>(
    tx: Transaction,
    asking: RequestContext,
    complaint: Complaint,
    name: N,
    input: Commands[N],
  ): Promise<DecisionContext> {
    const named = RULES[name].staff?.(complaint, input) ?? [];
    const known = this.forStaff(
      asking,
      complaint,
      named.filter((id) => id !== null && id !== undefined),
    );
    const asked = RULES[name].grants?.(complaint, input) ?? null;
    const context = await this.granting(tx, known, complaint, asked);
    if (BY_THE_CUSTOMERS_CLOCK.includes(name)) return this.withCallbackZones(tx, complaint, context);
    if (name === 'write-message') return { ...context, reachableBy: await this.facts.reachableBy(tx, complaint.id) };
    if (name === 'fulfil-remedy') return { ...context, attachments: await this.facts.attachments(tx, complaint.id) };
    if (name === 'apply-policy') return { ...context, onFile: await this.facts.onFile(tx, complaint.id) };
    if (name === 'link' && 'otherId' in input) return { ...context, other: await this.facts.other(tx, input.otherId) };
    return context;
  }

  /** The same, with the zones by which callbacks are made. */
  async withCallbackZones(tx: Transaction, complaint: Complaint, context: DecisionContext): Promise<DecisionContext> {
    const zones = await this.facts.callbackZones(complaint.id, tx);
    return { ...context, callbacks: { ...context.callbacks, ...zones } };
  }

  /**
   * The context with what the customer concerned was granted this year, held so that nobody else grants them anything
   * before this transaction ends.
   */
  async granting(
    tx: Transaction,
    context: DecisionContext,
    complaint: Complaint,
    asked: Asked | null,
  ): Promise<DecisionContext> {
    const { customerId } = complaint.complainants.find(({ id }) => id === asked?.complainantId) ?? { customerId: null };
    const { currency, amount } = asked?.worth ?? { currency: '', amount: 0 };
    if (customerId === null || amount === 0) return context;
    const held = await this.authorityUse.hold(tx, { customerId, year: yearOf(context.now), currency });
    return { ...context, yearlyAmounts: [held] };
  }

  /**
   * For decisions that name these colleagues; the owner and everyone's deputies come along. A process whose clock lags
   * decides at the moment of the newest event, so that a complaint's own time never runs backwards.
   */
  forStaff(asking: RequestContext, complaint: Complaint, named: readonly StaffId[]): DecisionContext {
    const context = this.forUnit(asking, complaint.unitId, [complaint.owner.staffId, ...named]);
    return context.now < complaint.updatedAt ? { ...context, now: complaint.updatedAt } : context;
  }

  /** What would be known at another moment: who is there by then as far as is known now. For plans, which decide nothing. */
  at(asking: RequestContext, complaint: Complaint, moment: Instant): DecisionContext {
    return this.forUnit(asking, complaint.unitId, [complaint.owner.staffId], moment);
  }

  /** For a decision in a unit, before there is a complaint. */
  forUnit(
    asking: RequestContext,
    unitId: UnitId,
    named: readonly StaffId[] = [],
    now: Instant = this.clock.now(),
  ): DecisionContext {
    const { snapshot } = this.directory;
    return {
      actor: asking.actor,
      now,
      settings: this.settings,
      onFile: { tier: null, regulated: false },
      inForce: this.inForce.settingsFor(unitId),
      organisation: { ...snapshot.staffing(now), calendarOf: (id) => this.calendarOf(id) },
      newId: () => this.ids.next(),
      staff: snapshot.facts(named, now),
      dutyOfficerId: snapshot.dutyOfficer(unitId, now),
      reachableBy: new Map(),
      attachments: new Set(),
      yearlyAmounts: [],
      other: null,
      callbacks: { ...USUAL_CALLBACKS, policy: this.callbackSettings.of(unitId).policy },
    };
  }

  private calendarOf(unitId: UnitId): BusinessCalendar {
    const settings = this.inForce.settingsFor(unitId);
    return keptCalendar(settings, calendarInForce(settings));
  }
}
