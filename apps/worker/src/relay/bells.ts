import { Injectable, Logger } from '@nestjs/common';
import type { CallbackId } from '@redress/contracts';
import { callbackBells, type JobOrder, Jobs, type PlannedJob } from '@redress/messaging';
import { messageOf } from '@redress/platform';
import { CallbackGenerationQuery } from './callback-generation.query';

/** More than this waits only while the queue cannot be reached; then the sweep does the work from the rows. */
const MOST_WAITING = 10_000;

/**
 * Sets and takes away bells, in the order asked for, behind the back of whoever asks: the relay does not wait for the
 * queue. What cannot be done is dropped, for the rows hold every due time and the sweep finds them.
 */
@Injectable()
export class Bells {
  private readonly logger = new Logger(Bells.name);
  private waiting: JobOrder[] = [];
  private working: Promise<void> | null = null;

  constructor(
    private readonly jobs: Jobs,
    private readonly generations: CallbackGenerationQuery,
  ) {}

  /** Never throws and never waits. */
  send(orders: readonly JobOrder[]): void {
    if (orders.length === 0) return;
    if (this.waiting.length + orders.length > MOST_WAITING) {
      this.logger.warn(`The queue does not take bells; ${this.waiting.length} are left to the sweep.`);
      this.waiting = [];
    }
    this.waiting.push(...orders);
    this.working ??= this.work().finally(() => (this.working = null));
  }

  /** Resolves once everything asked for was done or dropped. */
  async settled(): Promise<void> {
    while (this.working !== null) await this.working;
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const orders = this.waiting;
      this.waiting = [];
      try {
        await this.carryOut(orders);
      } catch (error) {
        this.logger.warn(`${orders.length} bells are left to the sweep: ${messageOf(error)}`);
      }
    }
  }

  /** Runs of bells to set travel together; a bell to take away comes in its turn. */
  private async carryOut(orders: readonly JobOrder[]): Promise<void> {
    let planned: PlannedJob[] = [];
    for (const order of orders) {
      if (order.order === 'schedule') {
        planned.push(order.job);
        continue;
      }
      await this.jobs.schedule(planned);
      planned = [];
      if (order.order === 'cancel') await this.jobs.cancel(order.name, order.id);
      else await this.silence(order.callbackId);
    }
    await this.jobs.schedule(planned);
  }

  private async silence(callbackId: CallbackId): Promise<void> {
    const found = await this.generations.of(callbackId);
    if (found === null) return;
    for (const { name, id } of callbackBells({ ...found, callbackId })) await this.jobs.cancel(name, id);
  }
}
