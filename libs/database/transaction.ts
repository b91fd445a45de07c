import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import type { EntityManager } from 'typeorm';

/** One statement. A `name` lets PostgreSQL keep its plan per connection; equal names must mean equal text. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** The statement that a transaction ends with; sent together with COMMIT, so that what it locks is held least long. */
export interface ClosingStatement {
  /** Asked for once, when everything else is done. */
  statement(): Statement;
  /** Called after COMMIT succeeded. It must not throw: the change is made, whatever happens here. */
  committed(): void;
}

/** What work inside a transaction may use. Handed out by the unit of work; of no use once that has returned. */
export interface Transaction {
  /** Runs one statement and returns its rows. Statements asked for without waiting travel together. */
  query<Row extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs one statement and returns how many rows it wrote. */
  execute(statement: Statement | string, values?: readonly unknown[]): Promise<number>;
  /**
   * Sends one statement whose answer nobody waits for: it saves a trip. Should it fail, so does the transaction, with
   * this failure, at its end or at the next statement that is waited for.
   */
  write(statement: Statement | string, values?: readonly unknown[]): void;
  /** For simple rows of the directory: reading and writing through entities, in this transaction. */
  readonly manager: EntityManager;
  /** The statement that this transaction is to end with, null where none was set. */
  readonly closing: ClosingStatement | null;
  /** Sets the statement that the transaction ends with. There is one place for it, and the event log holds it. */
  closeWith(closing: ClosingStatement): void;
  /** Runs once COMMIT succeeded. It must not throw: the change is made, whatever happens here. */
  afterCommit(task: () => void): void;
}

/** A statement as the driver takes it. */
export const forDriver = (statement: Statement | string, values: readonly unknown[] = []): QueryConfig => {
  if (typeof statement === 'string') return { text: statement, values: [...values] };
  const { name, text } = statement;
  return { text, values: [...(statement.values ?? values)], ...(name === undefined ? {} : { name }) };
};

const gathering = new WeakSet<PoolClient>();

/**
 * Has everything that is asked of a connection in this turn of the loop leave in one piece. The driver would write each
 * statement by itself, and each write wakes the server.
 */
export function sendTogether(client: PoolClient): void {
  if (gathering.has(client)) return;
  gathering.add(client);
  const { stream } = client.connection;
  stream.cork();
  // Runs when the promises of this turn have settled, and before anything new is read.
  process.nextTick(() => {
    gathering.delete(client);
    stream.uncork();
  });
}

/** A transaction on one connection of the pool, as the unit of work drives it. */
export class OpenTransaction implements Transaction {
  readonly afterCommitTasks: (() => void)[] = [];
  private closingStatement: ClosingStatement | null = null;
  private beginning: Promise<unknown> | null = null;
  /** Answers nobody has waited for yet. */
  private readonly written: Promise<unknown>[] = [];
  /** Why one of them failed; what follows fails only because it did. */
  private failure: { readonly reason: unknown } | null = null;

  constructor(
    private readonly client: PoolClient,
    private readonly entityManager: EntityManager,
  ) {}

  async query<Row extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]> {
    const result = await this.answered(statement, values);
    return result.rows as Row[];
  }

  async execute(statement: Statement | string, values?: readonly unknown[]): Promise<number> {
    const result = await this.answered(statement, values);
    return result.rowCount ?? 0;
  }

  write(statement: Statement | string, values?: readonly unknown[]): void {
    const sent = this.send(statement, values);
    sent.catch((reason: unknown) => (this.failure ??= { reason }));
    this.written.push(sent);
  }

  get manager(): EntityManager {
    void this.begin();
    return this.entityManager;
  }

  get closing(): ClosingStatement | null {
    return this.closingStatement;
  }

  closeWith(closing: ClosingStatement): void {
    if (this.closingStatement !== null) throw new Error('This transaction already has a closing statement.');
    this.closingStatement = closing;
  }

  afterCommit(task: () => void): void {
    this.afterCommitTasks.push(task);
  }

  /** Ends the transaction. Without any statement there is none, and nothing is sent. */
  async commit(): Promise<void> {
    const { closingStatement, beginning } = this;
    if (closingStatement === null && beginning === null) return;
    const begun = this.begin();
    const closed = closingStatement === null ? null : this.send(closingStatement.statement());
    const ended = this.client.query('COMMIT');
    const outcomes = await Promise.allSettled([begun, ...this.written, closed, ended]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK instead of an error.
    if ((await ended).command !== 'COMMIT') {
      throw new Error('The work went on after a statement of its transaction had failed, so nothing was committed.');
    }
    closingStatement?.committed();
  }

  /** Undoes it. Throws where the connection is gone, in which case the server undoes it. */
  async rollback(): Promise<void> {
    if (this.beginning !== null) await this.client.query('ROLLBACK');
  }

  /** BEGIN travels together with the first statement; whether it succeeded is looked at before COMMIT counts. */
  private begin(): Promise<unknown> {
    if (this.beginning === null) {
      sendTogether(this.client);
      this.beginning = this.client.query('BEGIN');
      // Looked at in commit(); where the work fails first, the same lost connection has failed the work.
      this.beginning.catch(() => undefined);
    }
    return this.beginning;
  }

  private async answered(statement: Statement | string, values?: readonly unknown[]): Promise<QueryResult> {
    try {
      return await this.send(statement, values);
    } catch (error) {
      throw this.failure === null ? error : this.failure.reason;
    }
  }

  private send(statement: Statement | string, values?: readonly unknown[]): Promise<QueryResult> {
    void this.begin();
    sendTogether(this.client);
    return this.client.query(forDriver(statement, values));
  }
}
