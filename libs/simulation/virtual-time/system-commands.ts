import type { CommandName, Commands } from '@redress/complaint-domain';
import type { ComplaintId } from '@redress/contracts';
import type { PlannedJob } from '@redress/messaging';

/** A command that the house itself gives. */
export type SystemCommand = {
  readonly [N in CommandName]: {
    readonly complaintId: ComplaintId;
    readonly name: N;
    readonly input: Commands[N];
  };
}[CommandName];

/** What the worker does when a bell rings; null where nothing happens to a complaint. */
export const commandOf = (job: PlannedJob): SystemCommand | null => {
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
      // Nobody is told anything in virtual time.
      return null;
  }
};
