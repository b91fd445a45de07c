import {
  type ComplaintEventName,
  type ComplaintEvents,
  type NewComplaintEvent,
  type StaffId,
  WRITTEN_CHANNELS,
} from '@redress/contracts';
import { cutTo } from './authority/worth';
import { CALLBACK_CHANGES } from './callbacks/evolve-callbacks';
import { CLOCK_CHANGES } from './clocks/evolve-clocks';
import type {
  Approval,
  Complainant,
  Complaint,
  CustomerPromise,
  Issue,
  OutgoingMessage,
  Reentry,
  Remedy,
} from './complaint';
import { type Change, replace, type Standing } from './evolution';
import { NOTHING_ESCALATED } from './escalation/escalation';
import { calledOff, ESCALATION_CHANGES } from './escalation/evolve-escalation';
import { higherOf } from './escalation/ladder';
import { asksForAnotherRemedy } from './gates';

const complainant = (complaint: Complaint, id: string, change: Partial<Complainant>): Partial<Complaint> => ({
  complainants: replace(complaint.complainants, id, () => change),
});
const issue = (complaint: Complaint, id: string, change: Partial<Issue>): Partial<Complaint> => ({
  issues: replace(complaint.issues, id, () => change),
});
const remedy = (complaint: Complaint, id: string, change: Partial<Remedy>): Partial<Complaint> => ({
  remedies: replace(complaint.remedies, id, () => change),
});
const approval = (complaint: Complaint, id: string, change: Partial<Approval>): Partial<Complaint> => ({
  approvals: replace(complaint.approvals, id, () => change),
});
const promise = (
  complaint: Complaint,
  id: string,
  change: (item: CustomerPromise) => Partial<CustomerPromise>,
): Partial<Complaint> => ({
  promises: replace(complaint.promises, id, change),
});
/** How a promise ended, with those who answer for it. */
const endedBy = ({ owner, unitId, level }: Complaint, state: CustomerPromise['state']): Partial<CustomerPromise> => ({
  state,
  accountableId: owner.staffId,
  accountableUnitId: unitId,
  accountableLevel: level,
});
const message = (complaint: Complaint, id: string, change: Partial<OutgoingMessage>): Partial<Complaint> => ({
  messages: replace(complaint.messages, id, () => change),
});

const unverified: Partial<Complainant> = { outcomeScore: null, handlingScore: null, verifiedAt: null };
const unagreed: Partial<Complainant> = { agreement: null, agreementMeans: null, agreedAt: null };
const undecided = {
  delegateId: null,
  delegateLevel: null,
  decidedById: null,
  decidedLevel: null,
  decidedAt: null,
  counter: null,
  reasonTextId: null,
};
const unsettled: Partial<Issue> = {
  outcome: null,
  causeKind: null,
  rootCause: null,
  controllable: null,
  findingTextId: null,
};

/**
 * Entering a step again voids what that step had proved, and any verification, which came after all of them. A refusal
 * falls with the step it belongs to, and wherever another remedy is asked for.
 */
const voided = (complaint: Complaint, reentry: Pick<Reentry, 'step' | 'reason'>): Partial<Complaint> => {
  const { step } = reentry;
  return {
    complainants: complaint.complainants.map((item) => ({
      ...item,
      ...unverified,
      ...(step === 'agree' ? unagreed : {}),
    })),
    ...(step === 'atmosphere' ? { atmosphere: null } : {}),
    ...(step === 'diagnose' ? { diagnosis: null } : {}),
    ...(step === 'agree' ? { agreement: null } : {}),
    ...(asksForAnotherRemedy(reentry) ? { refusalTextId: null } : {}),
  };
};

/** Whoever owns needs no contact person beside themselves. */
const contactPersonBeside = (complaint: Complaint, ownerId: StaffId): StaffId | null =>
  complaint.contactPersonId === ownerId ? null : complaint.contactPersonId;

const actingStaff = (standing: Standing): StaffId => standing.actor.id as StaffId;

/** Events and what each changes: the only place where a complaint's state comes from. */
const CHANGES: { readonly [N in Exclude<ComplaintEventName, 'complaint.registered'>]: Change<N> } = {
  ...CLOCK_CHANGES,
  ...ESCALATION_CHANGES,
  'complaint.contact-attached': ({ repeatContacts }) => ({ repeatContacts: repeatContacts + 1 }),

  'complaint.taken': (complaint, { toId }, { occurredAt }) => ({
    owner: { staffId: toId, kind: 'first-contact', since: occurredAt },
    contactPersonId: contactPersonBeside(complaint, toId),
  }),
  'complaint.handover-offered': (_, payload, { occurredAt }) => ({
    handover: {
      id: payload.handoverId,
      fromId: payload.fromId,
      toId: payload.toId,
      toUnitId: payload.toUnitId,
      reasonTextId: payload.reasonTextId,
      offeredAt: occurredAt,
      lapsesAt: payload.lapsesAt,
      state: 'offered',
    },
  }),
  'complaint.handover-accepted': (complaint, { toId, toUnitId }, { occurredAt }) => ({
    handover: null,
    unitId: toUnitId,
    owner: { staffId: toId, kind: 'handover', since: occurredAt },
    contactPersonId: contactPersonBeside(complaint, toId),
  }),
  'complaint.handover-declined': () => ({ handover: null }),
  'complaint.handover-lapsed': () => ({ handover: null }),
  'complaint.handover-withdrawn': () => ({ handover: null }),
  // Who stands in for a duty officer has duty too: the first person to answer still takes over.
  'complaint.passed-to-deputy': (complaint, { toId, toUnitId }, { occurredAt }) => ({
    unitId: toUnitId,
    owner: {
      staffId: toId,
      kind: complaint.owner.kind === 'duty-officer' ? 'duty-officer' : 'deputy',
      since: occurredAt,
    },
    contactPersonId: contactPersonBeside(complaint, toId),
  }),
  'complaint.contact-person-set': (_, { staffId }) => ({ contactPersonId: staffId }),
  'complaint.conflict-declared': (complaint, { staffId }) => ({ conflicts: [...complaint.conflicts, staffId] }),

  'complaint.step-entered': (complaint, { to, reentry }, { occurredAt }) => ({
    ...(reentry === null
      ? {}
      : {
          ...voided(complaint, { step: to, reason: reentry }),
          reentries: [...complaint.reentries, { step: to, reason: reentry, cycle: complaint.cycle, at: occurredAt }],
        }),
    step: to,
    stepEnteredAt: occurredAt,
  }),
  'complaint.atmosphere-recorded': (_, payload, { occurredAt }) => ({
    atmosphere: { ...payload, recordedAt: occurredAt },
  }),
  'complaint.fact-recorded': (complaint, { factId, textId, source, confirmed }) => ({
    facts: [...complaint.facts, { id: factId, textId, source, confirmed }],
  }),
  'complaint.fact-confirmed': (complaint, { factId }) => ({
    facts: replace(complaint.facts, factId, () => ({ confirmed: true })),
  }),
  'complaint.diagnosis-recorded': (_, payload, { occurredAt }) => ({
    diagnosis: { ...payload, recordedAt: occurredAt },
  }),
  'complaint.severity-set': (_, { severity, safety }) => ({ severity, safety }),
  'complaint.issue-added': (complaint, { issueId, descriptionTextId, category, equipmentId }) => ({
    issues: [...complaint.issues, newIssue(issueId, descriptionTextId, category, equipmentId)],
  }),
  'complaint.issue-categorised': (complaint, { issueId, category }) => issue(complaint, issueId, { category }),
  'complaint.issue-settled': (complaint, { issueId, outcome, causeKind, rootCause, controllable, findingTextId }) =>
    issue(complaint, issueId, { outcome, causeKind, rootCause, controllable, findingTextId }),
  'complaint.complainant-added': (complaint, { complainantId, customerId, role, authorised }) => ({
    complainants: [...complaint.complainants, newComplainant(complainantId, customerId, role, authorised)],
  }),
  'complaint.complainant-withdrew': (complaint, { complainantId }, { occurredAt }) =>
    complainant(complaint, complainantId, { withdrawnAt: occurredAt }),
  'complaint.agreement-stated': (complaint, payload, { occurredAt }) => ({
    agreement: { ...payload, statedAt: occurredAt },
    complainants: complaint.complainants.map((item) => ({ ...item, ...unagreed })),
  }),
  'complaint.agreement-met': (complaint, { complainantId, kind, means }, { occurredAt }) =>
    complainant(complaint, complainantId, { agreement: kind, agreementMeans: means, agreedAt: occurredAt }),

  'complaint.remedy-proposed': (complaint, payload, standing) => ({
    remedies: [
      ...complaint.remedies,
      {
        id: payload.remedyId,
        kind: payload.kind,
        money: payload.money,
        cost: payload.cost,
        complainantId: payload.complainantId,
        issueId: payload.issueId,
        textId: payload.textId,
        responsibleId: payload.responsibleId,
        proposedById: actingStaff(standing),
        grantedById: null,
        grantedAt: null,
        dueAt: payload.dueAt,
        state: 'proposed',
        fulfilledAt: null,
        cycle: complaint.cycle,
      },
    ],
  }),
  'complaint.remedy-granted': (complaint, { remedyId, byId }, { occurredAt }) =>
    remedy(complaint, remedyId, { state: 'granted', grantedById: byId, grantedAt: occurredAt }),
  'complaint.remedy-accepted': (complaint, { remedyId }) => remedy(complaint, remedyId, { state: 'accepted' }),
  'complaint.remedy-declined': (complaint, { remedyId }) => remedy(complaint, remedyId, { state: 'declined' }),
  'complaint.remedy-fulfilled': (complaint, { remedyId }, { occurredAt }) =>
    remedy(complaint, remedyId, { state: 'fulfilled', fulfilledAt: occurredAt }),
  'complaint.remedy-withdrawn': (complaint, { remedyId }) => remedy(complaint, remedyId, { state: 'withdrawn' }),
  'complaint.remedy-refused': (_, { refusalTextId }) => ({ refusalTextId }),
  'complaint.interim-measure-taken': (complaint, { interimMeasureId, kind, textId }, { occurredAt }) => ({
    interimMeasures: [...complaint.interimMeasures, { id: interimMeasureId, kind, textId, takenAt: occurredAt }],
  }),

  // Authority and approvals
  'complaint.approval-requested': (complaint, { approvalId, remedyId, level, money }, standing) => ({
    approvals: [
      ...complaint.approvals,
      {
        id: approvalId,
        remedyId,
        level,
        money,
        askedById: actingStaff(standing),
        askedAt: standing.occurredAt,
        waitingSince: standing.occurredAt,
        state: 'waiting',
        ...undecided,
      },
    ],
  }),
  'complaint.approval-delegated': (complaint, { approvalId, toId, level }) =>
    approval(complaint, approvalId, { delegateId: toId, delegateLevel: toId === null ? null : level }),
  'complaint.approval-decided': (complaint, { approvalId, decision, byId, level, money, reasonTextId }, standing) =>
    approval(complaint, approvalId, {
      state: decision,
      decidedById: byId,
      decidedLevel: level,
      decidedAt: standing.occurredAt,
      counter: decision === 'countered' ? money : null,
      reasonTextId,
    }),
  'complaint.approval-passed-on': (complaint, { approvalId, to }, { occurredAt }) =>
    approval(complaint, approvalId, { level: to, waitingSince: occurredAt, state: 'waiting', ...undecided }),
  'complaint.approval-withdrawn': (complaint, { approvalId, reasonTextId }) =>
    approval(complaint, approvalId, { state: 'withdrawn', reasonTextId }),
  'complaint.counter-offer-accepted': (complaint, { approvalId, remedyId, money }) => ({
    ...approval(complaint, approvalId, { state: 'approved', money }),
    remedies: replace(complaint.remedies, remedyId, (item) => cutTo(item, money)),
  }),

  ...CALLBACK_CHANGES,
  'complaint.satisfaction-verified': (complaint, { complainantId, outcomeScore, handlingScore }, { occurredAt }) =>
    complainant(complaint, complainantId, { outcomeScore, handlingScore, verifiedAt: occurredAt }),

  'complaint.promise-made': (complaint, payload, { occurredAt, actor }) => ({
    promises: [
      ...complaint.promises,
      {
        id: payload.promiseId,
        kind: payload.kind,
        subjectId: payload.subjectId,
        complainantId: payload.complainantId,
        textId: payload.textId,
        madeById: actor.kind === 'staff' || actor.kind === 'machine' ? actor.id : null,
        madeAt: occurredAt,
        dueAt: payload.dueAt,
        generation: 1,
        state: 'open',
        keptAt: null,
        accountableId: null,
        accountableUnitId: null,
        accountableLevel: null,
        cycle: complaint.cycle,
      },
    ],
  }),
  'complaint.promise-kept': (complaint, { promiseId }, { occurredAt }) =>
    promise(complaint, promiseId, (item) =>
      item.state === 'broken' ? { keptAt: occurredAt } : { ...endedBy(complaint, 'kept'), keptAt: occurredAt },
    ),
  'complaint.promise-renegotiated': (complaint, { promiseId, dueAt }) =>
    promise(complaint, promiseId, ({ generation }) => ({ dueAt, generation: generation + 1 })),
  'complaint.promise-broken': (complaint, { promiseId }) =>
    promise(complaint, promiseId, () => endedBy(complaint, 'broken')),
  'complaint.promise-released': (complaint, { promiseId }) =>
    promise(complaint, promiseId, () => endedBy(complaint, 'released')),

  'complaint.task-opened': (complaint, payload, { occurredAt }) => {
    const { taskId, textId, assigneeId, dueAt, forDealer } = { ...BEFORE_DEALERS, ...payload };
    const task = { id: taskId, textId, assigneeId, dueAt, state: 'open', openedAt: occurredAt, forDealer } as const;
    return { tasks: [...complaint.tasks, task] };
  },
  'complaint.task-done': (complaint, { taskId }) => ({
    tasks: replace(complaint.tasks, taskId, () => ({ state: 'done' })),
  }),
  'complaint.task-cancelled': (complaint, { taskId }) => ({
    tasks: replace(complaint.tasks, taskId, () => ({ state: 'cancelled' })),
  }),

  'complaint.message-written': (complaint, payload) => ({
    messages: [
      ...complaint.messages,
      {
        id: payload.messageId,
        channel: payload.channel,
        purpose: payload.purpose,
        complainantId: payload.complainantId,
        textId: payload.textId,
        heldUntil: payload.heldUntil,
        state: 'held',
        cycle: complaint.cycle,
      },
    ],
  }),
  'complaint.message-cancelled': (complaint, { messageId }) => message(complaint, messageId, { state: 'cancelled' }),
  'complaint.message-released': (complaint, { messageId }) => message(complaint, messageId, { state: 'queued' }),
  'complaint.message-received': () => ({}),
  'complaint.note-added': () => ({}),
  'complaint.attachment-added': () => ({}),
  'complaint.customer-notified': (complaint, { template, messageId, result }, { occurredAt }) => ({
    ...(messageId === null || result === 'outbox'
      ? {}
      : message(complaint, messageId, { state: result === 'sent' ? 'sent' : 'failed' })),
    ...(template === 'acknowledgement' && result === 'sent' && complaint.acknowledgedAt === null
      ? { acknowledgedAt: occurredAt }
      : {}),
  }),

  'complaint.threat-flagged': (_, { threat }) => ({ threat }),
  'complaint.level-changed': (complaint, { to }, { occurredAt }) => ({
    level: to,
    levelEnteredAt: occurredAt,
    highestLevel: higherOf(complaint.highestLevel, to),
  }),
  'complaint.vulnerability-recorded': (_, { drivers }) => ({ vulnerability: drivers }),
  'complaint.linked': () => ({}),
  'complaint.merged': (_, { intoId }) => ({ mergedIntoId: intoId }),
  'complaint.absorbed': (complaint, { threat, safety, vulnerability }) => ({
    threat: complaint.threat ?? threat,
    safety: complaint.safety || safety,
    vulnerability: [...new Set([...complaint.vulnerability, ...vulnerability])],
  }),
  'complaint.closed': (complaint, closure) => ({
    status: 'closed',
    closure: { ...closure },
    waiting: null,
    ...calledOff(complaint),
  }),
  'complaint.reopened': (complaint, { ownerId, cycle }, { occurredAt }) => ({
    status: 'open',
    closure: null,
    cycle,
    cycleStartedAt: occurredAt,
    levelEnteredAt: occurredAt,
    step: 'atmosphere',
    stepEnteredAt: occurredAt,
    // What ended the last cycle proves nothing in the new one; confirmed facts stay facts.
    atmosphere: null,
    diagnosis: null,
    agreement: null,
    refusalTextId: null,
    issues: complaint.issues.map((item) => ({ ...item, ...unsettled })),
    complainants: complaint.complainants.map((item) => ({ ...item, ...unverified, ...unagreed })),
    owner:
      ownerId === complaint.owner.staffId ? complaint.owner : { staffId: ownerId, kind: 'deputy', since: occurredAt },
    contactPersonId: contactPersonBeside(complaint, ownerId),
    repeatContacts: 0,
  }),
  'complaint.personal-data-erased': () => ({}),
};

const newComplainant = (
  id: Complainant['id'],
  customerId: Complainant['customerId'],
  role: Complainant['role'],
  authorised: boolean,
): Complainant => ({
  id,
  customerId,
  role,
  authorised,
  agreement: null,
  agreementMeans: null,
  agreedAt: null,
  outcomeScore: null,
  handlingScore: null,
  verifiedAt: null,
  withdrawnAt: null,
});

const newIssue = (
  id: Issue['id'],
  descriptionTextId: Issue['descriptionTextId'],
  category: Issue['category'],
  equipmentId: Issue['equipmentId'],
): Issue => ({
  id,
  descriptionTextId,
  category,
  equipmentId,
  outcome: null,
  causeKind: null,
  rootCause: null,
  controllable: null,
  findingTextId: null,
});

/** What a log that was written before there were policies does not say. */
const BEFORE_POLICIES = { policy: null, calendar: null } as const;
const BEFORE_DEALERS = { forDealer: false } as const;

/** Whoever complained to a person, not in writing, knows that we have it. */
const spokenTo = ({ channel, origin }: ComplaintEvents['complaint.registered'], { actor }: Standing): boolean =>
  actor.kind === 'staff' && origin === 'customer' && !WRITTEN_CHANNELS.includes(channel);

const registered = (payload: ComplaintEvents['complaint.registered'], standing: Standing): Complaint => ({
  id: standing.streamId as Complaint['id'],
  number: payload.number,
  version: standing.streamVersion,
  sequence: standing.sequence,
  status: 'open',
  origin: payload.origin,
  channel: payload.channel,
  receivedAt: payload.receivedAt,
  incidentAt: payload.incidentAt,
  registeredAt: standing.occurredAt,
  updatedAt: standing.occurredAt,
  anonymous: payload.anonymous,
  confidential: payload.confidential,
  imported: payload.imported,
  unitId: payload.unitId,
  level: payload.level,
  step: 'atmosphere',
  stepEnteredAt: standing.occurredAt,
  cycle: 1,
  severity: payload.severity,
  safety: payload.safety,
  threat: null,
  vulnerability: [],
  owner: { staffId: payload.ownerId, kind: payload.ownership, since: standing.occurredAt },
  contactPersonId: null,
  conflicts: [],
  handover: null,
  complainants: [
    newComplainant(
      payload.complainant.id,
      payload.complainant.customerId,
      payload.complainant.role,
      payload.complainant.authorised,
    ),
  ],
  issues: [
    newIssue(payload.issue.id, payload.issue.descriptionTextId, payload.issue.category, payload.issue.equipmentId),
  ],
  facts: [],
  atmosphere: null,
  diagnosis: null,
  agreement: null,
  refusalTextId: null,
  outcomeWantedTextId: payload.outcomeWantedTextId,
  remedies: [],
  approvals: [],
  callbacks: [],
  promises: [],
  tasks: [],
  interimMeasures: [],
  messages: [],
  reentries: [],
  closure: null,
  mergedIntoId: null,
  policy: payload.policy,
  calendar: payload.calendar,
  cycleStartedAt: payload.receivedAt,
  levelEnteredAt: standing.occurredAt,
  acknowledgedAt: spokenTo(payload, standing) ? standing.occurredAt : null,
  lastActivityAt: standing.occurredAt,
  waiting: null,
  clocks: [],
  ...NOTHING_ESCALATED,
  highestLevel: payload.level,
});

/**
 * The complaint after one more event. The first must be `complaint.registered`.
 * Throws where an event precedes the registration or registers twice: such a log is broken, not refused.
 */
export const evolve = (complaint: Complaint | null, happened: NewComplaintEvent, standing: Standing): Complaint => {
  if (happened.type === 'complaint.registered') {
    if (complaint !== null) throw new Error(`complaint ${complaint.id} is registered twice`);
    return registered({ ...BEFORE_POLICIES, ...happened.payload }, standing);
  }
  if (complaint === null) throw new Error(`${happened.type} precedes complaint.registered in ${standing.streamId}`);
  const change = CHANGES[happened.type] as Change<ComplaintEventName>;
  return {
    ...complaint,
    ...change(complaint, happened.payload, standing),
    version: standing.streamVersion,
    sequence: standing.sequence,
    updatedAt: standing.occurredAt,
    ...(standing.actor.kind === 'system' ? {} : { lastActivityAt: standing.occurredAt }),
  };
};
