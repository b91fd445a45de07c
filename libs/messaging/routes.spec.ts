import { describe, expect, it } from '@jest/globals';
import type { Concerned } from '@redress/complaint-domain';
import {
  type CallbackId,
  type ComplaintId,
  type HandoverId,
  type Instant,
  JOB_QUEUES,
  type MessageId,
  type NewComplaintEvent,
  type NewEvent,
  type StaffId,
  type TaskId,
  type TextId,
  type UnitId,
} from '@redress/contracts';
import { ROUTES } from './routes';
import { jobOrdersOf, lineOf, noticeOf, roomsOf } from './routing/apply-route';
import { jobId } from './routing/job-orders';

const complaintId = '01900000-0000-7000-8000-000000000001' as ComplaintId;
const callbackId = '01900000-0000-7000-8000-000000000002' as CallbackId;
const handoverId = '01900000-0000-7000-8000-000000000003' as HandoverId;
const messageId = '01900000-0000-7000-8000-000000000004' as MessageId;
const textId = '01900000-0000-7000-8000-000000000005' as TextId;
const at = '2026-03-01T09:30:00.000Z' as Instant;
const [li, wang, zhao, chen] = ['li', 'wang', 'zhao', 'chen'] as [StaffId, StaffId, StaffId, StaffId];
const [north, south] = ['north', 'south'] as [UnitId, UnitId];

const standing = (change: Partial<Concerned> = {}): Concerned => ({
  unitId: north,
  owner: { staffId: li, kind: 'first-contact', since: at },
  contactPersonId: null,
  responsibleId: null,
  conflicts: [],
  handover: null,
  approvals: [],
  tasks: [],
  ...change,
});

/** Answers any field that an event can have, so that every route can be asked for its line. */
const anyPayload = new Proxy<Record<string, unknown>>(
  {},
  {
    get: (_, key) => {
      const name = String(key);
      if (name.endsWith('At')) return at;
      if (name === 'fields') return ['name'];
      if (name === 'clocks') return [{ kind: 'step' }];
      if (name === 'money') return { amount: 30_000, currency: 'CNY' };
      if (name === 'template') return 'closing';
      if (name === 'result') return 'sent';
      return 'x';
    },
  },
);
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the routes table', () => {
  it.each(Object.keys(ROUTES) as NewEvent['type'][])(
    'says %s in both languages with every placeholder filled',
    (type) => {
      const { text, values } = lineOf({ type, payload: anyPayload } as unknown as NewEvent);
      for (const sentence of Object.values(text))
        for (const name of placeholders(sentence)) expect(['actor', ...Object.keys(values)]).toContain(name);
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/\.$/);
      expect(text['zh-CN']).toMatch(/。$/);
    },
  );

  it('tells owner, contact person, the colleague it is offered to, helpers, unit and followers', () => {
    const after = standing({
      contactPersonId: wang,
      handover: {
        id: handoverId,
        fromId: li,
        toId: zhao,
        toUnitId: south,
        reasonTextId: textId,
        offeredAt: at,
        lapsesAt: at,
        state: 'offered',
      },
      tasks: [
        { id: 'open' as TaskId, textId, assigneeId: chen, dueAt: null, state: 'open', openedAt: at, forDealer: false },
        {
          id: 'done' as TaskId,
          textId,
          assigneeId: 'gone' as StaffId,
          dueAt: null,
          state: 'done',
          openedAt: at,
          forDealer: false,
        },
      ],
    });
    const rooms = roomsOf(
      { type: 'complaint.note-added', payload: { messageId, textId } },
      { complaintId, before: null, after },
    );
    expect([...rooms].sort()).toEqual(
      [`complaint:${complaintId}`, 'unit:north', 'staff:li', 'staff:wang', 'staff:zhao', 'staff:chen'].sort(),
    );
  });

  it('tells both units and both owners when a complaint moves', () => {
    const accepted: NewComplaintEvent = {
      type: 'complaint.handover-accepted',
      payload: { handoverId, fromId: li, toId: zhao, fromUnitId: north, toUnitId: south },
    };
    const after = standing({ unitId: south, owner: { staffId: zhao, kind: 'handover', since: at } });
    const rooms = roomsOf(accepted, { complaintId, before: null, after });
    expect(rooms).toEqual(expect.arrayContaining(['unit:north', 'unit:south', 'staff:li', 'staff:zhao']));
    expect(new Set(rooms).size).toBe(rooms.length);
  });

  it('tells whoever drops out once more', () => {
    const before = standing({
      contactPersonId: wang,
      tasks: [
        { id: 'task' as TaskId, textId, assigneeId: chen, dueAt: null, state: 'open', openedAt: at, forDealer: false },
      ],
    });
    const contact: NewComplaintEvent = {
      type: 'complaint.contact-person-set',
      payload: { staffId: null, formerId: wang, reasonTextId: textId },
    };
    expect(roomsOf(contact, { complaintId, before: null, after: standing() })).toContain('staff:wang');
    const ended: NewComplaintEvent = {
      type: 'complaint.task-done',
      payload: { taskId: 'task' as TaskId, resultTextId: textId },
    };
    expect(roomsOf(ended, { complaintId, before, after: standing() })).toContain('staff:chen');
  });

  it('rings a callback when due, and moving it replaces the bell by one of the next generation', () => {
    const scheduled: NewComplaintEvent = {
      type: 'complaint.callback-scheduled',
      payload: {
        callbackId,
        kind: 'progress',
        complainantId: 'c' as never,
        dueAt: at,
        maxAttempts: 3,
        spacings: [60],
        topicTextId: null,
      },
    };
    expect(jobOrdersOf(scheduled, complaintId)).toEqual([
      {
        order: 'schedule',
        job: { name: 'callback-ring', payload: { complaintId, callbackId, generation: 1 }, at },
      },
    ]);
    const later = '2026-03-02T09:30:00.000Z' as Instant;
    expect(
      jobOrdersOf(
        { type: 'complaint.callback-moved', payload: { callbackId, dueAt: later, generation: 2 } },
        complaintId,
      ),
    ).toEqual([
      { order: 'cancel', name: 'callback-ring', id: `callback-${callbackId}-g1-ring` },
      { order: 'cancel', name: 'callback-miss', id: `callback-${callbackId}-g1-miss` },
      {
        order: 'schedule',
        job: { name: 'callback-ring', payload: { complaintId, callbackId, generation: 2 }, at: later },
      },
    ]);
  });

  it('takes the bell away when the customer was reached, and sets the next one by plan', () => {
    const attempted = (nextDueAt: Instant | null, outcome: 'reached' | 'no-answer'): NewComplaintEvent => ({
      type: 'complaint.callback-attempted',
      payload: { callbackId, attemptId: 'a' as never, outcome, noteTextId: null, nextDueAt, generation: 2 },
    });
    expect(jobOrdersOf(attempted(null, 'reached'), complaintId).map(({ order }) => order)).toEqual([
      'cancel',
      'cancel',
    ]);
    expect(jobOrdersOf(attempted(at, 'no-answer'), complaintId).map(({ order }) => order)).toEqual([
      'cancel',
      'cancel',
      'schedule',
    ]);
    expect(noticeOf(attempted(at, 'no-answer'))).toBeNull();
  });

  it('asks for the miss of a promised window once it rings, and of no other', () => {
    const rang = (missedAt: Instant | null): NewComplaintEvent => ({
      type: 'complaint.callback-rang',
      payload: { callbackId, generation: 2, missedAt },
    });
    expect(jobOrdersOf(rang(at), complaintId)).toEqual([
      {
        order: 'schedule',
        job: { name: 'callback-miss', payload: { complaintId, callbackId, generation: 2 }, at },
      },
    ]);
    expect(jobOrdersOf(rang(null), complaintId)).toEqual([]);
  });

  it('holds a message until its time, and undo takes the release away', () => {
    const written: NewComplaintEvent = {
      type: 'complaint.message-written',
      payload: { messageId, channel: 'email', purpose: 'reply', complainantId: 'c' as never, textId, heldUntil: at },
    };
    expect(jobOrdersOf(written, complaintId)).toEqual([
      { order: 'schedule', job: { name: 'message-release', payload: { complaintId, messageId }, at } },
    ]);
    expect(jobOrdersOf({ type: 'complaint.message-cancelled', payload: { messageId } }, complaintId)).toEqual([
      { order: 'cancel', name: 'message-release', id: `message-${messageId}-release` },
    ]);
  });

  it('tells the customer what the design names, and nothing of what stays inside', () => {
    const told = (event: NewComplaintEvent) => noticeOf(event)?.template ?? null;
    expect(told({ type: 'complaint.message-released', payload: { messageId } })).toBe('reply');
    expect(told({ type: 'complaint.note-added', payload: { messageId, textId } })).toBeNull();
    const entered = (from: 'solve' | 'agree', to: 'solve' | 'follow-through'): NewComplaintEvent => ({
      type: 'complaint.step-entered',
      payload: { from, to, reentry: null, reasonTextId: null },
    });
    expect(told(entered('solve', 'follow-through'))).toBe('agreed-outcome');
    expect(told(entered('agree', 'solve'))).toBeNull();
    expect(
      told({
        type: 'complaint.closed',
        payload: { outcome: 'upheld', way: 'verified-callback', reasonTextId: null, closedAt: at },
      }),
    ).toBe('closing');
  });

  it('never mails history, and always what a person wrote', () => {
    for (const type of Object.keys(ROUTES) as NewComplaintEvent['type'][]) {
      const notice = noticeOf({ type, payload: anyPayload } as unknown as NewComplaintEvent);
      if (notice === null || notice.template === 'reply') continue;
      expect(notice.only).toContain('not-imported');
    }
    expect(noticeOf({ type: 'complaint.message-released', payload: { messageId } })?.only).toEqual([]);
  });
});

describe('job ids', () => {
  it('have the form the queue accepts', () => {
    const ids = [
      jobId('callback-ring', { complaintId, callbackId, generation: 3 }),
      jobId('callback-miss', { complaintId, callbackId, generation: 3 }),
      jobId('callback-expire', { complaintId, callbackId, generation: 3 }),
      jobId('clock-warn', { complaintId, clockId: 'k' as never, generation: 1 }),
      jobId('clock-due', { complaintId, clockId: 'k' as never, generation: 1 }),
      jobId('message-release', { complaintId, messageId }),
      jobId('alert-ring', { complaintId, escalationId: 'e' as never }),
      jobId('notification-send', { notificationId: 'n' as never }),
    ];
    expect(ids).toHaveLength(Object.keys(JOB_QUEUES).length);
    for (const id of ids) {
      expect(id).not.toContain(':');
      expect(id).not.toMatch(/^\d+$/);
    }
    expect(new Set(ids).size).toBe(ids.length);
  });
});
