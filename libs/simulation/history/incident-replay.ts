import type { Accepted, Actor, Decision } from '@redress/complaint-domain';
import { complaintNumber, type ComplaintId, type Instant, type StaffId } from '@redress/contracts';
import type { VirtualDesk } from '../virtual-time/virtual-desk';
import { type Incident, type IncidentEntry, isCompleted, isTakenUp, waitsForCustomer } from './incident';
import type { IncidentCompany } from './incident-company';

/** Stands for every reason that the file does not give. */
const WHY = 'As the replayed history has it';

/** @throws Error where the rules refuse what happened: then the replay is wrong, not the history */
const accepted = (decision: Decision, what: string): Accepted => {
  if (decision.accepted) return decision;
  throw new Error(`${what} was refused: ${decision.refusal.code}`);
};

/**
 * Lets one incident happen again as a complaint: people, teams, waiting and ends as they were, by our rules. Every change
 * of hands is offered and accepted, so the log tells the history as it was; what our rules would have stopped is counted
 * apart.
 */
export class IncidentReplay {
  constructor(
    private readonly desk: VirtualDesk,
    private readonly company: IncidentCompany,
  ) {}

  /**
   * @param serial of the complaint's number, unique in its year
   * @param until the history of the file ends then: what is not completed stays open until that moment
   */
  run({ entries }: Incident, serial: number, until: Instant): ComplaintId {
    const [first, ...rest] = entries;
    const id = this.begin(first, serial);
    for (const entry of rest) this.goOn(id, entry);
    if (this.desk.complaint(id).status === 'open') this.desk.advanceTo(until);
    return id;
  }

  private begin(first: IncidentEntry, serial: number): ComplaintId {
    const { id: unitId } = this.company.unitOf(first.team);
    const registered = this.desk.register(
      {
        number: complaintNumber(Number(first.at.slice(0, 4)), serial),
        unitId,
        origin: 'customer',
        channel: 'phone',
        receivedAt: first.at,
        incidentAt: null,
        customerId: this.company.customerOf(serial),
        role: 'customer',
        authorised: true,
        words: WHY,
        outcomeWanted: null,
        category: null,
        equipmentId: null,
        severity: null,
        safety: false,
        confidential: false,
        tier: null,
        regulated: false,
        imported: null,
      },
      this.actor(this.company.memberOf(first.team, first.person)),
    );
    const { id } = accepted(registered, 'the first entry').complaint;
    this.stand(id, first);
    return id;
  }

  private goOn(id: ComplaintId, entry: IncidentEntry): void {
    this.desk.advanceTo(entry.at);
    const owner = this.ownerAfter(id, entry);
    const { status, unitId } = this.desk.complaint(id);
    if (status === 'closed') {
      // Whoever of the team notes the end once more changes nothing; another team gets it only by opening it again.
      if (isCompleted(entry) && unitId === this.company.unitOf(entry.team).id) return;
      accepted(this.desk.perform(id, 'reopen', { reason: WHY }, this.manager), 'reopening');
    }
    if (owner !== this.ownerOf(id)) this.handOver(id, owner);
    this.stand(id, entry);
  }

  /** Waiting for the customer, work, or the end: as an entry says. */
  private stand(id: ComplaintId, entry: IncidentEntry): void {
    const { waiting, owner } = this.desk.complaint(id);
    const actor = this.actor(owner.staffId);
    if (isCompleted(entry)) this.close(id);
    else if (waiting !== null && !waitsForCustomer(entry))
      accepted(this.desk.perform(id, 'end-waiting', {}, actor), 'the end of waiting');
    else if (waiting === null && waitsForCustomer(entry))
      accepted(this.desk.perform(id, 'wait-for-customer', { reason: WHY }, actor), 'waiting');
  }

  /** Who has it by an entry: whoever took it up, else the queue of the team it was sent to. */
  private ownerAfter(id: ComplaintId, entry: IncidentEntry): StaffId {
    if (isTakenUp(entry)) return this.company.memberOf(entry.team, entry.person);
    const team = this.company.unitOf(entry.team);
    return this.desk.complaint(id).unitId === team.id ? this.ownerOf(id) : team.queueId;
  }

  private handOver(id: ComplaintId, toId: StaffId): void {
    const offered = this.desk.perform(id, 'offer-handover', { toId, reason: WHY }, this.actor(this.ownerOf(id)));
    const { handover } = accepted(offered, 'a handover').complaint;
    if (handover === null) throw new Error('an offered handover is nowhere');
    accepted(this.desk.perform(id, 'accept-handover', { handoverId: handover.id }, this.actor(toId)), 'its acceptance');
  }

  private close(id: ComplaintId): void {
    const input = { way: 'supervisor', outcome: 'upheld', reason: WHY } as const;
    accepted(this.desk.perform(id, 'close', input, this.manager), 'closing');
  }

  private ownerOf(id: ComplaintId): StaffId {
    return this.desk.complaint(id).owner.staffId;
  }

  private get manager(): Actor {
    return this.actor(this.company.managerId);
  }

  private actor(staffId: StaffId): Actor {
    const actor = this.company.snapshot.actor(staffId, 'staff', this.desk.now);
    if (actor === null) throw new Error(`nobody has the id ${staffId}`);
    return actor;
  }
}
