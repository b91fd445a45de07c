import {
  type Approval,
  type Callback,
  type Clock,
  CLOCKS,
  type Complainant,
  type Complaint,
  isOpenCallback,
  type Escalation,
  type Issue,
  type NewText,
  type Waiting,
} from '@redress/complaint-domain';
import {
  APPROVAL_STATES,
  type ApprovalId,
  type AttemptId,
  type CallbackId,
  type EscalationId,
  type FactId,
  type HandoverId,
  type InterimMeasureId,
  type MessageId,
  type PromiseId,
  type RemedyId,
  type SettingId,
  type TaskId,
  AGREEMENT_KINDS,
  APOLOGIES,
  ATTEMPT_OUTCOMES,
  CALLBACK_KINDS,
  CALLBACK_STATES,
  CAUSE_KINDS,
  CHANGES_OF_SCENE,
  CHANNELS,
  CLOCK_KINDS,
  type ClockKind,
  CLOSURE_WAYS,
  COMPLAINANT_ROLES,
  type ComplaintId,
  complaintNumber,
  CONFIRMATION_MEANS,
  EMOTION_POINTS,
  ESCALATION_CAUSES,
  ESCALATION_STATES,
  FACT_SOURCES,
  type Instant,
  instantOf,
  INTERIM_KINDS,
  LEVELS,
  MESSAGE_PURPOSES,
  type Money,
  ORIGINS,
  OUTCOMES,
  OWNERSHIP_KINDS,
  plusMinutes,
  RECORDS,
  REENTRY_REASONS,
  REMEDY_KINDS,
  REMEDY_STATES,
  ROOT_CAUSES,
  type SettingVersion,
  SEVERITIES,
  SPAN_UNITS,
  STEPS,
  PROMISE_KINDS,
  PROMISE_STATES,
  TASK_STATES,
  TEMPERAMENTS,
  type TextId,
  THREATS,
  VULNERABILITY_DRIVERS,
} from '@redress/contracts';
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { COMPANY, nth } from './stored-company';

/** A complaint in any state that the database's invariants allow, with the texts that it names. */
export interface AnyComplaint {
  readonly complaint: Complaint;
  readonly texts: readonly NewText[];
}

const newId = <T extends string>(): fc.Arbitrary<T> => fc.constant(null).map(() => randomUUID() as string as T);
const oneOf = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const perhaps = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const several = <T>(value: fc.Arbitrary<T>, most = 3): fc.Arbitrary<T[]> => fc.array(value, { maxLength: most });

const EARLIEST = Date.UTC(1971, 0, 1);
const LATEST = Date.UTC(2199, 0, 1);
const instant: fc.Arbitrary<Instant> = fc.integer({ min: EARLIEST, max: LATEST }).map(instantOf);
const counter = fc.integer({ min: 1, max: 1_000_000 });
const staff = oneOf(COMPANY.staff);
const unit = oneOf([COMPANY.headquarters, COMPANY.station]);
const money: fc.Arbitrary<Money> = fc.record({
  amount: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  currency: oneOf(['CNY', 'EUR', 'JPY']),
});

const complainant: fc.Arbitrary<Complainant> = fc.record({
  id: newId<Complainant['id']>(),
  customerId: perhaps(oneOf(COMPANY.customers)),
  role: oneOf(COMPLAINANT_ROLES),
  authorised: fc.boolean(),
  agreement: perhaps(oneOf(AGREEMENT_KINDS)),
  agreementMeans: perhaps(oneOf(CONFIRMATION_MEANS)),
  agreedAt: perhaps(instant),
  outcomeScore: perhaps(oneOf(EMOTION_POINTS)),
  handlingScore: perhaps(oneOf(EMOTION_POINTS)),
  verifiedAt: perhaps(instant),
  withdrawnAt: perhaps(instant),
});

const issue = (text: fc.Arbitrary<TextId>): fc.Arbitrary<Issue> =>
  fc.record({
    id: newId<Issue['id']>(),
    descriptionTextId: text,
    category: perhaps(oneOf(COMPANY.categories)),
    equipmentId: perhaps(oneOf(COMPANY.equipment)),
    outcome: perhaps(oneOf(OUTCOMES)),
    causeKind: perhaps(oneOf(CAUSE_KINDS)),
    rootCause: perhaps(oneOf(ROOT_CAUSES)),
    controllable: perhaps(fc.boolean()),
    findingTextId: perhaps(text),
  });

/** A window ends after it begins, a claim and a place are whole, and only care comes again. */
const consistent = (callback: Callback): Callback => {
  const { dueAt, until, claimedById, claimedUntil, placeUnitId, placeStartsAt, everyMonths, kind } = callback;
  return {
    ...callback,
    dueAt: dueAt < until ? dueAt : until,
    until: plusMinutes(dueAt < until ? until : dueAt, 1),
    claimedById: claimedUntil === null ? null : claimedById,
    placeUnitId: placeStartsAt === null ? null : placeUnitId,
    everyMonths: kind === 'care' ? everyMonths : null,
  };
};

/** At most one open callback of a kind for each complainant: of several, all but the first are over. */
const withOneOpenOfAKind = (callbacks: readonly Callback[]): Callback[] => {
  const open = new Set<string>();
  return callbacks.map((callback) => {
    const key = `${callback.complainantId} ${callback.kind}`;
    const isOpen = isOpenCallback(callback);
    if (isOpen && open.has(key)) return { ...callback, state: 'cancelled' };
    if (isOpen) open.add(key);
    return callback;
  });
};

/** What a complaint holds; shared by a complaint and the later state of the same one. */
const held = (text: fc.Arbitrary<TextId>, complainants: readonly Complainant[], issues: readonly Issue[]) => {
  const complainantId = oneOf(complainants.map(({ id }) => id));
  return fc.record({
    complainants: fc.constant(complainants),
    issues: fc.constant(issues),
    facts: several(
      fc.record({ id: newId<FactId>(), textId: text, source: oneOf(FACT_SOURCES), confirmed: fc.boolean() }),
    ),
    remedies: several(
      fc
        .record({
          id: newId<RemedyId>(),
          kind: oneOf(REMEDY_KINDS),
          money: perhaps(money),
          cost: perhaps(money),
          complainantId,
          issueId: issues.length === 0 ? fc.constant(null) : perhaps(oneOf(issues.map(({ id }) => id))),
          textId: text,
          responsibleId: staff,
          proposedById: staff,
          grantedById: staff,
          grantedAt: instant,
          dueAt: instant,
          state: oneOf(REMEDY_STATES),
          fulfilledAt: instant,
          cycle: counter,
        })
        .map((remedy) => ({ ...remedy, fulfilledAt: remedy.state === 'fulfilled' ? remedy.fulfilledAt : null })),
    ),
    callbacks: several(
      fc.record({
        id: newId<CallbackId>(),
        kind: oneOf(CALLBACK_KINDS),
        complainantId,
        dueAt: instant,
        until: instant,
        promised: fc.boolean(),
        missedAt: perhaps(instant),
        expiresAt: perhaps(instant),
        maxAttempts: counter,
        spacings: fc.array(counter, { minLength: 1, maxLength: 3 }),
        everyMonths: perhaps(counter),
        generation: counter,
        state: oneOf(CALLBACK_STATES),
        rangAt: instant,
        claimedById: staff,
        claimedUntil: perhaps(instant),
        placeUnitId: unit,
        placeStartsAt: perhaps(instant),
        topicTextId: perhaps(text),
        cycle: counter,
        attempts: several(
          fc.record({
            id: newId<AttemptId>(),
            outcome: oneOf(ATTEMPT_OUTCOMES),
            attemptedAt: instant,
            byId: staff,
            noteTextId: perhaps(text),
          }),
        ),
      }),
    ).map((callbacks) => withOneOpenOfAKind(callbacks.map(consistent))),
    promises: several(
      fc
        .record({
          id: newId<PromiseId>(),
          kind: oneOf(PROMISE_KINDS),
          subjectId: fc.constant(null),
          complainantId,
          textId: perhaps(text),
          madeById: perhaps(staff),
          madeAt: instant,
          dueAt: instant,
          generation: counter,
          state: oneOf(PROMISE_STATES),
          keptAt: instant,
          accountableId: staff,
          accountableUnitId: unit,
          accountableLevel: oneOf(LEVELS),
          cycle: counter,
        })
        .map(({ accountableId, accountableUnitId, accountableLevel, ...promise }) => ({
          ...promise,
          keptAt: promise.state === 'kept' || promise.state === 'broken' ? promise.keptAt : null,
          ...(promise.state === 'open'
            ? { accountableId: null, accountableUnitId: null, accountableLevel: null }
            : { accountableId, accountableUnitId, accountableLevel }),
        })),
    ),
    escalations: several(
      fc
        .record({
          id: newId<EscalationId>(),
          ladderId: newId<SettingId>(),
          ladderVersion: fc.integer({ min: 0, max: 1_000 }),
          rung: fc.uuid(),
          trigger: oneOf(ESCALATION_CAUSES),
          clock: perhaps(oneOf(CLOCK_KINDS)),
          fromLevel: oneOf(LEVELS),
          level: oneOf(LEVELS),
          responsibleId: staff,
          standsInForId: perhaps(staff),
          change: perhaps(oneOf(CHANGES_OF_SCENE)),
          escalatedAt: instant,
          minutes: counter,
          alertAt: perhaps(instant),
          alertedAt: perhaps(instant),
          state: oneOf(ESCALATION_STATES),
          cycle: counter,
        })
        .map(({ minutes, ...escalation }) => ({
          ...escalation,
          acknowledgeBy: plusMinutes(escalation.escalatedAt, minutes),
          ...(escalation.state === 'acknowledged'
            ? { acknowledgedAt: escalation.escalatedAt, acknowledgedById: escalation.responsibleId }
            : { acknowledgedAt: null, acknowledgedById: null }),
        })),
    ).map(withOneOpen),
    tasks: several(
      fc.record({
        id: newId<TaskId>(),
        textId: text,
        assigneeId: staff,
        dueAt: perhaps(instant),
        state: oneOf(TASK_STATES),
        openedAt: instant,
        forDealer: fc.boolean(),
      }),
    ),
    interimMeasures: several(
      fc.record({ id: newId<InterimMeasureId>(), kind: oneOf(INTERIM_KINDS), textId: text, takenAt: instant }),
    ),
    messages: several(
      fc.record({
        id: newId<MessageId>(),
        channel: oneOf(CHANNELS),
        purpose: oneOf(MESSAGE_PURPOSES),
        complainantId,
        textId: text,
        heldUntil: instant,
        state: oneOf(['held', 'queued', 'sent', 'failed', 'cancelled'] as const),
        cycle: counter,
      }),
    ),
  });
};

/** One approval of a remedy, in any state. */
const approvalOf = (remedyId: RemedyId, text: fc.Arbitrary<TextId>): fc.Arbitrary<Approval> =>
  fc
    .record({
      id: newId<ApprovalId>(),
      level: oneOf(LEVELS),
      money: perhaps(money),
      askedAt: instant,
      waitingSince: instant,
      state: oneOf(APPROVAL_STATES),
      isDelegated: fc.boolean(),
      level2: oneOf(LEVELS),
      decidedAt: instant,
      offer: money,
      reasonTextId: perhaps(text),
    })
    .map(({ isDelegated, level2, decidedAt, offer, ...own }) => {
      const isDecided = own.state !== 'waiting' && own.state !== 'withdrawn';
      return {
        ...own,
        remedyId,
        askedById: nth(COMPANY.staff, 0),
        delegateId: isDelegated ? nth(COMPANY.staff, 1) : null,
        delegateLevel: isDelegated ? level2 : null,
        decidedById: isDecided ? nth(COMPANY.staff, 2) : null,
        decidedLevel: isDecided ? level2 : null,
        decidedAt: isDecided ? decidedAt : null,
        counter: own.state === 'countered' ? offer : null,
      };
    });

const approvalsOf = (
  remedies: readonly { readonly id: RemedyId }[],
  text: fc.Arbitrary<TextId>,
): fc.Arbitrary<readonly Approval[]> => fc.tuple(...remedies.map(({ id }) => approvalOf(id, text)));

/** Approvals stay with their remedies, which have one each. */
const carriedApprovals = (before: Complaint, now: Pick<Complaint, 'approvals' | 'remedies'>, keep: boolean) => {
  const newcomers = new Set(now.remedies.slice(before.remedies.length).map(({ id }) => id));
  return [
    ...before.approvals.map((approval, index) => {
      const other = now.approvals[index];
      return keep || other === undefined ? approval : { ...other, id: approval.id, remedyId: approval.remedyId };
    }),
    ...now.approvals.filter(({ remedyId }) => newcomers.has(remedyId)),
  ];
};

/** At most one escalation waits to be acknowledged. */
const withOneOpen = (escalations: readonly Escalation[]): readonly Escalation[] =>
  escalations.map((item, index) =>
    item.state === 'open' && escalations.findLastIndex(({ state }) => state === 'open') !== index
      ? { ...item, state: 'superseded' }
      : item,
  );

const evidence = (text: fc.Arbitrary<TextId>) =>
  fc.record({
    atmosphere: perhaps(
      fc.record({
        arrival: oneOf([...EMOTION_POINTS, 'not-observed' as const]),
        now: oneOf([...EMOTION_POINTS, 'not-observed' as const]),
        heardTextId: text,
        apology: oneOf(APOLOGIES),
        apologyReasonTextId: perhaps(text),
        recordedAt: instant,
      }),
    ),
    diagnosis: perhaps(
      fc.record({
        causeKind: oneOf(CAUSE_KINDS),
        controllable: fc.boolean(),
        hypothesisTextId: text,
        recordsChecked: fc.uniqueArray(oneOf(RECORDS)),
        temperament: perhaps(oneOf(TEMPERAMENTS)),
        recordedAt: instant,
      }),
    ),
    agreement: perhaps(fc.record({ problemTextId: text, outcomeWantedTextId: text, statedAt: instant })),
    refusalTextId: perhaps(text),
    outcomeWantedTextId: perhaps(text),
    reentries: several(fc.record({ step: oneOf(STEPS), reason: oneOf(REENTRY_REASONS), cycle: counter, at: instant })),
  });

const settingVersion: fc.Arbitrary<SettingVersion> = fc.record({
  id: newId<SettingVersion['id']>(),
  version: fc.nat({ max: 99 }),
});

const pausable = (kind: ClockKind): boolean => CLOCKS[kind].pausable;

/** Running clocks, each of another duty; a clock that stood still is of a later generation than the first. */
const clocks: fc.Arbitrary<readonly Clock[]> = fc
  .uniqueArray(
    fc.record({
      kind: oneOf(CLOCK_KINDS),
      subjectId: perhaps(oneOf(['diagnose', 'middle'])),
      startedAt: instant,
      span: perhaps(fc.record({ unit: oneOf(SPAN_UNITS), amount: counter })),
      minutes: fc.integer({ min: 1, max: 9_999 }),
      warnAt: perhaps(instant),
      paused: fc.boolean(),
      warnedAt: perhaps(instant),
      broken: fc.boolean(),
      pauses: several(fc.record({ from: instant, minutes: fc.integer({ min: 0, max: 9_999 }) }), 2),
    }),
    { maxLength: 4, selector: ({ kind, subjectId }) => `${kind} ${subjectId ?? ''}` },
  )
  .map((drawn) =>
    drawn
      .map(({ minutes, paused, broken, pauses, ...clock }): Clock => {
        const dueAt = plusMinutes(clock.startedAt, minutes);
        const stood = pausable(clock.kind) ? [...new Map(pauses.map((pause) => [pause.from, pause])).values()] : [];
        return {
          ...clock,
          id: randomUUID() as string as Clock['id'],
          dueAt,
          pausedAt: paused && !broken && pausable(clock.kind) ? clock.startedAt : null,
          breachedAt: broken ? dueAt : null,
          generation: 1 + stood.length,
          pauses: stood
            .map((pause) => ({ from: pause.from, to: plusMinutes(pause.from, pause.minutes) }))
            .sort((one, other) => (one.from < other.from ? -1 : 1)),
        };
      })
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
  );

const waiting = (text: fc.Arbitrary<TextId>): fc.Arbitrary<Waiting> =>
  fc.record({ id: newId<Waiting['id']>(), reasonTextId: text, since: instant, until: instant });

const plain = fc.record({
  receivedAt: instant,
  incidentAt: perhaps(instant),
  registeredAt: instant,
  updatedAt: instant,
  origin: oneOf(ORIGINS),
  channel: oneOf(CHANNELS),
  anonymous: fc.boolean(),
  confidential: fc.boolean(),
  imported: fc.boolean(),
  unitId: unit,
  level: oneOf(LEVELS),
  step: oneOf(STEPS),
  stepEnteredAt: instant,
  cycle: counter,
  severity: perhaps(oneOf(SEVERITIES)),
  safety: fc.boolean(),
  threat: perhaps(oneOf(THREATS)),
  vulnerability: fc.uniqueArray(oneOf(VULNERABILITY_DRIVERS)),
  contactPersonId: perhaps(staff),
  highestLevel: oneOf(LEVELS),
  repeatContacts: fc.integer({ min: 0, max: 1_000 }),
  responsibleId: perhaps(oneOf(COMPANY.staff.slice(0, 4))),
  unattended: perhaps(fc.record({ ownerId: staff, since: perhaps(instant) })),
  owner: fc.record({ staffId: staff, kind: oneOf(OWNERSHIP_KINDS), since: instant }),
  policy: perhaps(settingVersion),
  calendar: perhaps(settingVersion),
  cycleStartedAt: instant,
  levelEnteredAt: instant,
  acknowledgedAt: perhaps(instant),
  lastActivityAt: instant,
});

const handover = (text: fc.Arbitrary<TextId>) =>
  fc
    .record({
      id: newId<HandoverId>(),
      reasonTextId: text,
      offeredAt: instant,
      toUnitId: unit,
      minutes: fc.integer({ min: 1, max: 9_999 }),
    })
    .map(({ minutes, ...offer }) => ({
      ...offer,
      fromId: nth(COMPANY.staff, 0),
      toId: nth(COMPANY.staff, 1),
      lapsesAt: plusMinutes(offer.offeredAt, minutes),
      state: 'offered' as const,
    }));

const closure = (text: fc.Arbitrary<TextId>) =>
  fc.record({
    outcome: oneOf(OUTCOMES),
    way: oneOf(CLOSURE_WAYS),
    closedAt: instant,
    reasonTextId: perhaps(text),
  });

/** Texts with anything in them that a person can write and the API lets through. */
const bodies = fc.array(
  fc.string({ unit: 'grapheme', maxLength: 60 }).filter((body) => !body.includes('\u0000')),
  { minLength: 3, maxLength: 5 },
);

const serials = { last: 0 };

const textsOf = (words: readonly string[]): readonly NewText[] =>
  words.map((body) => ({ id: randomUUID() as string as TextId, kind: 'note', body }));

/** What of a complaint may be anything, given who and what it is about. */
const stateOf = (
  texts: readonly NewText[],
  complainants: readonly Complainant[],
  issues: readonly Issue[],
): fc.Arbitrary<Omit<Complaint, 'id' | 'number' | 'version' | 'sequence'>> => {
  const text = oneOf(texts.map(({ id }) => id));
  return fc
    .tuple(
      plain,
      held(text, complainants, issues).chain((things) =>
        approvalsOf(things.remedies, text).map((approvals) => ({ ...things, approvals })),
      ),
      evidence(text),
      perhaps(handover(text)),
      perhaps(closure(text)),
      perhaps(waiting(text)),
      clocks,
    )
    .map(([own, things, proof, offer, end, wait, running]) => ({
      ...own,
      ...things,
      ...proof,
      handover: offer,
      waiting: end === null ? wait : null,
      clocks: running,
      closure: end,
      status: end === null ? 'open' : 'closed',
      conflicts: [nth(COMPANY.staff, 4)].filter((one) => one !== own.owner.staffId),
      mergedIntoId: null,
    }));
};

/** Any complaint as it may stand in the database. */
export const anyComplaint: fc.Arbitrary<AnyComplaint> = bodies.chain((words) => {
  const texts = textsOf(words);
  const text = oneOf(texts.map(({ id }) => id));
  return fc
    .tuple(
      fc.array(complainant, { minLength: 1, maxLength: 3 }),
      several(issue(text)),
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 0, max: 1_000 }),
    )
    .chain(([complainants, issues, version, more]) =>
      stateOf(texts, complainants, issues).map((state) => {
        serials.last += 1;
        const id = randomUUID() as string as ComplaintId;
        return {
          complaint: { ...state, id, number: complaintNumber(2026, serials.last), version, sequence: version + more },
          texts,
        };
      }),
    );
});

/** What rules never drop: later states begin with the things of the earlier one, changed or not. */
const carried = <T extends { readonly id: string }>(
  before: readonly T[],
  now: readonly T[],
  keep: boolean,
): readonly T[] => [
  ...before.map((thing, index) => {
    const other = now[index];
    return keep || other === undefined ? thing : { ...other, id: thing.id };
  }),
  ...now.slice(before.length),
];

/** A later state of the same complaint, one commit on, with the texts that this commit brings. */
export const laterStateOf = ({ complaint, texts }: AnyComplaint): fc.Arbitrary<AnyComplaint> =>
  fc.tuple(bodies, several(complainant), fc.boolean(), fc.boolean()).chain(([words, newcomers, keep, sameOwner]) => {
    const fresh = textsOf(words);
    const complainants = carried(complaint.complainants, newcomers, keep);
    return stateOf([...texts, ...fresh], complainants, complaint.issues).map((state) => {
      const { number, id, origin, receivedAt, registeredAt, imported, owner } = complaint;
      const { updatedAt: updated } = state;
      const now: Complaint = {
        ...state,
        ...{ number, id, origin, receivedAt, registeredAt, imported },
        version: complaint.version + 1,
        sequence: complaint.sequence + 1,
        facts: carried(complaint.facts, state.facts, keep),
        remedies: carried(complaint.remedies, state.remedies, keep),
        approvals: carriedApprovals(complaint, state, keep),
        callbacks: withOneOpenOfAKind(
          carried(complaint.callbacks, state.callbacks, keep).map((callback, index) => ({
            ...callback,
            // What a callback is for, and whom, never changes; its attempts stay with it.
            kind: complaint.callbacks[index]?.kind ?? callback.kind,
            everyMonths: (complaint.callbacks[index] ?? callback).everyMonths,
            complainantId: complaint.callbacks[index]?.complainantId ?? callback.complainantId,
            attempts: complaint.callbacks[index]?.attempts ?? callback.attempts,
          })),
        ),
        promises: carried(complaint.promises, state.promises, keep),
        clocks: complaint.clocks.map((clock) => (keep ? clock : { ...clock, warnedAt: updated })),
        escalations: withOneOpen(carried(complaint.escalations, state.escalations, keep)),
        tasks: carried(complaint.tasks, state.tasks, keep),
        interimMeasures: carried(complaint.interimMeasures, state.interimMeasures, keep),
        messages: carried(complaint.messages, state.messages, keep),
        owner: sameOwner ? owner : { ...state.owner, since: plusMinutes(owner.since, 5) },
      };
      return {
        complaint: { ...now, conflicts: now.conflicts.filter((one) => one !== now.owner.staffId) },
        texts: fresh,
      };
    });
  });
