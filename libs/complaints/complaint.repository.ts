import { Injectable } from '@nestjs/common';
import { type Complaint, type NewText, nextDueOf } from '@redress/complaint-domain';
import type { ComplaintId, HandoverState, NewComplaintEvent, StaffId, Tier } from '@redress/contracts';
import { ConcurrentWrite, type Transaction, UnitOfWork } from '@redress/database';
import { changedClockRows, CLOCK_PAUSE_ROWS, CLOCK_ROWS, clocksOf } from './complaint-clocks';
import { CHILD_KINDS, changedRows, childrenOf, type ChildRows } from './complaint-children';
import { LOCK_ONE, SELECT_ONE, SELECT_SEVERAL, StatementParts } from './complaint-statements';
import { COMPLAINTS, type FlatComplaint, flatten, HANDOVERS, MESSAGES, unflatten } from './complaint.mapping';
import { digestsOf, sealed, SEALED_TEXTS, sealedRow } from './sealed-text';

/** Columns of a new complaint that lists and rules of keeping want and the rules of the trade do not. */
export interface Registered {
  /** The main complainant's tier at receipt. */
  readonly tier: Tier | null;
  readonly legalEntity: string | null;
  readonly product: string | null;
  readonly regulatoryFlags: readonly string[];
  readonly retentionClass: string | null;
  readonly importKey: string | null;
}

/** Who writes, and the events that the write comes from. */
export interface Written {
  /** Null where the house itself does. */
  readonly byId: StaffId | null;
  readonly events: readonly NewComplaintEvent[];
}

/** Digest of each text that was written, by text id: for the events. */
export type TextDigests = ReadonlyMap<string, string>;

const NOTHING_REGISTERED: Registered = {
  tier: null,
  legalEntity: null,
  product: null,
  regulatoryFlags: [],
  retentionClass: null,
  importKey: null,
};

type ComplaintRow = FlatComplaint &
  ChildRows & { readonly handover_rows: readonly unknown[][] | null; readonly clock_rows: readonly unknown[][] | null };

const complaintOf = (row: ComplaintRow): Complaint => {
  const {
    complainant_rows: _complainants,
    issue_rows: _issues,
    fact_rows: _facts,
    remedy_rows: _remedies,
    approval_rows: _approvals,
    callback_rows: _callbacks,
    attempt_rows: _attempts,
    promise_rows: _promises,
    escalation_rows: _escalations,
    task_rows: _tasks,
    interim_measure_rows: _measures,
    message_rows: _messages,
    handover_rows: handovers,
    clock_rows: clocks,
    ...flat
  } = row;
  const offered = handovers?.[0];
  return unflatten(flat, {
    ...childrenOf(row),
    handover: offered === undefined ? null : HANDOVERS.fromJson(offered),
    clocks: clocksOf(clocks),
  });
};

/** jsonb takes text; everything else goes as it is. */
const ownValues = (complaint: Complaint): readonly { readonly column: string; readonly value: unknown }[] => {
  const row = COMPLAINTS.toRow(flatten(complaint));
  return COMPLAINTS.places.map(({ column, type }) => {
    const value = row[column];
    return { column, value: type === 'jsonb' && value !== null ? JSON.stringify(value) : value };
  });
};

const dueColumn = (complaint: Complaint): string => nextDueOf(complaint) ?? 'infinity';

const ENDINGS: Readonly<Partial<Record<NewComplaintEvent['type'], HandoverState>>> = {
  'complaint.handover-accepted': 'accepted',
  'complaint.handover-declined': 'declined',
  'complaint.handover-lapsed': 'lapsed',
  'complaint.handover-withdrawn': 'withdrawn',
};

/** What never changes once a complaint is registered. */
const FIXED_COLUMNS: readonly string[] = ['id', 'number', 'origin', 'received_at', 'registered_at', 'imported'];

/**
 * Complaints whole: each is read in one statement and written in one, children, texts and tenure of ownership included.
 * Nothing else writes these tables, apart from erasing.
 */
/** Computes a value when it is first asked for. */
const lazily = (make: () => string): (() => string) => {
  let made: string | null = null;
  return () => (made ??= make());
};

@Injectable()
export class ComplaintRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A complaint within a transaction, or null. `lock` keeps others from changing it until this transaction ends. */
  async load(
    tx: Transaction,
    id: ComplaintId,
    { lock = false }: { readonly lock?: boolean } = {},
  ): Promise<Complaint | null> {
    // Both travel together; the load runs, and looks, once the lock is held.
    const locked = lock ? tx.execute({ ...LOCK_ONE, values: [id] }) : 0;
    const [rows] = await Promise.all([tx.query<ComplaintRow>({ ...SELECT_ONE, values: [id] }), locked]);
    const [row] = rows;
    return row === undefined ? null : complaintOf(row);
  }

  /** A complaint for reading, or null. */
  async read(id: ComplaintId): Promise<Complaint | null> {
    const [row] = await this.unitOfWork.read<ComplaintRow>({ ...SELECT_ONE, values: [id] });
    return row === undefined ? null : complaintOf(row);
  }

  /** Several complaints for reading, in no particular order; those that do not exist are left out. */
  async readSeveral(ids: readonly ComplaintId[]): Promise<Complaint[]> {
    const rows = await this.unitOfWork.read<ComplaintRow>({ ...SELECT_SEVERAL, values: [ids] });
    return rows.map(complaintOf);
  }

  /** Writes a new complaint. */
  async insert(
    tx: Transaction,
    complaint: Complaint,
    texts: readonly NewText[],
    registered: Registered = NOTHING_REGISTERED,
    written: Written = { byId: null, events: [] },
  ): Promise<TextDigests> {
    const parts = new StatementParts('complaint-insert');
    const columns = [
      ...ownValues(complaint),
      { column: 'next_due_at', value: dueColumn(complaint) },
      { column: 'customer_id', value: complaint.complainants[0]?.customerId ?? null },
      { column: 'tier', value: registered.tier },
      { column: 'legal_entity', value: registered.legalEntity },
      { column: 'product', value: registered.product },
      { column: 'regulatory_flags', value: registered.regulatoryFlags },
      { column: 'retention_class', value: registered.retentionClass },
      { column: 'import_key', value: registered.importKey },
      { column: 'created_at', value: complaint.registeredAt },
      { column: 'created_by_id', value: written.byId },
    ];
    parts.with(
      'own',
      `INSERT INTO complaint (${columns.map(({ column }) => column).join(', ')})
       VALUES (${columns.map(({ value }) => parts.bind(value)).join(', ')})`,
    );
    const { staffId, kind, since } = complaint.owner;
    parts.with(
      'tenure',
      `INSERT INTO ownership (complaint_id, tenure, staff_id, kind, started_at)
       VALUES (${[complaint.id, 1, staffId, kind, since].map((value) => parts.bind(value)).join(', ')})`,
    );
    const digests = this.addThings(parts, null, complaint, texts, written);
    tx.write(parts.statement('SELECT'));
    return digests;
  }

  /**
   * Writes what a commit changed.
   * @throws ConcurrentWrite when the row is not at `before.version` any more
   */
  async update(
    tx: Transaction,
    before: Complaint,
    after: Complaint,
    texts: readonly NewText[],
    written: Written,
  ): Promise<TextDigests> {
    const parts = new StatementParts('complaint-update');
    const columns = [
      ...ownValues(after).filter(({ column }) => !FIXED_COLUMNS.includes(column)),
      { column: 'next_due_at', value: dueColumn(after) },
    ];
    parts.with(
      'own',
      `UPDATE complaint SET ${columns.map(({ column, value }) => `${column} = ${parts.bind(value)}`).join(', ')}
       WHERE id = ${parts.bind(after.id)} AND version = ${parts.bind(before.version)} RETURNING id`,
    );
    this.passOwnership(parts, before, after);
    const digests = this.addThings(parts, before, after, texts, written);
    // In this order: an offer must have ended before the next may stand.
    const [, changed] = await Promise.all([
      this.endHandover(tx, before, after, written),
      tx.query(parts.statement('SELECT id FROM own')),
    ]);
    if (changed.length === 0) throw new ConcurrentWrite(`Complaint ${after.number}`);
    return digests;
  }

  /** The texts, children, clocks and offered handover that came or changed. */
  private addThings(
    parts: StatementParts,
    before: Complaint | null,
    after: Complaint,
    texts: readonly NewText[],
    { byId, events }: Written,
  ): TextDigests {
    // PostgreSQL refuses a value that no part uses, so each is bound by the first part that needs it.
    const complaintId = lazily(() => `${parts.bind(after.id)}::uuid`);
    const at = lazily(() => `${parts.bind(after.updatedAt)}::timestamptz`);
    const authorId = lazily(() => `${parts.bind(byId)}::uuid`);
    const always = () => ({ complaint_id: complaintId() });
    const afterOwn = before !== null;
    const mode = afterOwn ? 'renew' : 'add';
    const texted = sealed(texts);
    if (texted.length > 0) {
      const created = { ...always(), created_at: at() };
      parts.withRows(SEALED_TEXTS, texted.map(sealedRow), { always: created, ordinal: false, mode: 'add', afterOwn });
    }
    for (const child of CHILD_KINDS) {
      const rows = changedRows(child, before, after);
      if (rows.length === 0) continue;
      const own =
        child.mapping === MESSAGES
          ? { ...always(), direction: `'outgoing'`, created_at: at(), author_id: authorId() }
          : always();
      parts.withRows(child.mapping, rows, { always: own, ordinal: true, mode, afterOwn });
    }
    if (after.handover !== null && after.handover !== before?.handover) {
      const row = HANDOVERS.toRow(after.handover);
      parts.withRows(HANDOVERS, [row], { always: always(), ordinal: false, mode, afterOwn });
    }
    const { clocks, pauses } = changedClockRows(before, after, events);
    const plain = { ordinal: false, afterOwn } as const;
    if (clocks.length > 0) parts.withRows(CLOCK_ROWS, clocks, { ...plain, always: always(), mode });
    if (pauses.length > 0) parts.withRows(CLOCK_PAUSE_ROWS, pauses, { ...plain, always: {}, mode: 'add' });
    return digestsOf(texted);
  }

  /** Ends the open tenure and begins the next at the same instant, so that there is neither a gap nor an overlap. */
  private passOwnership(parts: StatementParts, before: Complaint, after: Complaint): void {
    const { staffId, kind, since } = after.owner;
    if (staffId === before.owner.staffId && kind === before.owner.kind && since === before.owner.since) return;
    const start = `${parts.bind(since)}::timestamptz`;
    parts.with(
      'ended_tenure',
      `UPDATE ownership SET ended_at = ${start} WHERE complaint_id = ${parts.bind(after.id)} AND ended_at IS NULL
       RETURNING complaint_id, tenure`,
    );
    parts.with(
      'begun_tenure',
      `INSERT INTO ownership (complaint_id, tenure, previous_tenure, staff_id, kind, started_at)
       SELECT complaint_id, tenure + 1, tenure, ${parts.bind(staffId)}::uuid, ${parts.bind(kind)}, ${start} FROM ended_tenure`,
    );
  }

  /** An offer that is gone from the state ended in the way that its event tells. */
  private async endHandover(tx: Transaction, before: Complaint, after: Complaint, { events }: Written): Promise<void> {
    const offer = before.handover;
    if (offer === null || after.handover?.id === offer.id) return;
    const ending = events.map(({ type }) => ENDINGS[type]).find((state) => state !== undefined);
    await tx.execute({
      name: 'handover-end',
      text: 'UPDATE handover SET state = $2 WHERE id = $1',
      values: [offer.id, ending ?? 'withdrawn'],
    });
  }
}
