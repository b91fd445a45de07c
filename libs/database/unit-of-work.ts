import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { poolOf } from './data-source';
import { DatabaseUnavailable, isConnectionFailure, isRetryable, translated } from './database-errors';
import { forDriver, OpenTransaction, sendTogether, type Statement, type Transaction } from './transaction';
import { Turns } from './turns';

/** Two transactions that met once rarely meet again; more tries would hide a fault. */
const ATTEMPTS = 4;
const LONGEST_FIRST_PAUSE_MILLISECONDS = 10;

/**
 * Connections that transactions leave to reading. Work in a transaction may read outside of it, a directory or a block
 * of numbers: had transactions every connection, each would hold one and wait for one more.
 */
const LEFT_TO_READING = 2;
const TURN_MILLISECONDS = 5_000;

const ignored = (): void => undefined;

/** A reading statement that waits to be sent. */
interface Question {
  readonly query: QueryConfig;
  readonly resolve: (answer: QueryResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** The two ways to the database: one transaction, or reading outside of any. */
export class UnitOfWork {
  private turns: Turns | null = null;
  private asked: Question[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Carries out `work` in one transaction and commits. What `work` throws undoes everything. A deadlock or a failed
   * serialisation makes it start anew, a few times, so `work` must leave nothing behind but rows.
   * @throws DatabaseUnavailable when PostgreSQL cannot be reached; the next call tries again by itself
   * @throws ConcurrentWrite when somebody else holds or changed a row for too long
   */
  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw translated(error);
        await delay(randomInt(1, LONGEST_FIRST_PAUSE_MILLISECONDS * 2 ** attempt));
      }
    }
  }

  /**
   * Runs one reading statement on any free connection. What is asked for in one go, without waiting in between, travels
   * together on one.
   * @throws DatabaseUnavailable when PostgreSQL cannot be reached
   */
  async read<Row extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]> {
    try {
      const { rows } = await this.reading(forDriver(statement, values));
      return rows as Row[];
    } catch (error) {
      throw translated(error);
    }
  }

  private reading(query: QueryConfig): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      this.asked.push({ query, resolve, reject });
      if (this.asked.length === 1) queueMicrotask(() => void this.readAsked());
    });
  }

  /** Never rejects: each question has its own answer. */
  private async readAsked(): Promise<void> {
    const asked = this.asked;
    this.asked = [];
    let client: PoolClient;
    try {
      client = await poolOf(this.dataSource).connect();
    } catch (error) {
      for (const { reject } of asked) reject(error);
      return;
    }
    // A connection that breaks fails each question by itself, and is told here besides.
    client.on('error', ignored);
    sendTogether(client);
    const answers = asked.map(async ({ query, resolve, reject }) => {
      try {
        resolve(await client.query(query));
        return false;
      } catch (error) {
        reject(error);
        return isConnectionFailure(error);
      }
    });
    const broken = (await Promise.all(answers)).some(Boolean);
    client.off('error', ignored);
    client.release(broken);
  }

  /** Waits until transactions have a connection to spare, and works. */
  private async attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.turns ??= new Turns(Math.max(1, poolOf(this.dataSource).options.max - LEFT_TO_READING), TURN_MILLISECONDS);
    let begun = false;
    try {
      return await this.turns.take(() => {
        begun = true;
        return this.transact(work);
      });
    } catch (error) {
      throw begun ? error : new DatabaseUnavailable(error);
    }
  }

  private async transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    markAsInTransaction(runner);
    const transaction = new OpenTransaction(client, runner.manager);
    let committing = false;
    try {
      const result = await work(transaction);
      committing = true;
      await transaction.commit();
      for (const task of transaction.afterCommitTasks) task();
      return result;
    } catch (error) {
      if (!committing) await this.undo(transaction, client);
      throw committing && isConnectionFailure(error) ? new DatabaseUnavailable(error, true) : error;
    } finally {
      await runner.release();
    }
  }

  /** A connection that cannot even roll back is ended: then the server undoes what had begun. */
  private async undo(transaction: OpenTransaction, client: PoolClient): Promise<void> {
    try {
      await transaction.rollback();
    } catch {
      client.connection.stream.destroy();
    }
  }
}

/**
 * TypeORM opens a transaction of its own for `save()` unless it knows of one. BEGIN and COMMIT are ours here, so it is
 * told; at depth 1 it makes savepoints, never a second BEGIN.
 */
function markAsInTransaction(runner: QueryRunner): void {
  Reflect.set(runner, 'isTransactionActive', true);
  Reflect.set(runner, 'transactionDepth', 1);
}
