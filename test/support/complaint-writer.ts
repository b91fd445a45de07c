import {
  type Accepted,
  type CommandName,
  type Commands,
  type Complaint,
  decide,
  type Decision,
  type DecisionContext,
  decideRegistration,
  ALWAYS_OPEN,
  compileCalendar,
  HOUSE_SETTINGS,
  BUILT_IN_SETTINGS,
  type StaffActor,
  USUAL_CALLBACKS,
} from '@redress/complaint-domain';
import { ComplaintRepository } from '@redress/complaints';
import { type ComplaintId, complaintNumber, type Instant, instantOf, type StaffId } from '@redress/contracts';
import { randomUUID } from 'node:crypto';
import type { DatabaseParts } from './open-database';
import { COMPANY, nth } from './stored-company';

const orThrow = (decision: Decision): Accepted => {
  if (decision.accepted) return decision;
  throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
};

const STAFF: StaffId = nth(COMPANY.staff, 0);

const ACTOR: StaffActor = {
  kind: 'staff',
  staffId: STAFF,
  roles: ['agent', 'supervisor'],
  level: 'middle',
  unitId: COMPANY.station,
  subtree: new Set([COMPANY.station]),
  deputyFor: new Set(),
};

const numbers = { last: 0 };

/** Registers complaints and carries out commands on them, through rules, rows and log, as the product does. */
export class ComplaintWriter {
  readonly complaints: ComplaintRepository;
  private milliseconds = Date.UTC(2026, 2, 2, 9, 30);

  constructor(private readonly parts: Pick<DatabaseParts, 'unitOfWork' | 'log'>) {
    this.complaints = new ComplaintRepository(parts.unitOfWork);
  }

  /** A complaint of the stored company's first customer. */
  async register(words = 'It rattles.', id = randomUUID() as string as ComplaintId): Promise<Complaint> {
    numbers.last += 1;
    const registration = {
      number: complaintNumber(2026, numbers.last),
      unitId: COMPANY.station,
      origin: 'customer',
      channel: 'phone',
      receivedAt: this.now(),
      incidentAt: null,
      customerId: nth(COMPANY.customers, 0),
      role: 'customer',
      authorised: true,
      words,
      outcomeWanted: 'Quiet.',
      category: nth(COMPANY.categories, 0),
      equipmentId: null,
      severity: 2,
      safety: false,
      confidential: false,
      tier: 'standard',
      regulated: false,
      imported: null,
    } as const;
    return this.commit(null, orThrow(decideRegistration(id, registration, this.context())));
  }

  /** Carries out one command and returns the complaint after it. */
  async command<N extends CommandName>(complaint: Complaint, name: N, input: Commands[N]): Promise<Complaint> {
    return this.commit(complaint, orThrow(decide(complaint, name, input, this.context())));
  }

  private async commit(before: Complaint | null, { complaint, events, texts }: Accepted): Promise<Complaint> {
    const { unitOfWork, log } = this.parts;
    const written = { byId: STAFF, events };
    await unitOfWork.run(async (tx) => {
      const textDigests =
        before === null
          ? await this.complaints.insert(tx, complaint, texts, undefined, written)
          : await this.complaints.update(tx, before, complaint, texts, written);
      log.append(tx, {
        stream: 'complaint',
        streamId: complaint.id,
        events,
        occurredAt: complaint.updatedAt,
        actor: { kind: 'staff', id: STAFF },
        correlationId: 'test',
        causationId: 'test',
        expected: { version: complaint.version, lastSequence: before?.sequence ?? 0 },
        textDigests,
      });
    });
    return complaint;
  }

  /** Every decision falls a second after the one before. */
  private now(): Instant {
    this.milliseconds += 1_000;
    return instantOf(this.milliseconds);
  }

  private context(): DecisionContext {
    return {
      actor: ACTOR,
      now: this.now(),
      settings: HOUSE_SETTINGS,
      onFile: { tier: 'standard', regulated: false },
      inForce: BUILT_IN_SETTINGS,
      newId: () => randomUUID(),
      staff: new Map(
        COMPANY.staff.map((id) => [
          id,
          {
            id,
            unitId: COMPANY.station,
            roles: ['agent'],
            level: 'frontline',
            active: true,
            absent: false,
            deputyId: null,
          },
        ]),
      ),
      dutyOfficerId: nth(COMPANY.staff, 1),
      reachableBy: new Map(),
      organisation: {
        pathUpwards: () => [],
        membersOf: () => [],
        member: () => undefined,
        calendarOf: () => compileCalendar(ALWAYS_OPEN),
      },
      attachments: new Set(),
      yearlyAmounts: [],
      other: null,
      callbacks: USUAL_CALLBACKS,
    };
  }
}
