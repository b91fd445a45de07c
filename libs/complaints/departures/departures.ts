import { Injectable } from '@nestjs/common';
import {
  type CommandName,
  type Commands,
  type Complaint,
  currentEscalation,
  decideInOrder,
  type DecisionContext,
  type PlannedCommand,
  type StaffFacts,
} from '@redress/complaint-domain';
import type { Instant, StaffId } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import type { ComplaintSuccession, RequestContext } from '@redress/directory';
import { ComplaintRepository } from '../complaint.repository';
import { CommandDesk } from '../handling/command-desk';
import { DecisionContexts } from '../handling/decision-contexts';
import { OpenComplaintsQuery } from '../open-complaints.query';

const REASON = 'left';

const planned =
  <N extends CommandName>(name: N, input: (complaint: Complaint) => Commands[N] | null): PlannedCommand =>
  (complaint) => {
    const made = input(complaint);
    return made === null ? null : ({ name, input: made } as ReturnType<PlannedCommand>);
  };

/** What is taken out of a leaver's hands, one after the other. */
const takenFrom = (complaint: Complaint, leaverId: StaffId): readonly PlannedCommand[] => [
  planned('pass-to-deputy', ({ owner }) => (owner.staffId === leaverId ? {} : null)),
  planned('set-contact-person', ({ contactPersonId }) =>
    contactPersonId === leaverId ? { staffId: null, reason: REASON } : null,
  ),
  // Passing ownership on may have fired a rung already, so the state as it is then tells.
  planned('pass-on-escalation', (now) => {
    const current = currentEscalation(now);
    return current?.responsibleId === leaverId ? { escalationId: current.id } : null;
  }),
  planned('withdraw-handover', ({ handover }) => (handover?.toId === leaverId ? { handoverId: handover.id } : null)),
  ...complaint.tasks
    .filter((task) => task.assigneeId === leaverId && task.state === 'open')
    .map(({ id }) => planned('cancel-task', () => ({ taskId: id, reason: REASON }))),
];

/** When someone leaves, their complaints pass at once to the deputy; nothing is left ownerless (playbook §5). */
@Injectable()
export class Departures implements ComplaintSuccession {
  constructor(
    private readonly desk: CommandDesk,
    private readonly complaints: ComplaintRepository,
    private readonly contexts: DecisionContexts,
    private readonly open: OpenComplaintsQuery,
  ) {}

  /** @throws Error where a complaint would be left without an owner: then nobody leaves. */
  async passOn(tx: Transaction, asking: RequestContext, fromId: StaffId, toId: StaffId, at: Instant): Promise<number> {
    const house: RequestContext = { actor: { kind: 'system', id: 'succession' }, correlationId: asking.correlationId };
    let owned = 0;
    for (const id of await this.open.naming(tx, fromId)) {
      const complaint = await this.complaints.load(tx, id, { lock: true });
      if (complaint === null || complaint.status === 'closed') continue;
      if (complaint.owner.staffId === fromId) owned += 1;
      const context = this.contextOf(house, complaint, fromId, toId, at);
      const decision = decideInOrder(complaint, takenFrom(complaint, fromId), context);
      if (!decision.accepted)
        throw new Error(`complaint ${complaint.number} cannot be passed on: ${decision.refusal.code}`);
      await this.desk.commit(tx, house, [{ before: complaint, decision }]);
    }
    return owned;
  }

  /** The leaver counts as gone already, whatever the directory still holds. */
  private contextOf(
    house: RequestContext,
    complaint: Complaint,
    fromId: StaffId,
    toId: StaffId,
    at: Instant,
  ): DecisionContext {
    const context = this.contexts.forStaff(house, complaint, [fromId, toId]);
    const staff = new Map(context.staff);
    const leaver = staff.get(fromId);
    const gone = leaver === undefined ? undefined : { ...leaver, active: false, deputyId: toId };
    if (gone !== undefined) staff.set(fromId, gone);
    const there = (facts: StaffFacts): StaffFacts => (facts.id === fromId ? (gone ?? facts) : facts);
    const { organisation } = context;
    const dutyOfficerId = context.dutyOfficerId === fromId ? null : context.dutyOfficerId;
    return {
      ...context,
      staff,
      organisation: {
        ...organisation,
        membersOf: (unitId) => organisation.membersOf(unitId).map(there),
        member: (id) => (id === fromId ? gone : organisation.member(id)),
      },
      dutyOfficerId,
      now: at,
    };
  }
}
