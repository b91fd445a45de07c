import type { NewEvent, StaffId } from '@redress/contracts';
import type { StreamCommit } from '@redress/messaging';
import { randomUUID } from 'node:crypto';
import type { DatabaseParts } from './open-database';

/** A stream's id that lies in a lane of the test's choice. */
export const streamInLane = (lane: number): string => `${randomUUID().slice(0, -2)}0${lane}`;

/** A commit of some events on a directory stream. */
export const commitOn = (streamId: string, count = 1): StreamCommit => ({
  stream: 'staff',
  streamId,
  events: Array.from({ length: count }, (): NewEvent => ({
    type: 'staff.amended',
    payload: { staffId: streamId as StaffId, fields: ['name'] },
  })),
  occurredAt: '2026-03-02T09:30:00.000Z' as StreamCommit['occurredAt'],
  actor: { kind: 'system', id: 'seed' },
  correlationId: 'correlation',
  causationId: 'cause',
});

/** Appends events to a directory stream in a transaction of its own. */
export const append = ({ unitOfWork, log }: DatabaseParts, streamId: string, count = 1): Promise<void> =>
  unitOfWork.run((tx) => {
    log.append(tx, commitOn(streamId, count));
    return Promise.resolve();
  });
