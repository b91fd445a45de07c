import { isDeepStrictEqual } from 'node:util';
import { LEVELS, type NewComplaintEvent } from '@redress/contracts';
import fc from 'fast-check';
import type { CommandName } from '../commands';
import { eventActorOf } from '../commit';
import type { Complaint } from '../complaint';
import { COMMAND_NAMES, decide, refusalOf } from '../decide';
import type { Accepted } from '../decision';
import { evolve } from '../evolve';
import { claim } from './claims';
import { authorityHolds, gatesHold, ownershipMoved, raisedFor } from './event-claims';
import { RandomDesk, type Tried } from './random-desk';
import { Chance, MARK } from './random-inputs';
import { clocksStand, escalates, stands } from './standing-claims';

/** One sequence is as long as its numbers last: some tens of commands. */
const NUMBERS = fc.array(fc.noBias(fc.nat({ max: 999_999 })), { minLength: 60, maxLength: 360, size: 'max' });

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
};

/** The state after one more commit, folded from its events as read back from a log, looking at every single one. */
const replayed = (
  complaint: Complaint | null,
  tried: Tried,
  { complaint: after }: Accepted,
  readBack: readonly NewComplaintEvent[],
): Complaint | null => {
  const { before, context } = tried;
  const actor = eventActorOf(context.actor);
  return readBack.reduce<Complaint | null>((from, event, index) => {
    const to = evolve(from, event, {
      streamId: after.id,
      occurredAt: context.now,
      sequence: (before?.sequence ?? 0) + index + 1,
      streamVersion: (before?.version ?? 0) + 1,
      actor,
    });
    if (from !== null) {
      gatesHold(from, event);
      authorityHolds(from, to, event, tried);
      claim(
        from.owner.staffId === to.owner.staffId || ownershipMoved(from, to, event),
        `${event.type} moved ownership from ${from.owner.staffId} to ${to.owner.staffId}`,
      );
    }
    claim(
      from === null || from.level === to.level || event.type === 'complaint.level-changed',
      `${event.type} changed the level`,
    );
    claim(to.owner.staffId.length > 0, `${event.type} left nobody as owner`);
    return to;
  }, complaint);
};

/** A button and the server never disagree: what is refused before its input is known is refused for that, whatever comes. */
const agrees = (desk: RandomDesk, { before, context }: Tried): void => {
  if (before === null) return;
  const check = <N extends CommandName>(name: N): void => {
    const refusal = refusalOf(name, before, context);
    if (refusal === null) return;
    const decision = decide(before, name, desk.input(name, before), context);
    claim(
      !decision.accepted && isDeepStrictEqual(decision.refusal, refusal),
      `${name} is offered and refused for different reasons`,
    );
  };
  for (const name of COMMAND_NAMES) check(name);
};

/** Random work at the desk, held against every promise of the rules, and what all of it came to. */
export class RandomWork {
  private sequences = 0;
  private accepted = 0;
  private refused = 0;
  private readonly rings = new Map<string, number>();
  /** How often each command was accepted. */
  readonly acceptedNames = new Map<string, number>();

  /** Goes through so many sequences; throws with the shortest one found in which a promise of the rules is broken. */
  goesThrough(sequences: number): void {
    fc.assert(
      fc.property(NUMBERS, (numbers) => this.sequence(new RandomDesk(new Chance(numbers)))),
      // The limit ends the search for the shortest failing sequence; no run without a failure comes near it.
      { numRuns: sequences, interruptAfterTimeLimit: 150_000, markInterruptAsFailure: true },
    );
  }

  get summary(): string {
    const [rarest] = [...this.acceptedNames].sort(([, one], [, other]) => one - other);
    const rang = (what: string): number => this.rings.get(`complaint.clock-${what}`) ?? 0;
    return [
      `random work: ${this.sequences} sequences`,
      `${this.accepted} commands accepted`,
      `${this.refused} refused`,
      `${this.acceptedNames.size} kinds accepted`,
      `${rang('warned')} warnings and ${rang('breached')} breaches`,
      `rarest ${rarest?.[0]} ${rarest?.[1]} times`,
    ].join(', ');
  }

  private sequence(desk: RandomDesk): void {
    this.sequences += 1;
    let last: Tried | null = null;
    let fromLog: Complaint | null = null;
    let complaint: Complaint | null = null;
    const rung = new Set<string>();
    for (const tried of desk.work()) {
      const { decision } = tried;
      last = tried;
      if (!decision.accepted) {
        this.refused += 1;
        continue;
      }
      const logged = JSON.stringify(decision.events);
      this.looksAt(tried, decision, logged);
      this.ringsOnce(decision.events, rung);
      fromLog = replayed(fromLog, tried, decision, JSON.parse(logged) as NewComplaintEvent[]);
      complaint = decision.complaint;
    }
    claim(isDeepStrictEqual(fromLog, complaint), 'the log replayed gives another state');
    if (last !== null) agrees(desk, last);
  }

  private looksAt({ what, before, context }: Tried, { complaint, events, texts }: Accepted, logged: string): void {
    this.accepted += 1;
    this.acceptedNames.set(what, (this.acceptedNames.get(what) ?? 0) + 1);
    // A rule that changed what it was given would throw from now on; looking at every fourth sequence finds it as well.
    if (this.sequences % 4 === 0) frozen(complaint);
    claim(events.length > 0, `${what} was accepted and nothing happened`);
    claim(complaint.version === (before?.version ?? 0) + 1, `${what} raised the version by another number than one`);
    claim(complaint.sequence === (before?.sequence ?? 0) + events.length, `${what} miscounted its events`);
    claim(complaint.updatedAt === context.now, `${what} happened at another time`);
    claim(!logged.includes(MARK), `${what} wrote free text into an event`);
    claim(
      texts.every(({ body, id }) => body !== '' && !before?.messages.some((message) => message.textId === id)),
      `${what} reused a text`,
    );
    if (before !== null) {
      claim(
        LEVELS.indexOf(complaint.level) >= LEVELS.indexOf(before.level) || what === 'de-escalate',
        `${what} lowered the level`,
      );
      claim(
        what === 'merge' || before.level === complaint.level || raisedFor(events),
        `${what} changed the level without a recorded cause`,
      );
      claim(
        complaint.cycle - before.cycle === events.filter(({ type }) => type === 'complaint.reopened').length,
        `${what} miscounted the cycle`,
      );
    }
    stands(complaint, before);
    clocksStand(complaint, before);
    escalates(complaint);
  }

  /** Every bell of every generation of every clock does something once in a sequence. */
  private ringsOnce(events: readonly NewComplaintEvent[], rung: Set<string>): void {
    for (const { type, payload } of events) {
      if (type !== 'complaint.clock-warned' && type !== 'complaint.clock-breached') continue;
      const ring = `${type} ${payload.clockId} ${payload.generation}`;
      claim(!rung.has(ring), `${ring} came twice`);
      rung.add(ring);
      this.rings.set(type, (this.rings.get(type) ?? 0) + 1);
    }
  }
}
