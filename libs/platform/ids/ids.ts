import { v7 } from 'uuid';

/** The only source of identifiers. Injected, so that a test can foretell them. */
export abstract class Ids {
  /** A new UUID, under the branded type the caller needs: `ids.next<ComplaintId>()`. */
  abstract next<T extends string = string>(): T;
}

/** UUID version 7: ordered by time of making, so that new rows land at the end of an index. */
export class UuidV7Ids extends Ids {
  override next<T extends string = string>(): T {
    return v7() as T;
  }
}

/** Counts up from 1 in the last group of an otherwise constant, valid UUID version 7. */
export class SequentialIds extends Ids {
  private made = 0;

  override next<T extends string = string>(): T {
    this.made += 1;
    return `01900000-0000-7000-8000-${this.made.toString(16).padStart(12, '0')}` as T;
  }
}
