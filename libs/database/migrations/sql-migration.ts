import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A migration that is a piece of SQL. There is only forwards: what is wrong is mended by the next migration. */
export abstract class SqlMigration implements MigrationInterface {
  protected abstract readonly sql: string;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(this.sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations of Redress go forwards only; restore a backup to go back.'));
  }
}
