import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Health } from '@redress/platform';
import { isAtHead } from './run-migrations';
import { UnitOfWork } from './unit-of-work';

/** Tells the process's readiness whether the database answers and has the schema this program was written for. */
@Injectable()
export class DatabaseHealth implements OnModuleInit {
  /** Migrations are never undone under a running process, so once at head is enough. */
  private wasAtHead = false;

  constructor(
    private readonly health: Health,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.health.register('database', () => this.check());
  }

  private async check(): Promise<void> {
    if (this.wasAtHead) {
      await this.unitOfWork.read('SELECT 1');
      return;
    }
    this.wasAtHead = await isAtHead((text) => this.unitOfWork.read<{ readonly name: string }>(text));
    if (!this.wasAtHead) throw new Error('migrations are missing: run `redress migrate`');
  }
}
