import { CHANNELS, type Instant, plusMinutes, type RequirementCode, type StaffId } from '@redress/contracts';
import type { Actor, StaffActor } from '../actor';
import { type YearlyAmount, yearOf } from '../authority/worth';
import { isOpen } from '../callbacks/open-callbacks';
import type { CommandName, Commands } from '../commands';
import type { Complaint } from '../complaint';
import { COMMAND_NAMES, decide, decideInOrder, decideMerging, refusalOf, RULES } from '../decide';
import { type Decision, type DecisionContext, HOUSE_SETTINGS, USUAL_CALLBACKS } from '../decision';
import { type Escalation, openEscalation } from '../escalation/escalation';
import { planFastTrack } from '../fast-track';
import { missingAt, remaining } from '../gates';
import { decideRegistration } from '../registration';
import { nextStep } from '../steps';
import { House, LI_WEI, NINGBO, SUN_LEI, ZHOU_JIE } from './house';
import { aFastTrack, aRegistration, inputs } from './inputs';
import { OFFICE_HOURS, RANDOM_POLICIES, settingsWith } from './policies';
import { type Chance, KNOWN_ATTACHMENTS, MARK, OTHER, RANDOM_INPUTS, type Surroundings } from './random-inputs';
import { Ledger } from './ledger';
import { idsFrom, MONDAY } from './scene';

/** One thing that was tried at the desk, and what came of it. */
export interface Tried {
  readonly what: CommandName | 'register' | 'fast-track' | 'merge';
  readonly before: Complaint | null;
  readonly context: DecisionContext;
  readonly decision: Decision;
}

const RANDOM_SETTINGS = settingsWith(RANDOM_POLICIES);

/** What the house itself does: all that only it may, and what it does in place of people. */
const BY_THE_HOUSE = COMMAND_NAMES.filter((name) => RULES[name].permission === 'system').concat(
  'pass-to-deputy',
  'receive-message',
);
const BY_PEOPLE = COMMAND_NAMES.filter((name) => RULES[name].permission !== 'system');

/** Possible almost always and changing little: taken less often, so that the rest has its turn. */
const ASIDE: readonly CommandName[] = [
  'add-note',
  'add-attachment',
  'attach-contact',
  'erase-personal-data',
  'flag-threat',
  'link',
  'receive-message',
  'record-notification',
  'record-vulnerability',
  'set-severity',
  'withdraw',
];

/** Possible seldom and not for long: looked for now and then, so that each of them is had often. */
const SELDOM: readonly CommandName[] = [
  'withdraw-approval',
  'withdraw-handover',
  'renegotiate-promise',
  'release-promise',
  'apply-policy',
  'finish-task',
  'cancel-message',
];

/** Primes that divide no list's length, so that every stride visits every name. */
const STRIDES = [1, 5, 11, 13, 17, 19, 23] as const;

type Try = <N extends CommandName>(name: N, input: Commands[N]) => Tried;

/** What brings each missing requirement nearer, so that random work reaches the end often enough to test it. */
const NEXT_BEST: Readonly<Record<RequirementCode, CommandName>> = {
  'atmosphere-evidence': 'record-atmosphere',
  'confirmed-fact': 'record-fact',
  'issue-category': 'categorise-issue',
  'diagnosis-evidence': 'record-diagnosis',
  severity: 'set-severity',
  'agreement-statement': 'state-agreement',
  'customer-confirmation': 'meet-agreement',
  'remedy-settled': 'propose-remedy',
  'remedy-undecided': 'accept-remedy',
  'remedy-fulfilled': 'fulfil-remedy',
  'promise-open': 'keep-promise',
  'callback-open': 'record-attempt',
  'task-open': 'cancel-task',
  'verified-callback': 'verify-now',
  'still-dissatisfied': 'reenter-step',
  'decision-letter': 'write-message',
  'issue-settled': 'settle-issue',
};

/**
 * Random work on a complaint, driven by a stream of numbers: several people and the house itself act, time goes on,
 * colleagues leave and come back, duplicates are merged. Every attempt is reported, accepted or not.
 */
export class RandomDesk {
  private house = House.open().working(OFFICE_HOURS);
  private now: Instant = MONDAY;
  private complaint: Complaint | null = null;
  private readonly newId = idsFrom('id');
  private readonly ledger: Ledger;
  private readonly everybody: readonly [StaffId, ...StaffId[]];

  constructor(private readonly chance: Chance) {
    // Other complaints of the customer have used some of the year already.
    const amount = chance.percent(50) ? 0 : chance.below(1_100_000);
    const customerId = 'chen-hao' as YearlyAmount['customerId'];
    this.ledger = new Ledger([{ customerId, year: yearOf(MONDAY), currency: 'CNY', amount }]);
    this.everybody = [LI_WEI, ...[...this.house.staff.keys()].filter((id) => id !== LI_WEI)];
  }

  /** Tries things until the stream is used up. */
  *work(): Generator<Tried, void> {
    yield this.registers();
    while (!this.chance.isOver && this.complaint !== null) yield this.tries(this.complaint);
  }

  /** A random input for a command as things stand. */
  input<N extends CommandName>(name: N, complaint: Complaint): Commands[N] {
    return RANDOM_INPUTS[name](this.surroundings(complaint));
  }

  private registers(): Tried {
    const { chance } = this;
    const context = this.context(chance.percent(70) ? this.staff(LI_WEI) : { kind: 'system', id: 'import' }, null);
    const registration = aRegistration(this.now, {
      words: `${MARK} registered`,
      channel: chance.of(CHANNELS),
      origin: chance.percent(90) ? 'customer' : 'staff',
      customerId: chance.percent(10)
        ? null
        : ('chen-hao' as NonNullable<ReturnType<typeof aRegistration>['customerId']>),
      safety: chance.percent(5),
      imported: chance.percent(5) ? { outcome: chance.percent(50) ? 'upheld' : null, closedAt: null } : null,
    });
    return this.kept({
      what: 'register',
      before: null,
      context,
      decision: decideRegistration(this.newId() as Complaint['id'], registration, context),
    });
  }

  private tries(complaint: Complaint): Tried {
    const { chance } = this;
    this.timeAndPeopleGoOn();
    const roll = chance.below(100);
    if (roll === 99) return this.merge(complaint);
    if (roll > 93 && complaint.step === 'atmosphere') return this.fastTrack(complaint);
    const seldom = roll > 77 && roll <= 83 ? this.seldom(complaint) : null;
    if (seldom !== null) return seldom;
    const due = roll > 83 ? this.dutyFallsDue(complaint) : null;
    if (due !== null) return due;
    if (roll < 60) {
      const helpful = this.helpful(complaint, this.attempt(complaint, this.owner(complaint)));
      if (helpful !== null) return helpful;
    }
    const actor = this.someone(complaint);
    const name = this.someCommand(complaint, this.context(actor, complaint));
    return this.attempt(complaint, actor)(name, this.input(name, complaint));
  }

  /** Lets the time come for a bell, a clock or a held message, or for the answer to a handover. */
  private dutyFallsDue(complaint: Complaint): Tried | null {
    const { chance } = this;
    const { handover } = complaint;
    if (handover !== null && complaint.status === 'open') {
      const answer = chance.of(['accept-handover', 'decline-handover', null] as const);
      if (answer !== null)
        return this.attempt(complaint, this.staff(handover.toId))(answer, this.input(answer, complaint));
    }
    if (complaint.waiting !== null && chance.percent(25))
      return this.attempt(complaint, this.owner(complaint))('end-waiting', this.input('end-waiting', complaint));
    const promised = chance.percent(40) ? this.callbackFallsDue(complaint) : null;
    if (promised !== null) return promised;
    const clock = chance.percent(60) ? chance.of(complaint.clocks) : undefined;
    if (clock !== undefined) {
      const warns = clock.warnAt !== null && clock.warnedAt === null && chance.percent(40);
      this.until(warns ? (clock.warnAt ?? clock.dueAt) : clock.dueAt);
      const { id: clockId, generation } = clock;
      return this.attempt(complaint, { kind: 'system', id: 'timer' })(warns ? 'warn-clock' : 'breach-clock', {
        clockId,
        generation,
      });
    }
    const called = chance.percent(50) ? openEscalation(complaint) : null;
    if (called !== null) return this.calledFor(complaint, called);
    const bell = complaint.callbacks.find(({ state }) => state === 'scheduled');
    const held = complaint.messages.find(({ state }) => state === 'held');
    const name = bell === undefined || (held !== undefined && chance.percent(50)) ? 'release-message' : 'ring-callback';
    const at = name === 'ring-callback' ? bell?.dueAt : held?.heldUntil;
    if (at === undefined) return null;
    this.until(at);
    return this.attempt(complaint, { kind: 'system', id: 'timer' })(name, this.input(name, complaint));
  }

  /** Who is called is told, answers, or lets the time pass. */
  private calledFor(complaint: Complaint, open: Escalation): Tried {
    const timer: Actor = { kind: 'system', id: 'timer' };
    if (open.alertAt !== null && open.alertedAt === null) {
      this.until(open.alertAt);
      return this.attempt(complaint, timer)('alert-staff', { escalationId: open.id });
    }
    if (this.house.facts(open.responsibleId).active && this.chance.percent(60))
      return this.attempt(complaint, this.staff(open.responsibleId))('acknowledge-escalation', {
        escalationId: open.id,
      });
    this.until(open.acknowledgeBy);
    return this.attempt(complaint, timer)('pass-on-escalation', { escalationId: open.id });
  }

  /** What becomes of a promise to call: somebody has it and lets go, the customer moves it, it rings, is missed, expires. */
  private callbackFallsDue(complaint: Complaint): Tried | null {
    const { chance } = this;
    const timer: Actor = { kind: 'system', id: 'timer' };
    const callback = complaint.callbacks.find(isOpen);
    if (callback === undefined) {
      if (complaint.status === 'closed' || chance.percent(50)) return null;
      return this.attempt(complaint, this.owner(complaint))(
        'schedule-callback',
        this.input('schedule-callback', complaint),
      );
    }
    const { id: callbackId, generation, claimedById, claimedUntil } = callback;
    if (
      claimedById !== null &&
      claimedUntil !== null &&
      claimedUntil > this.now &&
      this.house.facts(claimedById).active
    )
      return this.attempt(complaint, this.staff(claimedById))('release-callback', { callbackId });
    if (chance.percent(10)) return this.attempt(complaint, this.owner(complaint))('claim-callback', { callbackId });
    const customerId = complaint.complainants.find(({ id }) => id === callback.complainantId)?.customerId ?? null;
    if (customerId !== null && chance.percent(15))
      return this.attempt(complaint, { kind: 'system', id: 'customer-link', customerId })(
        'choose-callback-time',
        this.input('choose-callback-time', complaint),
      );
    if (callback.state === 'scheduled' && chance.percent(40)) {
      this.until(callback.dueAt);
      return this.attempt(complaint, timer)('ring-callback', { callbackId, generation });
    }
    const misses =
      callback.promised && callback.missedAt === null && (callback.expiresAt === null || chance.percent(70));
    const at = misses ? callback.until : callback.expiresAt;
    if (at === null) return null;
    this.until(at);
    return this.attempt(complaint, timer)(misses ? 'miss-callback' : 'expire-callback', { callbackId, generation });
  }

  /** Time goes on to a moment, where that lies ahead. */
  private until(instant: Instant): void {
    if (instant > this.now) this.now = instant;
  }

  /** What the owner can hardly ever do and can do now. */
  private seldom(complaint: Complaint): Tried | null {
    const actor = this.owner(complaint);
    const context = this.context(actor, complaint);
    const possible = SELDOM.filter((name) => refusalOf(name, complaint, context) === null);
    const name = this.chance.of(possible);
    return name === undefined ? null : this.attempt(complaint, actor)(name, this.input(name, complaint));
  }

  private attempt(complaint: Complaint, actor: Actor): Try {
    const context = this.context(actor, complaint);
    return (name, input) =>
      this.kept({ what: name, before: complaint, context, decision: decide(complaint, name, input, context) });
  }

  /** The owner; where they are gone, a supervisor in their place. */
  private owner({ owner }: Complaint): StaffActor {
    return this.staff(this.house.facts(owner.staffId).active ? owner.staffId : ZHOU_JIE);
  }

  private timeAndPeopleGoOn(): void {
    const { chance } = this;
    if (chance.percent(30)) this.now = plusMinutes(this.now, chance.below(1_500));
    if (!chance.percent(6)) return;
    this.house = this.house.with(chance.of(this.everybody), {
      absent: chance.percent(40),
      active: chance.percent(85),
      deputyId: chance.percent(70) ? chance.of(this.everybody) : null,
    });
  }

  /** Mostly the owner; also whoever was asked, supervisors, anybody, and the house. Nobody acts who has left. */
  private someone(complaint: Complaint): Actor {
    const { chance } = this;
    const roll = chance.below(100);
    if (roll < 12) return { kind: 'system', id: 'timer' };
    const wanted =
      roll < 60
        ? complaint.owner.staffId
        : roll < 75
          ? (complaint.handover?.toId ?? complaint.tasks.at(-1)?.assigneeId ?? complaint.owner.staffId)
          : chance.of(this.everybody);
    return this.house.facts(wanted).active ? this.staff(wanted) : { kind: 'system', id: 'timer' };
  }

  private staff(id: StaffId): StaffActor {
    return this.house.actor(id, this.chance.percent(5) ? 'machine' : 'staff');
  }

  /** A command that is possible for this actor, now and then one that is not. */
  private someCommand(complaint: Complaint, context: DecisionContext): CommandName {
    const names = context.actor.kind === 'system' ? BY_THE_HOUSE : BY_PEOPLE;
    const possible = this.chance.percent(95);
    // Wanders through the list with a random stride, which visits every name and favours none.
    const stride = this.chance.of(STRIDES);
    let at = this.chance.below(names.length);
    for (let visited = 0; visited < 2 * names.length; visited += 1) {
      const name = names[at % names.length] ?? 'add-note';
      at += stride;
      if (ASIDE.includes(name) && at % 5 !== 0) continue;
      if (!possible || refusalOf(name, complaint, context) === null) return name;
    }
    return 'add-note';
  }

  /** What a good agent would do next: give the gate what it misses, go on when nothing is missing, close, reopen. */
  private helpful(complaint: Complaint, attempt: Try): Tried | null {
    if (complaint.status === 'closed')
      return this.chance.percent(40) ? attempt('reopen', this.input('reopen', complaint)) : null;
    const [first, ...others] = missingAt(complaint, complaint.step);
    const missing = others.includes('remedy-undecided') ? 'remedy-undecided' : first;
    if (missing === undefined)
      return nextStep(complaint.step) === null
        ? attempt('close', { way: 'verified-callback', outcome: 'upheld' })
        : attempt('advance', {});
    const name = NEXT_BEST[missing];
    switch (name) {
      case 'record-atmosphere':
        return attempt(name, inputs.atmosphere({ heard: `${MARK} heard` }));
      case 'meet-agreement':
        return attempt(name, inputs.confirmation(complaint, { complainantId: this.next(complaint, 'agreement') }));
      case 'accept-remedy':
        return this.decidesApproval(complaint, attempt) ?? attempt(name, this.input(name, complaint));
      case 'verify-now':
        return this.verifies(complaint, attempt);
      case 'write-message':
        return attempt(name, { ...this.input(name, complaint), channel: 'letter', purpose: 'decision-letter' });
      case 'reenter-step':
        return attempt(name, { ...this.input(name, complaint), cause: 'still-dissatisfied' });
      default:
        return attempt(name, this.input(name, complaint));
    }
  }

  /** Somebody of a higher level mostly approves; a counter-offer mostly will do. Null where nothing is asked. */
  private decidesApproval(complaint: Complaint, attempt: Try): Tried | null {
    if (complaint.approvals.some(({ state }) => state === 'countered') && this.chance.percent(80))
      return attempt('accept-counter-offer', this.input('accept-counter-offer', complaint));
    if (!complaint.approvals.some(({ state }) => state === 'waiting')) return null;
    const by = this.chance.percent(50) ? ZHOU_JIE : SUN_LEI;
    if (this.chance.percent(25) && this.house.facts(by).active)
      return this.attempt(complaint, this.staff(by))('delegate-approval', this.input('delegate-approval', complaint));
    const delegateId = complaint.approvals.find(({ state }) => state === 'waiting')?.delegateId ?? null;
    if (delegateId !== null && this.house.facts(delegateId).active)
      return this.attempt(complaint, this.staff(delegateId))(
        'decide-approval',
        this.input('decide-approval', complaint),
      );
    const input = this.input('decide-approval', complaint);
    return this.attempt(complaint, this.staff(this.house.facts(by).active ? by : complaint.owner.staffId))(
      'decide-approval',
      this.chance.percent(60) ? { ...input, decision: 'approved' } : input,
    );
  }

  /** At once in the running conversation, or the long way: a callback booked, made, and scored after it. */
  private verifies(complaint: Complaint, attempt: Try): Tried {
    const complainantId = this.next(complaint, 'verifiedAt');
    const callback = complaint.callbacks.filter((item) => item.kind === 'verify-satisfaction').at(-1);
    if (callback?.state === 'reached' && this.chance.percent(70))
      return attempt('verify-satisfaction', {
        ...this.input('verify-satisfaction', complaint),
        callbackId: callback.id,
      });
    if (this.chance.percent(40))
      return attempt(
        'schedule-callback',
        inputs.callback(complaint, this.now, { kind: 'verify-satisfaction', complainantId }),
      );
    return attempt('verify-now', { ...this.input('verify-now', complaint), complainantId });
  }

  /** The first complainant who lacks something; else any. */
  private next(complaint: Complaint, lacks: 'agreement' | 'verifiedAt'): Complaint['complainants'][number]['id'] {
    const waiting = remaining(complaint).find((complainant) => complainant[lacks] === null);
    return waiting?.id ?? RANDOM_INPUTS['verify-now'](this.surroundings(complaint)).complainantId;
  }

  private fastTrack(complaint: Complaint): Tried {
    const all = aFastTrack(this.now);
    const track = this.chance.percent(50) ? all : { ...all, followThrough: undefined };
    const context = this.context(this.staff(complaint.owner.staffId), complaint);
    return this.kept({
      what: 'fast-track',
      before: complaint,
      context,
      decision: decideInOrder(complaint, planFastTrack(complaint, track), context),
    });
  }

  /** Another complaint turns out to be a duplicate of this one; work goes on with the survivor. */
  private merge(complaint: Complaint): Tried {
    const opening = this.context(this.house.actor(LI_WEI), complaint);
    const customerId = this.chance.of(['wu-mei', 'chen-hao']) as ReturnType<typeof aRegistration>['customerId'];
    const found = decideRegistration(this.newId() as Complaint['id'], aRegistration(this.now, { customerId }), opening);
    if (!found.accepted) return this.kept({ what: 'merge', before: complaint, context: opening, decision: found });
    const duplicate = this.chance.percent(50)
      ? { ...found.complaint, conflicts: [this.chance.of(this.everybody)] }
      : found.complaint;
    const context = this.context({ kind: 'system', id: 'timer' }, complaint);
    const merging = decideMerging(duplicate, complaint, `${MARK} the same matter`, context);
    return this.kept({
      what: 'merge',
      before: complaint,
      context,
      decision: merging.accepted ? merging.ofSurvivor : { accepted: false, refusal: merging.refusal },
    });
  }

  private kept(tried: Tried): Tried {
    if (tried.decision.accepted) {
      this.ledger.book(tried.before, tried.decision);
      this.complaint = tried.decision.complaint;
    }
    return tried;
  }

  private context(actor: Actor, complaint: Complaint | null): DecisionContext {
    return {
      actor,
      now: this.now,
      settings: HOUSE_SETTINGS,
      onFile: { tier: 'standard', regulated: false },
      inForce: RANDOM_SETTINGS,
      organisation: this.house.organisation,
      newId: this.newId,
      staff: this.house.staff,
      dutyOfficerId: this.house.dutyOfficer(complaint?.unitId ?? NINGBO),
      attachments: KNOWN_ATTACHMENTS,
      yearlyAmounts: this.ledger.amounts,
      reachableBy: new Map(complaint?.complainants.map(({ id }) => [id, ['email']])),
      other: OTHER,
      callbacks: USUAL_CALLBACKS,
    };
  }

  private surroundings(complaint: Complaint): Surroundings {
    return { complaint, now: this.now, everybody: this.everybody, chance: this.chance };
  }
}
