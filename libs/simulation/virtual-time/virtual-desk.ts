import {
  type Accepted,
  type Actor,
  type BusinessCalendar,
  calendarInForce,
  type CommandName,
  type Commands,
  type Complaint,
  type Decision,
  decide,
  type DecisionContext,
  decideRegistration,
  HOUSE_SETTINGS,
  keptCalendar,
  type Registration,
  RULES,
  type SystemActor,
} from '@redress/complaint-domain';
import type { ComplaintId, Instant, StaffId, UnitId } from '@redress/contracts';
import type { DirectorySnapshot } from '@redress/directory';
import { commandOf, jobOrdersOf, type PlannedJob } from '@redress/messaging';
import TinyQueue from 'tinyqueue';
import type { Facts } from './facts';

/** One commit at the virtual desk. */
export interface VirtualCommit {
  readonly before: Complaint | null;
  readonly decision: Accepted;
  readonly actor: Actor;
  readonly at: Instant;
}

const TIMER: SystemActor = { kind: 'system', id: 'timer' };

/**
 * Redress without its database and its clock: the rules, a directory and a time that is told. Whatever the rules set a
 * bell for rings when time passes it, in order, as the worker would ring it; nothing is waited for.
 */
export class VirtualDesk {
  private readonly complaints = new Map<ComplaintId, Complaint>();
  private readonly bells = new TinyQueue<PlannedJob>([], (one, other) =>
    one.at < other.at ? -1 : Number(one.at > other.at),
  );
  private time: Instant;
  private readonly calendar: BusinessCalendar;

  constructor(
    private readonly directory: DirectorySnapshot,
    private readonly facts: Facts,
    private readonly newId: () => string,
    private readonly onCommit: (commit: VirtualCommit) => void,
    start: Instant,
  ) {
    this.time = start;
    this.calendar = keptCalendar(facts.inForce, calendarInForce(facts.inForce));
  }

  get now(): Instant {
    return this.time;
  }

  /** @throws Error for a complaint that was never registered here, or was forgotten */
  complaint(id: ComplaintId): Complaint {
    const complaint = this.complaints.get(id);
    if (complaint === undefined) throw new Error(`no complaint ${id} is known`);
    return complaint;
  }

  /** Lets go of a complaint; its bells find nothing to do. */
  forget(id: ComplaintId): void {
    this.complaints.delete(id);
  }

  /** Lets time pass and everything ring that falls due on the way. Time never runs backwards. */
  advanceTo(until: Instant): void {
    for (let next = this.bells.peek(); next !== undefined && next.at <= until; next = this.bells.peek()) {
      this.bells.pop();
      if (next.at > this.time) this.time = next.at;
      const command = commandOf(next);
      // A refusal is no fault: the duty ended or moved in between.
      if (command !== null && this.complaints.has(command.complaintId))
        this.perform(command.complaintId, command.name, command.input, TIMER);
    }
    if (until > this.time) this.time = until;
  }

  register(registration: Registration, actor: Actor): Decision {
    const id = this.newId() as ComplaintId;
    const context = this.context(actor, registration.unitId, []);
    return this.kept(null, decideRegistration(id, registration, context), actor);
  }

  perform<N extends CommandName>(id: ComplaintId, name: N, input: Commands[N], actor: Actor): Decision {
    const complaint = this.complaint(id);
    const named = RULES[name].staff?.(complaint, input) ?? [];
    const context = this.context(actor, complaint.unitId, [
      complaint.owner.staffId,
      ...named.filter((staffId) => staffId !== null && staffId !== undefined),
    ]);
    return this.kept(complaint, decide(complaint, name, input, context), actor);
  }

  private context(actor: Actor, unitId: UnitId, named: readonly StaffId[]): DecisionContext {
    return {
      ...this.facts,
      actor,
      now: this.time,
      settings: HOUSE_SETTINGS,
      newId: this.newId,
      staff: this.directory.facts(named, this.time),
      organisation: { ...this.directory.staffing(this.time), calendarOf: () => this.calendar },
      dutyOfficerId: this.directory.dutyOfficer(unitId, this.time),
    };
  }

  private kept(before: Complaint | null, decision: Decision, actor: Actor): Decision {
    if (!decision.accepted) return decision;
    const { complaint, events } = decision;
    this.complaints.set(complaint.id, complaint);
    for (const event of events)
      for (const order of jobOrdersOf(event, complaint.id)) if (order.order === 'schedule') this.bells.push(order.job);
    this.onCommit({ before, decision, actor, at: this.time });
    return decision;
  }
}
