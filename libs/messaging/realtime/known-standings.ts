import type { ComplaintId } from '@redress/contracts';
import type { Standing } from './standings.query';

export interface KnownStanding {
  readonly standing: Standing;
  /** Connections that were told that this complaint left their sight; they are told once. */
  readonly told: Set<string>;
}

/**
 * The standings last read, newest use last, as many as `capacity`. They save a query where an event was committed before
 * the complaint was read, and remember who was told already that it left their sight.
 */
export class KnownStandings {
  private readonly known = new Map<ComplaintId, KnownStanding>();

  constructor(private readonly capacity: number) {}

  get(id: ComplaintId): KnownStanding | undefined {
    return this.known.get(id);
  }

  /** Remembers a standing unless a newer one is known already, and returns what is known now. */
  remember(standing: Standing): KnownStanding {
    const before = this.known.get(standing.complaintId);
    const now =
      before === undefined
        ? { standing, told: new Set<string>() }
        : before.standing.version > standing.version
          ? before
          : { standing, told: before.told };
    this.known.delete(standing.complaintId);
    this.known.set(standing.complaintId, now);
    if (this.known.size > this.capacity) {
      const [oldest] = this.known.keys();
      if (oldest !== undefined) this.known.delete(oldest);
    }
    return now;
  }
}
