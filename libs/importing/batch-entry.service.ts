import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { History, type PastComplaint } from '@redress/complaints';
import type { Refusal } from '@redress/contracts';
import { DatabaseUnavailable, sqlState, type Transaction, UnitOfWork, violatedUnique } from '@redress/database';
import { Customers, normalForm, type RequestContext } from '@redress/directory';
import { Clock } from '@redress/platform';
import { ImportingQuery, type KnownBy, type KnownCustomer } from './importing.query';
import type { RowFinding } from './report/row-findings';
import type { CustomerDraft, RowDraft } from './rows/row-draft';

/** What became of one row. */
export type RowOutcome = 'imported' | 'duplicate' | { readonly refusal: Refusal } | { readonly finding: RowFinding };

/** A database that is away longer than this is not coming back by itself. */
const PATIENCE_MILLISECONDS = 60_000;
const PAUSE_MILLISECONDS = 500;

/** SQLSTATE classes of data that PostgreSQL will not store: tried again, it will not either. */
const UNFIT_DATA = /^2[23]/;

/** Whether another import of the same rows was quicker. */
const isAlreadyThere = (error: unknown): boolean => violatedUnique(error) === 'complaint_import_key_key';

const pastOf = (draft: RowDraft, customer: KnownCustomer | null): PastComplaint => {
  const { line: _line, customer: _customer, furtherIssues, outcome, closedAt, answer, ...rest } = draft;
  return { ...rest, customer, past: { outcome, closedAt, furtherIssues, answer } };
};

/** The contact by which a customer is known again: there may be two of one name, and two at one number. */
const knownBy = ({ name, contacts, locale }: CustomerDraft): KnownBy | null => {
  const [contact] = contacts;
  return contact === undefined
    ? null
    : { name, kind: contact.kind, normalised: normalForm(contact.kind, contact.value, locale) };
};

const keyOf = ({ name, kind, normalised }: KnownBy): string => JSON.stringify([name.toLowerCase(), kind, normalised]);

/** Enters a few rows in one transaction: all of them or, where the database finds one unfit, one by one. */
@Injectable()
export class BatchEntry {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly query: ImportingQuery,
    private readonly history: History,
    private readonly customers: Customers,
    private readonly clock: Clock,
  ) {}

  /** Judges rows as `enter` would, and writes nothing. */
  async judge(asking: RequestContext, drafts: readonly RowDraft[]): Promise<readonly RowOutcome[]> {
    return (await this.sorted(asking, drafts)).outcomes;
  }

  /**
   * Enters rows. Begun again after a failure it enters only what is missing, so it waits out a database that is away.
   * @returns what became of each, in their order
   * @throws DatabaseUnavailable when it stays away
   */
  async enter(asking: RequestContext, drafts: readonly RowDraft[]): Promise<readonly RowOutcome[]> {
    const startedAt = this.clock.milliseconds();
    const attempted = new Set<string>();
    for (;;) {
      try {
        return await this.enterOnce(asking, drafts, attempted);
      } catch (error) {
        const isAway = error instanceof DatabaseUnavailable;
        if (!isAway && !isAlreadyThere(error)) throw error;
        if (this.clock.milliseconds() - startedAt > PATIENCE_MILLISECONDS) throw error;
        // Only where the connection went during COMMIT may rows that turn up now be our own.
        if (!isAway || !error.outcomeUnknown) attempted.clear();
        if (isAway) await delay(PAUSE_MILLISECONDS);
      }
    }
  }

  private async enterOnce(
    asking: RequestContext,
    drafts: readonly RowDraft[],
    attempted: Set<string>,
  ): Promise<readonly RowOutcome[]> {
    const { outcomes, fit } = await this.sorted(asking, drafts, attempted);
    if (fit.length === 0) return outcomes;
    for (const { importKey } of fit) attempted.add(importKey);
    try {
      await this.unitOfWork.run((tx) => this.write(tx, asking, fit));
      return outcomes;
    } catch (error) {
      const state = sqlState(error) ?? '';
      if (!UNFIT_DATA.test(state) || isAlreadyThere(error)) throw error;
      if (drafts.length === 1) return [{ finding: { column: '', code: 'import.stored', values: { state } } }];
      return this.enterOneByOne(asking, drafts);
    }
  }

  private async enterOneByOne(asking: RequestContext, drafts: readonly RowDraft[]): Promise<readonly RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    for (const draft of drafts) outcomes.push(...(await this.enter(asking, [draft])));
    return outcomes;
  }

  /**
   * Sets apart what is here already and what the rules refuse.
   * @param attempted keys whose rows, where they are here, are this import's own
   */
  private async sorted(
    asking: RequestContext,
    drafts: readonly RowDraft[],
    attempted = new Set<string>(),
  ): Promise<{ readonly outcomes: readonly RowOutcome[]; readonly fit: readonly RowDraft[] }> {
    const seen = new Set(await this.query.knownKeys(drafts.map(({ importKey }) => importKey)));
    const outcomes: RowOutcome[] = [];
    const fit: RowDraft[] = [];
    for (const draft of drafts) {
      if (seen.has(draft.importKey)) {
        outcomes.push(attempted.delete(draft.importKey) ? 'imported' : 'duplicate');
        continue;
      }
      const refusal = await this.history.refusalOf(asking, pastOf(draft, null));
      outcomes.push(refusal === null ? 'imported' : { refusal });
      if (refusal !== null) continue;
      seen.add(draft.importKey);
      fit.push(draft);
    }
    return { outcomes, fit };
  }

  private async write(tx: Transaction, asking: RequestContext, drafts: readonly RowDraft[]): Promise<void> {
    const customers = await this.customersOf(tx, asking, drafts);
    const complaints = drafts.map((draft, index) => pastOf(draft, customers[index] ?? null));
    await this.history.enter(tx, asking, complaints);
  }

  /** The customer of each row: on file already, or put there once, however many rows of the batch are theirs. */
  private async customersOf(
    tx: Transaction,
    asking: RequestContext,
    drafts: readonly RowDraft[],
  ): Promise<readonly (KnownCustomer | null)[]> {
    const known = await this.customersOnFile(tx, drafts);
    return Promise.all(
      drafts.map(async ({ customer }) => {
        if (customer === null) return null;
        const contact = knownBy(customer);
        const onFile = contact === null ? undefined : known.get(keyOf(contact));
        if (onFile !== undefined) return onFile;
        const added = this.register(tx, asking, customer);
        if (contact !== null) known.set(keyOf(contact), added);
        return added;
      }),
    );
  }

  private async customersOnFile(
    tx: Transaction,
    drafts: readonly RowDraft[],
  ): Promise<Map<string, Promise<KnownCustomer>>> {
    const described = drafts.flatMap(({ customer }) => (customer === null ? [] : (knownBy(customer) ?? [])));
    const found = described.length === 0 ? [] : await this.query.customers(tx, described);
    const known = new Map<string, Promise<KnownCustomer>>();
    described.forEach((one, index) => {
      const customer = found[index] ?? null;
      if (customer !== null) known.set(keyOf(one), Promise.resolve(customer));
    });
    return known;
  }

  private async register(tx: Transaction, asking: RequestContext, customer: CustomerDraft): Promise<KnownCustomer> {
    const { name, kind, tier, locale, contacts } = customer;
    return { id: await this.customers.registerWithin(tx, asking, { name, kind, tier, locale, contacts }), tier };
  }
}
