import { instantOf, millisecondsOf, type StaffId } from '@redress/contracts';
import type { Actor } from '../actor';
import type { Complaint, HelperTask } from '../complaint';
import { event, refuse } from '../decision';
import { forbids } from '../standing';
import { takenByAnswering } from './ownership';
import { type Rules, unsuitability } from './rule';

const openTask = (complaint: Complaint, taskId: string) => {
  const task = complaint.tasks.find((item) => item.id === taskId);
  if (task === undefined) return refuse('complaint.task-unknown');
  return task.state === 'open' ? task : refuse('complaint.task-ended');
};
const isTask = (found: ReturnType<typeof openTask>): found is HelperTask => 'state' in found;

const mayEndTask = (complaint: Complaint, assigneeId: StaffId, actor: Actor): boolean =>
  (actor.kind !== 'system' && actor.staffId === assigneeId) || forbids(complaint, actor, 'complaint.handle') === null;

/** Helpers and conversation: colleagues help without owning, what goes out is held a moment (playbook §5, §7). */
export const CONVERSATION_RULES: Rules<
  | 'open-task'
  | 'finish-task'
  | 'cancel-task'
  | 'write-message'
  | 'cancel-message'
  | 'release-message'
  | 'receive-message'
  | 'add-note'
  | 'add-attachment'
  | 'attach-contact'
  | 'record-notification'
> = {
  'open-task': {
    permission: 'complaint.help',
    during: 'open',
    topics: [],
    staff: (_, { assigneeId }) => [assigneeId],
    decide: (complaint, { task, assigneeId, dueAt, forDealer }, { staff, now }, draft) => {
      const unsuitable = unsuitability(complaint, staff.get(assigneeId));
      if (unsuitable !== null) return unsuitable;
      if (dueAt !== undefined && dueAt <= now) return refuse('complaint.due-in-past');
      return [
        event('complaint.task-opened', {
          taskId: draft.id(),
          textId: draft.text('task', task),
          assigneeId,
          dueAt: dueAt ?? null,
          forDealer: forDealer ?? false,
        }),
      ];
    },
  },
  'finish-task': {
    permission: 'complaint.read',
    during: 'open',
    topics: [],
    decide: (complaint, { taskId, result }, { actor }, draft) => {
      const task = openTask(complaint, taskId);
      if (!isTask(task)) return task;
      if (!mayEndTask(complaint, task.assigneeId, actor)) return refuse('complaint.task-not-yours');
      return [event('complaint.task-done', { taskId: task.id, resultTextId: draft.text('task-result', result) })];
    },
  },
  'cancel-task': {
    permission: 'complaint.read',
    during: 'open',
    topics: [],
    decide: (complaint, { taskId, reason }, { actor }, draft) => {
      const task = openTask(complaint, taskId);
      if (!isTask(task)) return task;
      if (!mayEndTask(complaint, task.assigneeId, actor)) return refuse('complaint.task-not-yours');
      return [event('complaint.task-cancelled', { taskId: task.id, reasonTextId: draft.text('reason', reason) })];
    },
  },
  'write-message': {
    permission: 'complaint.help',
    during: 'any',
    topics: ['conversation', 'ownership', 'remedy', 'end'],
    impossible: (complaint) =>
      complaint.complainants.every((item) => item.customerId === null) ? refuse('complaint.anonymous-contact') : null,
    decide: (complaint, { complainantId, channel, purpose, body }, context, draft) => {
      const complainant = complaint.complainants.find((item) => item.id === complainantId);
      if (complainant === undefined) return refuse('complaint.complainant-unknown');
      if (complainant.customerId === null) return refuse('complaint.anonymous-contact');
      if (channel === 'email' && context.reachableBy.get(complainantId)?.includes('email') !== true)
        return refuse('complaint.no-address');
      const heldUntil = instantOf(millisecondsOf(context.now) + context.settings.messageHoldSeconds * 1000);
      return [
        ...takenByAnswering(complaint, context),
        event('complaint.message-written', {
          messageId: draft.id(),
          channel,
          purpose,
          complainantId,
          textId: draft.text('message', body),
          heldUntil,
        }),
      ];
    },
  },
  'cancel-message': {
    permission: 'complaint.help',
    during: 'any',
    topics: [],
    decide: (complaint, { messageId }) => {
      const message = complaint.messages.find((item) => item.id === messageId);
      if (message === undefined) return refuse('complaint.message-unknown');
      // A close that hangs on a decision letter must not lose it afterwards.
      if (complaint.status === 'closed' && message.purpose === 'decision-letter') return refuse('complaint.closed');
      return message.state === 'held'
        ? [event('complaint.message-cancelled', { messageId })]
        : refuse('complaint.message-gone');
    },
  },
  'release-message': {
    permission: 'system',
    during: 'any',
    topics: [],
    decide: (complaint, { messageId }, { now }) => {
      const message = complaint.messages.find((item) => item.id === messageId);
      if (message === undefined) return refuse('complaint.message-unknown');
      if (message.state !== 'held') return refuse('complaint.message-gone');
      return message.heldUntil > now
        ? refuse('complaint.message-not-due')
        : [event('complaint.message-released', { messageId })];
    },
  },
  'receive-message': {
    permission: 'complaint.help',
    during: 'any',
    topics: [],
    decide: (complaint, { complainantId, channel, body }, _, draft) =>
      complaint.complainants.some((item) => item.id === complainantId)
        ? [
            event('complaint.message-received', {
              messageId: draft.id(),
              channel,
              complainantId,
              textId: draft.text('message', body),
            }),
          ]
        : refuse('complaint.complainant-unknown'),
  },
  'add-note': {
    permission: 'complaint.help',
    during: 'any',
    topics: [],
    decide: (_, { note }, __, draft) => [
      event('complaint.note-added', { messageId: draft.id(), textId: draft.text('note', note) }),
    ],
  },
  'add-attachment': {
    permission: 'complaint.help',
    during: 'any',
    topics: [],
    decide: (_, attachment) => [event('complaint.attachment-added', { ...attachment })],
  },
  'attach-contact': {
    permission: 'complaint.register',
    during: 'open',
    topics: [],
    decide: (complaint, { customerId, channel, receivedAt, words }, { now }, draft) => {
      if (receivedAt > now) return refuse('complaint.received-in-future');
      const concerned = customerId === null || complaint.complainants.some((item) => item.customerId === customerId);
      if (!concerned) return refuse('complaint.complainant-unknown');
      return [
        event('complaint.contact-attached', {
          channel,
          customerId,
          receivedAt,
          textId: draft.text('description', words),
        }),
      ];
    },
  },
  'record-notification': {
    permission: 'system',
    during: 'any',
    topics: [],
    decide: (_, notification) => [event('complaint.customer-notified', { ...notification })],
  },
};
