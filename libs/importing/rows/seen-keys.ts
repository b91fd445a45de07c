import { createHash } from 'node:crypto';

/** Above this share of taken places looking for a free one gets slow. */
const FULLEST = 0.6;

const digestOf = (key: string): bigint => {
  const digest = createHash('sha1').update(key).digest().readBigUInt64LE();
  // Zero marks a free place.
  return digest === 0n ? 1n : digest;
};

/**
 * Remembers keys by digests of eight bytes each, so that a file of a million rows takes a few megabytes. Used where the
 * database does not remember them, which is in a dry run.
 */
export class SeenKeys {
  private places = new BigUint64Array(1 << 10);
  private count = 0;

  /** Remembers a key. @returns false where it was seen before */
  add(key: string): boolean {
    if (this.count >= this.places.length * FULLEST) this.grow();
    const isNew = this.put(digestOf(key));
    if (isNew) this.count += 1;
    return isNew;
  }

  private put(digest: bigint): boolean {
    const last = this.places.length - 1;
    let place = Number(digest & BigInt(last));
    for (;;) {
      const held = this.places[place];
      if (held === digest) return false;
      if (held === 0n) {
        this.places[place] = digest;
        return true;
      }
      place = (place + 1) & last;
    }
  }

  private grow(): void {
    const before = this.places;
    this.places = new BigUint64Array(before.length * 2);
    for (const digest of before) if (digest !== 0n) this.put(digest);
  }
}
