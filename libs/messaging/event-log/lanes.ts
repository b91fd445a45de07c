/**
 * A stream belongs to one of a few lanes, and positions rise in commit order within a lane (architecture §3). The number
 * is part of the stored log and of `event_lane()` in the database: it never changes.
 */
export const LANES = 8;

/** Every lane, lowest first: the order in which a commit on several streams takes them. */
export const ALL_LANES: readonly number[] = Array.from({ length: LANES }, (_, lane) => lane);

/** The lane of a stream: the lowest bits of its UUID's last byte, which is random. */
export const laneOf = (streamId: string): number => Number.parseInt(streamId.slice(-2), 16) & (LANES - 1);
