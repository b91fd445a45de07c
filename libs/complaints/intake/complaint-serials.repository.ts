import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redress/database';

/** As many numbers as one look at the sequence takes: its increment. */
const BLOCK = 20;

/**
 * Serial numbers of complaints, taken in blocks so that most registrations ask nobody. Numbers of a block that a process
 * does not use are never given; gaps are fine, doubles are not.
 */
@Injectable()
export class ComplaintSerials {
  private following = 0;
  private left = 0;
  private taking: Promise<void> | null = null;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async next(): Promise<number> {
    while (this.left === 0) {
      this.taking ??= this.take().finally(() => (this.taking = null));
      await this.taking;
    }
    const serial = this.following;
    this.following += 1;
    this.left -= 1;
    return serial;
  }

  private async take(): Promise<void> {
    const [row] = await this.unitOfWork.read<{ first: number }>({
      name: 'complaint-serials',
      text: "SELECT nextval('complaint_serial')::float8 AS first",
    });
    if (row === undefined) throw new Error('the sequence of complaint numbers gave nothing');
    this.following = row.first;
    this.left = BLOCK;
  }
}
