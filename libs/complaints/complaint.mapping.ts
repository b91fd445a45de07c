import type {
  Approval,
  Callback,
  CallbackAttempt,
  Complainant,
  Complaint,
  Escalation,
  CustomerPromise,
  Fact,
  Handover,
  HelperTask,
  InterimMeasure,
  Issue,
  OutgoingMessage,
  Remedy,
} from '@redress/complaint-domain';
import { instantFromSql } from '@redress/database';

/** Types of columns. `money` is one field and two columns, `<name>_amount` and `<name>_currency`. */
type ColumnType =
  | 'uuid'
  | 'text'
  | 'boolean'
  | 'smallint'
  | 'integer'
  | 'integer[]'
  | 'timestamptz'
  | 'jsonb'
  | 'uuid[]'
  | 'text[]'
  | 'bytea'
  | 'money';

/** Which column type each field has; a field that the rules gain does not compile until it has one. */
type Columns<T> = { readonly [K in keyof T]-?: ColumnType };

/** One column: where it lies in the database and in the program. */
interface ColumnPlace {
  readonly column: string;
  readonly type: Exclude<ColumnType, 'money'> | 'bigint';
  readonly field: string;
  /** For the two columns of an amount of money. */
  readonly part?: 'amount' | 'currency';
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const placesOf = (columns: Readonly<Record<string, ColumnType>>): readonly ColumnPlace[] =>
  Object.entries(columns).flatMap(([field, type]): ColumnPlace[] =>
    type === 'money'
      ? [
          { column: `${snakeCase(field)}_amount`, type: 'bigint', field, part: 'amount' },
          { column: `${snakeCase(field)}_currency`, type: 'text', field, part: 'currency' },
        ]
      : [{ column: snakeCase(field), type, field }],
  );

/** How one kind of thing is kept in a table of its own, one row each. */
export class RowMapping<T extends object> {
  readonly places: readonly ColumnPlace[];

  constructor(
    readonly table: string,
    columns: Columns<T>,
  ) {
    this.places = placesOf(columns);
  }

  /** The row of a thing, under its column names, ready for JSON. */
  toRow(thing: T): Record<string, unknown> {
    const row: Record<string, unknown> = {};
    for (const { column, field, part } of this.places) {
      const value: unknown = Reflect.get(thing, field);
      row[column] = part === undefined || value === null ? value : Reflect.get(value as object, part);
    }
    return row;
  }

  /** The thing of a row that came as a JSON array, one element for each of {@link places}. */
  fromJson(values: readonly unknown[]): T {
    const thing: Record<string, unknown> = {};
    this.places.forEach(({ field, type, part }, index) => {
      const value = values[index];
      if (part === 'amount') thing[field] = value === null ? null : { amount: value, currency: values[index + 1] };
      else if (part !== 'currency')
        thing[field] = type === 'timestamptz' && typeof value === 'string' ? instantFromSql(value) : value;
    });
    return thing as T;
  }
}

/** What a complaint holds several of, in the order in which it holds them. */
export const COMPLAINANTS = new RowMapping<Complainant>('complainant', {
  id: 'uuid',
  customerId: 'uuid',
  role: 'text',
  authorised: 'boolean',
  agreement: 'text',
  agreementMeans: 'text',
  agreedAt: 'timestamptz',
  outcomeScore: 'smallint',
  handlingScore: 'smallint',
  verifiedAt: 'timestamptz',
  withdrawnAt: 'timestamptz',
});

export const ISSUES = new RowMapping<Issue>('issue', {
  id: 'uuid',
  descriptionTextId: 'uuid',
  category: 'text',
  equipmentId: 'uuid',
  outcome: 'text',
  causeKind: 'text',
  rootCause: 'text',
  controllable: 'boolean',
  findingTextId: 'uuid',
});

export const FACTS = new RowMapping<Fact>('fact', { id: 'uuid', textId: 'uuid', source: 'text', confirmed: 'boolean' });

export const REMEDIES = new RowMapping<Remedy>('remedy', {
  id: 'uuid',
  kind: 'text',
  money: 'money',
  cost: 'money',
  complainantId: 'uuid',
  issueId: 'uuid',
  textId: 'uuid',
  responsibleId: 'uuid',
  proposedById: 'uuid',
  grantedById: 'uuid',
  grantedAt: 'timestamptz',
  dueAt: 'timestamptz',
  state: 'text',
  fulfilledAt: 'timestamptz',
  cycle: 'integer',
});

export const APPROVALS = new RowMapping<Approval>('approval', {
  id: 'uuid',
  remedyId: 'uuid',
  level: 'text',
  money: 'money',
  askedById: 'uuid',
  askedAt: 'timestamptz',
  waitingSince: 'timestamptz',
  state: 'text',
  delegateId: 'uuid',
  delegateLevel: 'text',
  decidedById: 'uuid',
  decidedLevel: 'text',
  decidedAt: 'timestamptz',
  counter: 'money',
  reasonTextId: 'uuid',
});

/** A callback without its attempts, which have a table of their own. */
export const CALLBACKS = new RowMapping<Omit<Callback, 'attempts'>>('callback', {
  id: 'uuid',
  kind: 'text',
  complainantId: 'uuid',
  dueAt: 'timestamptz',
  until: 'timestamptz',
  promised: 'boolean',
  missedAt: 'timestamptz',
  expiresAt: 'timestamptz',
  maxAttempts: 'integer',
  spacings: 'integer[]',
  everyMonths: 'integer',
  generation: 'integer',
  state: 'text',
  rangAt: 'timestamptz',
  claimedById: 'uuid',
  claimedUntil: 'timestamptz',
  placeUnitId: 'uuid',
  placeStartsAt: 'timestamptz',
  topicTextId: 'uuid',
  cycle: 'integer',
});

/** An attempt and the callback it belongs to. */
export type AttemptOfCallback = CallbackAttempt & { readonly callbackId: Callback['id'] };

export const ATTEMPTS = new RowMapping<AttemptOfCallback>('callback_attempt', {
  id: 'uuid',
  callbackId: 'uuid',
  outcome: 'text',
  attemptedAt: 'timestamptz',
  byId: 'uuid',
  noteTextId: 'uuid',
});

export const PROMISES = new RowMapping<CustomerPromise>('promise', {
  id: 'uuid',
  kind: 'text',
  subjectId: 'uuid',
  complainantId: 'uuid',
  textId: 'uuid',
  madeById: 'uuid',
  madeAt: 'timestamptz',
  dueAt: 'timestamptz',
  generation: 'integer',
  state: 'text',
  keptAt: 'timestamptz',
  accountableId: 'uuid',
  accountableUnitId: 'uuid',
  accountableLevel: 'text',
  cycle: 'integer',
});

/** Rungs of a ladder that fired (playbook §6). */
export const ESCALATIONS = new RowMapping<Escalation>('escalation', {
  id: 'uuid',
  ladderId: 'uuid',
  ladderVersion: 'integer',
  rung: 'text',
  trigger: 'text',
  clock: 'text',
  fromLevel: 'text',
  level: 'text',
  responsibleId: 'uuid',
  standsInForId: 'uuid',
  change: 'text',
  escalatedAt: 'timestamptz',
  acknowledgeBy: 'timestamptz',
  alertAt: 'timestamptz',
  alertedAt: 'timestamptz',
  acknowledgedAt: 'timestamptz',
  acknowledgedById: 'uuid',
  state: 'text',
  cycle: 'integer',
});

export const TASKS = new RowMapping<HelperTask>('task', {
  id: 'uuid',
  textId: 'uuid',
  assigneeId: 'uuid',
  dueAt: 'timestamptz',
  state: 'text',
  openedAt: 'timestamptz',
  forDealer: 'boolean',
});

export const INTERIM_MEASURES = new RowMapping<InterimMeasure>('interim_measure', {
  id: 'uuid',
  kind: 'text',
  textId: 'uuid',
  takenAt: 'timestamptz',
});

export const MESSAGES = new RowMapping<OutgoingMessage>('message', {
  id: 'uuid',
  channel: 'text',
  purpose: 'text',
  complainantId: 'uuid',
  textId: 'uuid',
  heldUntil: 'timestamptz',
  state: 'text',
  cycle: 'integer',
});

export const HANDOVERS = new RowMapping<Handover>('handover', {
  id: 'uuid',
  fromId: 'uuid',
  toId: 'uuid',
  toUnitId: 'uuid',
  reasonTextId: 'uuid',
  offeredAt: 'timestamptz',
  lapsesAt: 'timestamptz',
  state: 'text',
});

/** What a complaint keeps in its own row, under the names that the columns have: owner and closure laid flat. */
export type FlatComplaint = Omit<
  Complaint,
  | 'owner'
  | 'handover'
  | 'complainants'
  | 'issues'
  | 'facts'
  | 'remedies'
  | 'approvals'
  | 'callbacks'
  | 'promises'
  | 'escalations'
  | 'tasks'
  | 'interimMeasures'
  | 'messages'
  | 'closure'
  | 'clocks'
> & {
  readonly ownerId: Complaint['owner']['staffId'];
  readonly ownerKind: Complaint['owner']['kind'];
  readonly ownerSince: Complaint['owner']['since'];
  readonly outcome: NonNullable<Complaint['closure']>['outcome'] | null;
  readonly closureWay: NonNullable<Complaint['closure']>['way'] | null;
  readonly closedAt: NonNullable<Complaint['closure']>['closedAt'] | null;
  readonly closureReasonTextId: NonNullable<Complaint['closure']>['reasonTextId'];
};

export const COMPLAINTS = new RowMapping<FlatComplaint>('complaint', {
  id: 'uuid',
  number: 'text',
  version: 'integer',
  sequence: 'integer',
  status: 'text',
  origin: 'text',
  channel: 'text',
  receivedAt: 'timestamptz',
  incidentAt: 'timestamptz',
  registeredAt: 'timestamptz',
  updatedAt: 'timestamptz',
  anonymous: 'boolean',
  confidential: 'boolean',
  imported: 'boolean',
  unitId: 'uuid',
  level: 'text',
  step: 'text',
  stepEnteredAt: 'timestamptz',
  cycle: 'integer',
  severity: 'smallint',
  safety: 'boolean',
  threat: 'text',
  vulnerability: 'text[]',
  ownerId: 'uuid',
  ownerKind: 'text',
  ownerSince: 'timestamptz',
  contactPersonId: 'uuid',
  conflicts: 'uuid[]',
  atmosphere: 'jsonb',
  diagnosis: 'jsonb',
  agreement: 'jsonb',
  refusalTextId: 'uuid',
  outcomeWantedTextId: 'uuid',
  reentries: 'jsonb',
  mergedIntoId: 'uuid',
  responsibleId: 'uuid',
  highestLevel: 'text',
  repeatContacts: 'integer',
  unattended: 'jsonb',
  outcome: 'text',
  closureWay: 'text',
  closedAt: 'timestamptz',
  closureReasonTextId: 'uuid',
  policy: 'jsonb',
  calendar: 'jsonb',
  cycleStartedAt: 'timestamptz',
  levelEnteredAt: 'timestamptz',
  acknowledgedAt: 'timestamptz',
  lastActivityAt: 'timestamptz',
  waiting: 'jsonb',
});

/** Lays a complaint's own fields flat. */
export const flatten = (complaint: Complaint): FlatComplaint => {
  const {
    owner,
    closure,
    handover: _handover,
    complainants: _complainants,
    issues: _issues,
    facts: _facts,
    remedies: _remedies,
    approvals: _approvals,
    callbacks: _callbacks,
    promises: _promises,
    escalations: _escalations,
    tasks: _tasks,
    interimMeasures: _interimMeasures,
    messages: _messages,
    clocks: _clocks,
    ...own
  } = complaint;
  return {
    ...own,
    ownerId: owner.staffId,
    ownerKind: owner.kind,
    ownerSince: owner.since,
    outcome: closure?.outcome ?? null,
    closureWay: closure?.way ?? null,
    closedAt: closure?.closedAt ?? null,
    closureReasonTextId: closure?.reasonTextId ?? null,
  };
};

/** The opposite of {@link flatten}: own fields and the things beside them, as the rules know a complaint. */
export const unflatten = (
  flat: FlatComplaint,
  things: Pick<
    Complaint,
    | 'handover'
    | 'complainants'
    | 'issues'
    | 'facts'
    | 'remedies'
    | 'approvals'
    | 'callbacks'
    | 'promises'
    | 'escalations'
    | 'tasks'
    | 'interimMeasures'
    | 'messages'
    | 'clocks'
  >,
): Complaint => {
  const { ownerId, ownerKind, ownerSince, outcome, closureWay, closedAt, closureReasonTextId, ...own } = flat;
  return {
    ...own,
    ...things,
    owner: { staffId: ownerId, kind: ownerKind, since: ownerSince },
    closure:
      outcome === null || closureWay === null || closedAt === null
        ? null
        : { outcome, way: closureWay, closedAt, reasonTextId: closureReasonTextId },
  };
};
