import {
  type AttachmentId,
  type ClockKind,
  type Instant,
  instantOf,
  type NewComplaintEvent,
  plusMinutes,
  type Refusal,
  type StaffId,
} from '@redress/contracts';
import type { Actor } from '../actor';
import type { Clock } from '../clocks/clock';
import type { CommandName, Commands } from '../commands';
import type { Complaint } from '../complaint';
import { decide, decideInOrder, decideMerging } from '../decide';
import {
  type Accepted,
  type Decision,
  type DecisionContext,
  HOUSE_SETTINGS,
  type NewText,
  USUAL_CALLBACKS,
} from '../decision';
import { type FastTrack, planFastTrack } from '../fast-track';
import { remaining } from '../gates';
import { decideRegistration, type Registration } from '../registration';
import { BUILT_IN_SETTINGS, type SettingsInForce } from '../settings/settings-in-force';
import { nextStep } from '../steps';
import { House, LI_WEI, TIMER } from './house';
import { aRegistration, FREE_TEXT, inputs } from './inputs';
import { Ledger } from './ledger';

/** The Monday morning on which every scene begins. */
export const MONDAY: Instant = instantOf(Date.UTC(2026, 2, 2, 9, 30));

/** Ids that tell what asked for them and in which order, the same in every run. */
export const idsFrom = (prefix: string): (() => string) => {
  let last = 0;
  return () => `${prefix}-${(last += 1)}`;
};

const orThrow = (decision: Decision, what: string): Accepted => {
  if (decision.accepted) return decision;
  throw new Error(`${what} was refused: ${JSON.stringify(decision.refusal)}`);
};

/** Who acts: a colleague by name, or a system actor as it is. */
export type By = StaffId | Actor;

/**
 * One complaint in one house at one time: a spec drives it with commands and looks at what came of them. Every command
 * is expected to be accepted unless it is asked for its refusal, so that a scene never goes on from a false start.
 */
export class Scene {
  house = House.open();
  now: Instant = MONDAY;
  readonly events: NewComplaintEvent[] = [];
  readonly texts: NewText[] = [];
  /** Complainants who have an e-mail address on file. */
  readonly mailed = new Set<string>();
  /** What the house has set. */
  inForce: SettingsInForce = BUILT_IN_SETTINGS;
  /** Files on the complaint. */
  readonly attachments = new Set<AttachmentId>();
  /** What customers were granted this year, here and elsewhere. */
  ledger = new Ledger();
  /** Policy and zones that callbacks go by; customers live by UTC unless told. */
  callbacks = USUAL_CALLBACKS;
  private current: Complaint | null = null;

  constructor(private readonly newId: () => string = idsFrom('id')) {}

  /** A scene that opens with a registration: by default a call that Li Wei answers in Ningbo. */
  static of(change: Partial<Registration> = {}, by: By = LI_WEI, ids = idsFrom('id')): Scene {
    return new Scene(ids).register(change, by);
  }

  /** A scene that opens at a step, every gate before it met. */
  static at(step: Complaint['step'], change: Partial<Registration> = {}): Scene {
    return Scene.of(change).reach(step);
  }

  get complaint(): Complaint {
    if (this.current === null) throw new Error('nothing is registered yet');
    return this.current;
  }

  /** What was decided, without the clocks that followed from it. */
  get decided(): readonly NewComplaintEvent[] {
    return this.events.filter(({ type }) => !type.startsWith('complaint.clocks-'));
  }

  get owner(): StaffId {
    return this.complaint.owner.staffId;
  }

  context(by: By = this.owner): DecisionContext {
    return {
      actor: typeof by === 'string' ? this.house.actor(by) : by,
      now: this.now,
      settings: HOUSE_SETTINGS,
      onFile: { tier: 'standard', regulated: false },
      inForce: this.inForce,
      organisation: this.house.organisation,
      newId: this.newId,
      staff: this.house.staff,
      dutyOfficerId: this.house.dutyOfficer(this.current?.unitId ?? aRegistration(this.now).unitId),
      attachments: this.attachments,
      yearlyAmounts: this.ledger.amounts,
      reachableBy: new Map(this.current?.complainants.map(({ id }) => [id, this.mailed.has(id) ? ['email'] : []])),
      other: null,
      callbacks: this.callbacks,
    };
  }

  register(change: Partial<Registration>, by: By): this {
    const id = this.newId() as Complaint['id'];
    return this.keep(orThrow(decideRegistration(id, aRegistration(this.now, change), this.context(by)), 'the call'));
  }

  decide<N extends CommandName>(name: N, input: Commands[N], by?: By): Decision {
    return decide(this.complaint, name, input, this.context(by));
  }

  /** Carries a command out. Throws where it is refused. */
  does<N extends CommandName>(name: N, input: Commands[N], by?: By): this {
    return this.keep(orThrow(this.decide(name, input, by), name));
  }

  /** The refusal of a command. Throws where it is accepted. */
  refusal<N extends CommandName>(name: N, input: Commands[N], by?: By): Refusal {
    const decision = this.decide(name, input, by);
    if (decision.accepted) throw new Error(`${name} was accepted`);
    return decision.refusal;
  }

  decideFastTrack(track: FastTrack, by?: By): Decision {
    return decideInOrder(this.complaint, planFastTrack(this.complaint, track), this.context(by));
  }

  /** Merges this complaint as a duplicate into another. */
  merges(survivor: Scene, by?: By): ReturnType<typeof decideMerging> {
    const merging = decideMerging(this.complaint, survivor.complaint, FREE_TEXT, this.context(by));
    if (merging.accepted) {
      this.keep(merging.ofDuplicate);
      survivor.keep(merging.ofSurvivor);
    }
    return merging;
  }

  keep(accepted: Accepted): this {
    const { complaint, events, texts } = accepted;
    this.ledger.book(this.current, accepted);
    this.current = complaint;
    this.events.push(...events);
    this.texts.push(...texts);
    return this;
  }

  wait(minutes: number): this {
    this.now = plusMinutes(this.now, minutes);
    return this;
  }

  /** From now on somebody has left, is absent, got another deputy … */
  turns(id: StaffId, change: Parameters<House['with']>[1]): this {
    this.house = this.house.with(id, change);
    return this;
  }

  /** The clock of a kind that runs now. */
  clock(kind: ClockKind): Clock {
    return this.newest(
      this.complaint.clocks.filter((clock) => clock.kind === kind),
      `clock ${kind}`,
    );
  }

  /** The bell of a clock rings: of its warning, or of its due time. */
  rings(kind: ClockKind, what: 'warn-clock' | 'breach-clock' = 'breach-clock'): this {
    const { id: clockId, generation } = this.clock(kind);
    return this.does(what, { clockId, generation }, TIMER);
  }

  /** Gives the present step the evidence its gate asks for. */
  proves(): this {
    const { step } = this.complaint;
    switch (step) {
      case 'atmosphere':
        return this.does('record-atmosphere', inputs.atmosphere());
      case 'diagnose':
        this.does('record-fact', inputs.fact())
          .does('set-severity', inputs.severity())
          .does('record-diagnosis', inputs.diagnosis());
        for (const { id, category } of this.complaint.issues)
          if (category === null) this.does('categorise-issue', { issueId: id, category: 'gearbox' });
        return this;
      case 'agree':
        this.does('state-agreement', inputs.agreement());
        for (const { id, customerId } of remaining(this.complaint))
          if (customerId !== null)
            this.does('meet-agreement', inputs.confirmation(this.complaint, { complainantId: id }));
        return this;
      case 'solve':
        for (const { id: complainantId, customerId } of remaining(this.complaint)) {
          this.does('propose-remedy', inputs.remedy(this.complaint, this.now, { complainantId }));
          const remedyId = this.newestRemedy;
          if (customerId !== null) this.does('accept-remedy', { remedyId, means: 'call' });
        }
        return this;
      case 'follow-through':
        for (const { id, state } of this.complaint.remedies)
          if (state === 'accepted' || state === 'granted')
            this.does('fulfil-remedy', { remedyId: id, proof: FREE_TEXT });
        for (const { id } of this.complaint.issues)
          this.does('settle-issue', inputs.settlement(this.complaint, { issueId: id }));
        for (const { id, customerId } of remaining(this.complaint))
          if (customerId !== null) this.does('verify-now', { complainantId: id, satisfaction: { outcomeScore: 60 } });
        return this;
    }
  }

  /** Goes on step by step, each proved, until the complaint is at this one. */
  reach(step: Complaint['step']): this {
    while (this.complaint.step !== step) {
      if (nextStep(this.complaint.step) === null) throw new Error(`${step} lies behind`);
      this.proves().does('advance', {});
    }
    return this;
  }

  /** All the way to a close by verified callback. */
  closes(): this {
    return this.reach('follow-through').proves().does('close', { way: 'verified-callback', outcome: 'upheld' });
  }

  /** Tries a callback of this kind until its plan is used up. */
  exhausts(kind: Commands['schedule-callback']['kind'], complainantId = this.mainComplainant): this {
    this.does('schedule-callback', inputs.callback(this.complaint, this.now, { kind, complainantId, maxAttempts: 2 }));
    const callbackId = this.newestCallback;
    return this.wait(60)
      .does('record-attempt', { callbackId, outcome: 'no-answer' })
      .wait(60)
      .does('record-attempt', { callbackId, outcome: 'busy' });
  }

  get mainComplainant(): Complaint['complainants'][number]['id'] {
    return this.newest(this.complaint.complainants.slice(0, 1), 'complainant').id;
  }
  get newestComplainant(): Complaint['complainants'][number]['id'] {
    return this.newest(this.complaint.complainants, 'complainant').id;
  }
  get newestRemedy(): Complaint['remedies'][number]['id'] {
    return this.newest(this.complaint.remedies, 'remedy').id;
  }
  get newestApproval(): Complaint['approvals'][number]['id'] {
    return this.newest(this.complaint.approvals, 'approval').id;
  }
  get newestCallback(): Complaint['callbacks'][number]['id'] {
    return this.newest(this.complaint.callbacks, 'callback').id;
  }
  get newestPromise(): Complaint['promises'][number]['id'] {
    return this.newest(this.complaint.promises, 'promise').id;
  }
  get newestTask(): Complaint['tasks'][number]['id'] {
    return this.newest(this.complaint.tasks, 'task').id;
  }
  get newestMessage(): Complaint['messages'][number]['id'] {
    return this.newest(this.complaint.messages, 'message').id;
  }
  get newestHandover(): NonNullable<Complaint['handover']>['id'] {
    return this.newest(this.complaint.handover === null ? [] : [this.complaint.handover], 'handover').id;
  }

  private newest<T extends { readonly id: string }>(items: readonly T[], what: string): T {
    const item = items.at(-1);
    if (item === undefined) throw new Error(`this complaint has no ${what}`);
    return item;
  }
}
