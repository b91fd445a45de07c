import type { CommandName, Commands } from '@redress/complaint-domain';
import type { ComplaintId, JobMap, JobName } from '@redress/contracts';

/** A command that the house itself gives. */
export type SystemCommand = {
  readonly [N in CommandName]: {
    readonly complaintId: ComplaintId;
    readonly name: N;
    readonly input: Commands[N];
  };
}[CommandName];

/** A job as it is rung: whatever set the bell, and for when. */
export type RungJob = { readonly [N in JobName]: { readonly name: N; readonly payload: JobMap[N] } }[JobName];

/**
 * What a bell does, wherever it rings, in the worker or in virtual time: a command that the house gives. Null for what
 * changes no complaint.
 */
export const commandOf = (job: RungJob): SystemCommand | null => {
  switch (job.name) {
    case 'callback-ring': {
      const { complaintId, ...input } = job.payload;
      return { complaintId, name: 'ring-callback', input };
    }
    case 'callback-miss': {
      const { complaintId, ...input } = job.payload;
      return { complaintId, name: 'miss-callback', input };
    }
    case 'callback-expire': {
      const { complaintId, ...input } = job.payload;
      return { complaintId, name: 'expire-callback', input };
    }
    case 'clock-warn': {
      const { complaintId, ...input } = job.payload;
      return { complaintId, name: 'warn-clock', input };
    }
    case 'clock-due': {
      const { complaintId, ...input } = job.payload;
      return { complaintId, name: 'breach-clock', input };
    }
    case 'message-release': {
      const { complaintId, ...input } = job.payload;
      return { complaintId, name: 'release-message', input };
    }
    case 'alert-ring': {
      const { complaintId, ...input } = job.payload;
      return { complaintId, name: 'alert-staff', input };
    }
    case 'notification-send':
      // Handing a mail on is the notifier's work.
      return null;
  }
};
