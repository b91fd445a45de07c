import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type Instant, LEVELS, type NewComplaintEvent, STEPS } from '@redress/contracts';
import fc from 'fast-check';
import { dueAfter } from './calendars/span';
import { isOpen } from './callbacks/open-callbacks';
import type { Clock } from './clocks/clock';
import { CLOCKS } from './clocks/clock-kinds';
import { dueTime } from './clocks/due-times';
import type { CommandName } from './commands';
import type { Complaint } from './complaint';
import { eventActorOf } from './commit';
import { COMMAND_NAMES, decide, refusalOf, RULES } from './decide';
import { evolve } from './evolve';
import { contactable, missingAt, owedCallbacks } from './gates';
import { nextDueOf } from './next-due';
import { OFFICE_HOURS } from './testing/policies';
import { RandomDesk, type Tried } from './testing/random-desk';
import { Chance, MARK } from './testing/random-inputs';

const SEQUENCES = 10_000;
/** One sequence is as long as its numbers last: some tens of commands. */
const NUMBERS = fc.array(fc.noBias(fc.nat({ max: 999_999 })), { minLength: 60, maxLength: 360, size: 'max' });

/** The only ways in which ownership moves, and what must have been true before (playbook §5). */
const ownershipMoved = (from: Complaint, to: Complaint, event: NewComplaintEvent): boolean => {
  switch (event.type) {
    case 'complaint.taken':
      return from.owner.kind === 'duty-officer';
    case 'complaint.handover-accepted':
      return from.handover?.toId === to.owner.staffId && from.handover.fromId === from.owner.staffId;
    case 'complaint.passed-to-deputy':
    case 'complaint.reopened':
      return true;
    default:
      return false;
  }
};

const counts = { sequences: 0, accepted: 0, refused: 0 };
const acceptedNames = new Map<string, number>();

/** Says what is wrong with a claim; thrown instead of asserted, as asserting three million times takes a minute. */
const claim = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
};

/** The state after one more commit, folded from its events as read back from a log, looking at every single one. */
const replayed = (complaint: Complaint | null, tried: Tried): Complaint | null => {
  const { before, decision, context } = tried;
  if (!decision.accepted) return complaint;
  return decision.events.reduce<Complaint | null>((from, event, index) => {
    const readBack = JSON.parse(JSON.stringify(event)) as NewComplaintEvent;
    const to = evolve(from, readBack, {
      streamId: decision.complaint.id,
      occurredAt: context.now,
      sequence: (before?.sequence ?? 0) + index + 1,
      streamVersion: (before?.version ?? 0) + 1,
      actor: eventActorOf(context.actor),
    });
    if (from !== null) {
      gatesHold(from, readBack);
      authorityHolds(from, to, readBack, tried);
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

/** No event jumps a gate: forward one step with nothing missing, back with a reason, closed as its way demands. */
const gatesHold = (from: Complaint, event: NewComplaintEvent): void => {
  switch (event.type) {
    case 'complaint.step-entered': {
      const { to, reentry } = event.payload;
      if (reentry === null) {
        claim(STEPS.indexOf(to) === STEPS.indexOf(from.step) + 1, `skipped from ${from.step} to ${to}`);
        claim(
          missingAt(from, from.step).length === 0,
          `left ${from.step} without ${missingAt(from, from.step).join()}`,
        );
      } else claim(STEPS.indexOf(to) <= STEPS.indexOf(from.step), `jumped from ${from.step} to ${to} by re-entry`);
      return;
    }
    case 'complaint.closed': {
      const missing = missingAt(from, 'follow-through').filter(
        (code) => event.payload.way !== 'contact-plan-exhausted' || code !== 'verified-callback',
      );
      if (event.payload.way === 'verified-callback' || event.payload.way === 'contact-plan-exhausted') {
        claim(
          from.step === 'follow-through' && missing.length === 0,
          `closed in ${from.step} without ${missing.join()}`,
        );
      }
      if (event.payload.way === 'verified-callback') claim(contactable(from).length > 0, 'verified by nobody');
      return;
    }
    default:
      return;
  }
};

/** What the front line, the middle and the senior level may grant one customer: written down here, not read from the rules. */
const MAY_GRANT: Readonly<Record<string, Readonly<Record<string, readonly [complaint: number, year: number]>>>> = {
  frontline: { CNY: [50_000, 100_000], EUR: [6_000, 12_000] },
  middle: { CNY: [500_000, 1_000_000], EUR: [60_000, 120_000] },
  senior: { CNY: [Infinity, Infinity], EUR: [Infinity, Infinity] },
};

const amountOf = ({ money, cost }: Complaint['remedies'][number]): number =>
  Math.max(money?.amount ?? 0, cost?.amount ?? 0);
const live = ({ remedies }: Complaint) =>
  remedies.filter(({ state }) => state === 'granted' || state === 'accepted' || state === 'fulfilled');

/** Whoever granted had the authority: a level high enough, amounts left, no part in it themselves (playbook §6). */
const authorityHolds = (from: Complaint, to: Complaint, event: NewComplaintEvent, { context }: Tried): void => {
  if (event.type !== 'complaint.remedy-granted') return;
  const { remedyId, byId, authority } = event.payload;
  const remedy = to.remedies.find(({ id }) => id === remedyId);
  if (remedy === undefined) throw new Error('granted what is not there');
  claim(!from.conflicts.includes(byId), 'granted by somebody who is complained about');
  const amount = amountOf(remedy);
  if (authority === null || authority === undefined) {
    claim(['apology', 'explanation'].includes(remedy.kind) && amount === 0, `${remedy.kind} granted without authority`);
    return;
  }
  const { level } = authority;
  const approval = from.approvals.find((item) => item.remedyId === remedyId);
  if (approval === undefined) claim(byId === remedy.proposedById, 'granted by another, who was not asked');
  else claim(byId !== remedy.proposedById, 'approved by the proposer');
  const lent = approval?.delegateId === byId ? approval.delegateLevel : null;
  claim(
    [context.staff.get(byId)?.level, lent].includes(level),
    `granted with the authority of another level: ${level}`,
  );
  claim(
    level !== 'frontline' || !['replacement', 'other'].includes(remedy.kind),
    'the front line granted what it may not',
  );
  if (amount === 0) return;
  const currency = (remedy.money ?? remedy.cost)?.currency ?? '';
  const limits = MAY_GRANT[level]?.[currency];
  if (limits === undefined) {
    claim(level === 'senior' && approval !== undefined, `${currency} granted, which has no limits`);
    return;
  }
  const sum = live(to)
    .filter(({ complainantId }) => complainantId === remedy.complainantId)
    .reduce((total, item) => total + amountOf(item), 0);
  claim(sum <= limits[0], `${sum} ${currency} granted in one complaint by the ${level} level`);
  const customerId = to.complainants.find(({ id }) => id === remedy.complainantId)?.customerId ?? null;
  const year = context.yearlyAmounts.find((item) => item.customerId === customerId && item.currency === currency);
  if (customerId !== null)
    claim((year?.amount ?? 0) + amount <= limits[1], `more ${currency} in a year than the ${level} level may`);
};

/** What a level may change for, besides being escalated: the fact that lifts it stands in the same commit. */
const LIFTING: readonly NewComplaintEvent['type'][] = [
  'complaint.threat-flagged',
  'complaint.absorbed',
  'complaint.severity-set',
  'complaint.step-entered',
  'complaint.reopened',
  'complaint.escalated',
  'complaint.de-escalated',
];
const raisedFor = (events: readonly NewComplaintEvent[]): boolean => events.some(({ type }) => LIFTING.includes(type));

/** Escalation (playbook §6): one waits at most, no rung fires twice in a cycle, and who is called may be. */
const escalates = ({ escalations, responsibleId, conflicts, status, highestLevel, level, clocks }: Complaint): void => {
  const open = escalations.filter(({ state }) => state === 'open');
  claim(open.length <= 1, 'two escalations wait to be acknowledged');
  claim(open.length === 0 || status === 'open', 'a closed complaint waits to be acknowledged');
  claim(unique(escalations.map(({ cycle, rung }) => `${cycle} ${rung}`)), 'a rung fired twice in one cycle');
  claim(responsibleId === null || !conflicts.includes(responsibleId), 'somebody complained about is called');
  claim(
    open.every((item) => item.responsibleId === responsibleId),
    'another one is called than who acts',
  );
  claim(LEVELS.indexOf(highestLevel) >= LEVELS.indexOf(level), 'stands higher than it ever stood');
  claim(
    open.every(({ id }) => clocks.some(({ kind, subjectId }) => kind === 'escalation' && subjectId === id)),
    'an escalation waits without a clock',
  );
};

const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** What is true of every complaint at every moment. */
const stands = (complaint: Complaint): void => {
  const { closure, status, callbacks, handover, conflicts, owner } = complaint;
  claim((status === 'closed') === (closure !== null), 'closed without closure, or the other way round');
  claim(complaint.mergedIntoId === null || closure?.way === 'duplicate', 'merged but not closed as a duplicate');
  claim(!conflicts.includes(owner.staffId), 'owned by somebody who is complained about');
  claim(complaint.contactPersonId === null || !conflicts.includes(complaint.contactPersonId), 'contact in conflict');
  claim(complaint.contactPersonId !== owner.staffId, 'the owner is contact person beside themselves');
  claim(handover === null || !conflicts.includes(handover.toId), 'offered to somebody who is complained about');
  claim(handover === null || handover.fromId === owner.staffId, 'offered by somebody who is not the owner any more');
  const open = callbacks.filter(isOpen);
  claim(unique(open.map(({ kind, complainantId }) => `${kind} ${complainantId}`)), 'two open callbacks of a kind');
  claim(
    callbacks.every(
      ({ attempts, maxAttempts }) =>
        attempts.length <= maxAttempts || attempts.some(({ outcome }) => outcome === 'asked-to-call-at'),
    ),
    'tried more often than planned',
  );
  for (const { id, state } of complaint.remedies) {
    const open = complaint.approvals.filter(
      (approval) => approval.remedyId === id && (approval.state === 'waiting' || approval.state === 'countered'),
    );
    claim(open.length === (state === 'proposed' ? 1 : 0), `a remedy is ${state} with ${open.length} open approvals`);
  }
  claim(
    complaint.approvals.every(({ delegateId, askedById }) => delegateId !== askedById),
    'delegated to the proposer',
  );
  claim(complaint.complainants.length > 0 && complaint.issues.length > 0, 'nobody complains, or about nothing');
  const named = complaint.complainants.filter(
    ({ withdrawnAt, customerId }) => withdrawnAt === null && customerId !== null,
  );
  claim(unique(named.map(({ customerId }) => customerId ?? '')), 'the same customer complains twice');
  claim(
    unique(
      [
        complaint.complainants,
        complaint.issues,
        complaint.facts,
        complaint.remedies,
        complaint.approvals,
        callbacks,
        callbacks.flatMap(({ attempts }) => attempts),
        complaint.tasks,
        complaint.interimMeasures,
        complaint.messages,
      ].flatMap((items) => items.map(({ id }) => id)),
    ),
    'an id twice',
  );
  if (status === 'closed' && closure?.way !== 'imported') {
    claim(handover === null, 'closed with a handover on offer');
    claim(owedCallbacks(complaint).length === 0, 'closed owing a callback');
    claim(
      complaint.tasks.every(({ state }) => state !== 'open'),
      'closed with an open task',
    );
    claim(
      complaint.remedies.every(({ state }) => !['proposed', 'granted', 'accepted'].includes(state)),
      'closed owing a remedy',
    );
  }
};

/** Open milliseconds that pass on a clock, by its history, until it is due. */
const measured = ({ startedAt, pauses, dueAt }: Clock): number => {
  const stops = [...pauses.map(({ from }) => from), dueAt];
  const starts = [startedAt, ...pauses.map(({ to }) => to)];
  const open = (from: Instant, to: Instant): number => OFFICE_HOURS.elapsed(from, to < dueAt ? to : dueAt);
  return stops.reduce((sum, stop, index) => sum + open(starts[index] ?? startedAt, stop), 0);
};

/** What is true of the clocks of every complaint at every moment. */
const clocksStand = (complaint: Complaint, before: Complaint | null): void => {
  const { clocks, waiting, status, policy, receivedAt, cycleStartedAt } = complaint;
  if (status === 'open' && policy !== null) claim(nextDueOf(complaint) !== null, 'open, and nothing falls due');
  claim(status === 'open' || clocks.length === 0, 'closed, and a clock runs');
  claim(unique(clocks.map(({ kind, subjectId }) => `${kind} ${subjectId}`)), 'two clocks of one duty');
  const known = new Set(before?.clocks);
  for (const clock of clocks) {
    const { kind, span, pausedAt, pauses, startedAt, dueAt } = clock;
    const { family, pausable } = CLOCKS[kind];
    claim(pausedAt === null || (waiting !== null && pausable), `${kind} stands still and we wait for nobody`);
    claim(family === 'level' || (pausedAt === null && pauses.length === 0), `${kind} stood still`);
    claim(family !== 'total' || startedAt === receivedAt || startedAt === cycleStartedAt, `${kind} began anew`);
    if (known.has(clock)) continue;
    claim(span === null || dueTime(startedAt, span, pauses, OFFICE_HOURS) === dueAt, `${kind} is due at another time`);
    if (span?.unit === 'business-minutes' || span?.unit === 'business-days')
      claim(
        measured(clock) === OFFICE_HOURS.elapsed(startedAt, dueAfter(startedAt, span, OFFICE_HOURS)),
        `${kind} measured another time than its length`,
      );
  }
};

/** Every bell of every generation of every clock that did something, in one sequence. */
const ringsOnce = (events: readonly NewComplaintEvent[], rung: Set<string>): void => {
  for (const { type, payload } of events) {
    if (type !== 'complaint.clock-warned' && type !== 'complaint.clock-breached') continue;
    const ring = `${type} ${payload.clockId} ${payload.generation}`;
    claim(!rung.has(ring), `${ring} came twice`);
    rung.add(ring);
    ringCounts.set(type, (ringCounts.get(type) ?? 0) + 1);
  }
};
const ringCounts = new Map<string, number>();

const looksAt = (tried: Tried, rung: Set<string>): void => {
  const { what, before, decision, context } = tried;
  if (!decision.accepted) {
    counts.refused += 1;
    return;
  }
  counts.accepted += 1;
  acceptedNames.set(what, (acceptedNames.get(what) ?? 0) + 1);
  const { complaint, events, texts } = decision;
  // A rule that changed what it was given would throw from now on; looking at every fourth sequence finds it as well.
  if (counts.sequences % 4 === 0) frozen(complaint);
  claim(events.length > 0, `${what} was accepted and nothing happened`);
  claim(complaint.version === (before?.version ?? 0) + 1, `${what} raised the version by another number than one`);
  claim(complaint.sequence === (before?.sequence ?? 0) + events.length, `${what} miscounted its events`);
  claim(complaint.updatedAt === context.now, `${what} happened at another time`);
  claim(!JSON.stringify(events).includes(MARK), `${what} wrote free text into an event`);
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
  stands(complaint);
  clocksStand(complaint, before);
  escalates(complaint);
  ringsOnce(events, rung);
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

describe('random work at the desk', () => {
  it(`keeps every promise of the rules in ${SEQUENCES.toLocaleString('en')} sequences`, () => {
    fc.assert(
      fc.property(NUMBERS, (numbers) => {
        counts.sequences += 1;
        const desk = new RandomDesk(new Chance(numbers));
        let last: Tried | null = null;
        let fromLog: Complaint | null = null;
        let complaint: Complaint | null = null;
        const rung = new Set<string>();
        for (const tried of desk.work()) {
          looksAt(tried, rung);
          fromLog = replayed(fromLog, tried);
          if (tried.decision.accepted) complaint = tried.decision.complaint;
          last = tried;
        }
        claim(isDeepStrictEqual(fromLog, complaint), 'the log replayed gives another state');
        if (last !== null) agrees(desk, last);
      }),
      // The limit ends the search for the shortest failing sequence; no run without a failure comes near it.
      { numRuns: SEQUENCES, interruptAfterTimeLimit: 150_000, markInterruptAsFailure: true },
    );
  });

  it('gave every command there is, and had each accepted', () => {
    const never = COMMAND_NAMES.filter((name) => !acceptedNames.has(name));
    expect(never).toEqual([]);
    expect([...acceptedNames.keys()]).toEqual(expect.arrayContaining(['register', 'fast-track', 'merge']));
    expect(Object.keys(RULES)).toHaveLength(COMMAND_NAMES.length);
  });

  afterAll(() => {
    const [rarest] = [...acceptedNames].sort(([, one], [, other]) => one - other);
    const line = [
      `${counts.sequences} sequences`,
      `${counts.accepted} commands accepted`,
      `${counts.refused} refused`,
      `${acceptedNames.size} kinds accepted`,
      `${ringCounts.get('complaint.clock-warned') ?? 0} warnings and ${ringCounts.get('complaint.clock-breached') ?? 0} breaches`,
      `rarest ${rarest?.[0]} ${rarest?.[1]} times`,
    ].join(', ');
    process.stdout.write(`random work: ${line}\n`);
  });
});
