import { Injectable } from '@nestjs/common';
import { decideRegistration, type StaffActor } from '@redress/complaint-domain';
import {
  type Channel,
  type ComplainantRole,
  type ComplaintId,
  complaintNumber,
  type CustomerId,
  type CustomerKind,
  done,
  type EquipmentId,
  type Instant,
  type Locale,
  type Origin,
  refused,
  type Result,
  type Severity,
  type Tier,
  type UnitId,
} from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { Customers, DirectoryWatch, permit, type RequestContext } from '@redress/directory';
import { Clock, Ids } from '@redress/platform';
import { answerOf, type CommandAnswer } from '../handling/command-answer';
import { CommandDesk } from '../handling/command-desk';
import { DecisionContexts } from '../handling/decision-contexts';
import { ComplaintSerials } from './complaint-serials.repository';
import { IntakeQuery } from './intake.query';

/** Who complains: exactly one of a customer on file, a new one, or anonymous. */
export interface Who {
  readonly customerId?: CustomerId | undefined;
  readonly customer?:
    | {
        readonly name: string;
        readonly kind?: CustomerKind | undefined;
        readonly phone?: string | undefined;
        readonly email?: string | undefined;
        readonly locale?: Locale | undefined;
        readonly zone?: string | undefined;
      }
    | undefined;
  readonly anonymous?: boolean | undefined;
  readonly role?: ComplainantRole | undefined;
  readonly authorised?: boolean | undefined;
}

/** The minimum record of a complaint; only who, what and channel are needed to start (field notes §4.3). */
export interface RegisterComplaint {
  readonly who: Who;
  readonly what: string;
  readonly channel: Channel;
  readonly receivedAt?: Instant | undefined;
  readonly incidentAt?: Instant | undefined;
  readonly unitId?: UnitId | undefined;
  readonly origin?: Origin | undefined;
  readonly outcomeWanted?: string | undefined;
  readonly category?: string | undefined;
  readonly equipmentId?: EquipmentId | undefined;
  readonly severity?: Severity | undefined;
  readonly safety?: boolean | undefined;
  readonly confidential?: boolean | undefined;
  readonly legalEntity?: string | undefined;
  readonly product?: string | undefined;
  readonly regulatoryFlags?: readonly string[] | undefined;
}

/** Takes first contacts: from here on the complaint has an owner. */
@Injectable()
export class Intake {
  constructor(
    private readonly desk: CommandDesk,
    private readonly contexts: DecisionContexts,
    private readonly intake: IntakeQuery,
    private readonly customers: Customers,
    private readonly directory: DirectoryWatch,
    private readonly serials: ComplaintSerials,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Registers a complaint; its taker owns it, or the unit's duty officer where a machine took it. */
  async register(
    asking: RequestContext & { readonly actor: StaffActor },
    request: RegisterComplaint,
  ): Promise<Result<CommandAnswer>> {
    const forbidden = permit(asking.actor, 'complaint.register');
    if (forbidden !== null) return forbidden;
    const { tree } = await this.directory.current();
    return this.desk.carryOut(asking, async (tx) => {
      const unitId = request.unitId ?? asking.actor.unitId;
      if (tree.node(unitId) === undefined) return refused('unit.not-found');
      const customer = await this.customerOf(tx, asking, request.who);
      if (!customer.ok) return customer;
      const receivedAt = request.receivedAt ?? this.clock.now();
      const found = await this.intake.facts(tx, {
        customerId: customer.value,
        equipmentId: request.equipmentId ?? null,
        category: request.category ?? null,
      });
      if (customer.value !== null && found.tier === null) return refused('customer.not-found');
      if (request.equipmentId !== undefined && !found.equipmentKnown) return refused('equipment.not-found');
      if (request.category !== undefined && !found.categoryKnown) return refused('category.not-found');
      return this.enter(tx, asking, { ...request, unitId, receivedAt }, customer.value, found.tier);
    });
  }

  private async enter(
    tx: Transaction,
    asking: RequestContext,
    request: RegisterComplaint & { readonly unitId: UnitId; readonly receivedAt: Instant },
    customerId: CustomerId | null,
    tier: Tier | null,
  ): Promise<Result<CommandAnswer>> {
    const decision = decideRegistration(
      this.ids.next<ComplaintId>(),
      {
        number: complaintNumber(Number(request.receivedAt.slice(0, 4)), await this.serials.next()),
        unitId: request.unitId,
        origin: request.origin ?? 'customer',
        channel: request.channel,
        receivedAt: request.receivedAt,
        incidentAt: request.incidentAt ?? null,
        customerId,
        role: request.who.role ?? 'customer',
        authorised: request.who.authorised ?? true,
        words: request.what,
        outcomeWanted: request.outcomeWanted ?? null,
        category: request.category ?? null,
        equipmentId: request.equipmentId ?? null,
        severity: request.severity ?? null,
        safety: request.safety ?? false,
        confidential: request.confidential ?? false,
        tier,
        regulated: (request.regulatoryFlags ?? []).length > 0,
        imported: null,
      },
      this.contexts.forUnit(asking, request.unitId),
    );
    if (!decision.accepted) return { ok: false, refusal: decision.refusal };
    const registered = {
      tier,
      legalEntity: request.legalEntity ?? null,
      product: request.product ?? null,
      regulatoryFlags: request.regulatoryFlags ?? [],
      retentionClass: null,
      importKey: null,
    };
    await this.desk.commit(tx, asking, [{ before: null, decision, registered }]);
    return done(answerOf(decision));
  }

  /** The customer's id; null for an anonymous complainant. A new customer is put on file in the same transaction. */
  private async customerOf(tx: Transaction, asking: RequestContext, who: Who): Promise<Result<CustomerId | null>> {
    const given = [who.customerId, who.customer, who.anonymous === true ? true : undefined].filter(
      (one) => one !== undefined,
    );
    if (given.length !== 1) return refused('complaint.who-missing');
    if (who.customerId !== undefined) return done(who.customerId);
    if (who.customer === undefined) return done(null);
    const { name, kind, phone, email, locale, zone } = who.customer;
    return done(
      await this.customers.registerWithin(tx, asking, {
        name,
        kind: kind ?? 'person',
        locale,
        zone,
        contacts: [
          ...(phone === undefined ? [] : [{ kind: 'phone' as const, value: phone }]),
          ...(email === undefined ? [] : [{ kind: 'email' as const, value: email }]),
        ],
      }),
    );
  }
}
