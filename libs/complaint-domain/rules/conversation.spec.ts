import { describe, expect, it } from '@jest/globals';
import { type MessagePurpose, plusMinutes } from '@redress/contracts';
import { decide, missedThatMatter } from '../decide';
import { CHEN_YU, GU_RAN, HE_QING, LI_WEI, TANG_NA, TIMER, WU_DI, ZHAO_MIN, ZHOU_JIE } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { idsFrom, Scene } from '../testing/scene';

const reason = FREE_TEXT;
const unknown = 'unknown' as never;
const asked = (assigneeId = CHEN_YU, scene = Scene.of()) => scene.does('open-task', { task: FREE_TEXT, assigneeId });
const wrote = (purpose: MessagePurpose = 'reply', scene = Scene.of()) =>
  scene.does('write-message', inputs.letter(scene.complaint, { purpose }));

describe('helpers', () => {
  it('are asked for help and own nothing by it', () => {
    const scene = asked(CHEN_YU);
    expect(scene.complaint.tasks).toMatchObject([
      { assigneeId: CHEN_YU, state: 'open', dueAt: null, openedAt: scene.now },
    ]);
    scene.does('add-note', { note: FREE_TEXT }, CHEN_YU);
    expect(scene.refusal('advance', {}, CHEN_YU).code).toBe('complaint.not-handler');
    scene.does('finish-task', { taskId: scene.newestTask, result: FREE_TEXT }, CHEN_YU);
    expect(scene.complaint).toMatchObject({
      owner: { staffId: LI_WEI, kind: 'first-contact' },
      tasks: [{ state: 'done' }],
    });
    expect(scene.texts.at(-1)?.kind).toBe('task-result');
    expect(scene.refusal('add-note', { note: FREE_TEXT }, CHEN_YU).code).toBe('auth.not-permitted');
  });

  it('are here, able, and have time until then', () => {
    const scene = Scene.of().turns(WU_DI, { absent: true });
    const refusal = (assigneeId: typeof WU_DI, dueAt = plusMinutes(scene.now, 5)) =>
      scene.refusal('open-task', { task: FREE_TEXT, assigneeId, dueAt }).code;
    expect(refusal(WU_DI)).toBe('complaint.staff-absent');
    expect(refusal(GU_RAN)).toBe('complaint.staff-unsuitable');
    expect(refusal(CHEN_YU, scene.now)).toBe('complaint.due-in-past');
    scene.does('open-task', { task: FREE_TEXT, assigneeId: CHEN_YU, dueAt: plusMinutes(scene.now, 5) });
    expect(scene.complaint.tasks[0]?.dueAt).toBe(plusMinutes(scene.now, 5));
  });

  it('end their task themselves, or the handler does', () => {
    expect(asked(CHEN_YU).refusal('finish-task', { taskId: unknown, result: FREE_TEXT }).code).toBe(
      'complaint.task-unknown',
    );
    const scene = asked(CHEN_YU);
    const taskId = scene.newestTask;
    expect(scene.refusal('finish-task', { taskId, result: FREE_TEXT }, ZHAO_MIN).code).toBe('complaint.task-not-yours');
    expect(scene.refusal('cancel-task', { taskId, reason }, ZHAO_MIN).code).toBe('complaint.task-not-yours');
    expect(scene.refusal('cancel-task', { taskId, reason }, TANG_NA).code).toBe('complaint.not-visible');
    scene.does('cancel-task', { taskId, reason }, ZHOU_JIE);
    expect(scene.complaint.tasks[0]?.state).toBe('cancelled');
    expect(scene.refusal('finish-task', { taskId, result: FREE_TEXT }).code).toBe('complaint.task-ended');
    expect(scene.refusal('cancel-task', { taskId, reason }).code).toBe('complaint.task-ended');
    expect(scene.refusal('cancel-task', { taskId: unknown, reason }).code).toBe('complaint.task-unknown');
  });
});

describe('what we write', () => {
  it('is held a moment, then released by the timer', () => {
    const scene = wrote();
    const messageId = scene.newestMessage;
    expect(scene.complaint.messages).toMatchObject([
      { state: 'held', purpose: 'reply', channel: 'letter', heldUntil: '2026-03-02T09:30:05.000Z', cycle: 1 },
    ]);
    expect(scene.refusal('release-message', { messageId }, TIMER).code).toBe('complaint.message-not-due');
    scene.wait(1);
    expect(scene.refusal('release-message', { messageId }).code).toBe('auth.not-permitted');
    expect(scene.does('release-message', { messageId }, TIMER).complaint.messages).toMatchObject([{ state: 'queued' }]);
    expect(scene.refusal('release-message', { messageId }, TIMER).code).toBe('complaint.message-gone');
    expect(scene.refusal('cancel-message', { messageId }).code).toBe('complaint.message-gone');
  });

  it('can be undone while it is held', () => {
    const scene = wrote();
    const messageId = scene.newestMessage;
    expect(scene.does('cancel-message', { messageId }, ZHAO_MIN).complaint.messages).toMatchObject([
      { state: 'cancelled' },
    ]);
    expect(scene.refusal('release-message', { messageId }, TIMER).code).toBe('complaint.message-gone');
    expect(scene.refusal('cancel-message', { messageId: unknown }).code).toBe('complaint.message-unknown');
    expect(scene.refusal('release-message', { messageId: unknown }, TIMER).code).toBe('complaint.message-unknown');
  });

  it('goes to a complainant here who has a name and, for mail, an address', () => {
    const scene = Scene.of();
    const refusal = (change: Parameters<typeof inputs.letter>[1], at = scene) =>
      at.refusal('write-message', inputs.letter(at.complaint, change)).code;
    expect(refusal({ complainantId: unknown })).toBe('complaint.complainant-unknown');
    expect(refusal({ channel: 'email' })).toBe('complaint.no-address');
    expect(refusal({}, Scene.of({ customerId: null }))).toBe('complaint.anonymous-contact');
    scene.mailed.add(scene.mainComplainant);
    expect(
      scene.does('write-message', inputs.letter(scene.complaint, { channel: 'email' })).complaint.messages,
    ).toHaveLength(1);
  });

  it('to a nameless one beside others it is refused as well', () => {
    const named = Scene.of({}, LI_WEI, idsFrom('named'));
    const nameless = Scene.of({ customerId: null });
    named.merges(nameless);
    expect(nameless.refusal('write-message', inputs.letter(nameless.complaint)).code).toBe(
      'complaint.anonymous-contact',
    );
  });

  it('a decision letter that a close hangs on is not undone afterwards; a reply is', () => {
    const scene = Scene.at('follow-through').proves();
    wrote('decision-letter', scene);
    const letter = scene.newestMessage;
    wrote('reply', scene).does('close', { way: 'verified-callback', outcome: 'upheld' });
    expect(scene.refusal('cancel-message', { messageId: letter }).code).toBe('complaint.closed');
    scene.does('cancel-message', { messageId: scene.newestMessage });
  });

  it('leaves the house, or does not', () => {
    const notified = (scene: Scene, result: 'sent' | 'failed' | 'outbox') =>
      scene.does(
        'record-notification',
        { notificationId: 'mail' as never, template: 'reply', messageId: scene.newestMessage, result },
        TIMER,
      );
    const queued = () => {
      const scene = wrote().wait(1);
      return scene.does('release-message', { messageId: scene.newestMessage }, TIMER);
    };
    expect(notified(queued(), 'sent').complaint.messages).toMatchObject([{ state: 'sent' }]);
    expect(notified(queued(), 'failed').complaint.messages).toMatchObject([{ state: 'failed' }]);
    expect(notified(queued(), 'outbox').complaint.messages).toMatchObject([{ state: 'queued' }]);
    const notice = { notificationId: 'mail' as never, template: 'closing', messageId: null, result: 'sent' } as const;
    expect(queued().does('record-notification', notice, TIMER).complaint.messages).toMatchObject([{ state: 'queued' }]);
    expect(queued().refusal('record-notification', notice).code).toBe('auth.not-permitted');
  });
});

describe('what comes in', () => {
  it('is kept with the complainant who wrote it, also after the close', () => {
    const scene = Scene.of();
    const message = { complainantId: scene.mainComplainant, channel: 'email', body: FREE_TEXT } as const;
    scene.does('receive-message', message, TIMER);
    expect(scene.decided.at(-1)).toMatchObject({
      type: 'complaint.message-received',
      payload: { complainantId: message.complainantId, channel: 'email' },
    });
    expect(scene.refusal('receive-message', { ...message, complainantId: unknown }).code).toBe(
      'complaint.complainant-unknown',
    );
    scene.closes().does('receive-message', message);
  });

  it('a repeat contact joins the open complaint and goes to its owner', () => {
    const scene = Scene.of();
    const contact = {
      customerId: 'chen-hao' as never,
      channel: 'phone',
      receivedAt: scene.now,
      words: FREE_TEXT,
    } as const;
    scene.wait(30).does('attach-contact', contact, CHEN_YU);
    expect(scene.owner).toBe(LI_WEI);
    expect(scene.decided.at(-1)).toMatchObject({
      type: 'complaint.contact-attached',
      payload: { customerId: 'chen-hao' },
    });
    scene.does('attach-contact', { ...contact, customerId: null });
    expect(scene.refusal('attach-contact', { ...contact, customerId: 'somebody' as never }).code).toBe(
      'complaint.complainant-unknown',
    );
    expect(scene.refusal('attach-contact', { ...contact, receivedAt: plusMinutes(scene.now, 1) }).code).toBe(
      'complaint.received-in-future',
    );
    expect(scene.refusal('attach-contact', contact, HE_QING).code).toBe('auth.not-permitted');
    expect(scene.closes().refusal('attach-contact', contact).code).toBe('complaint.closed');
  });

  it('notes and attachments are a helper’s too', () => {
    const scene = Scene.of()
      .does('add-note', { note: FREE_TEXT }, ZHAO_MIN)
      .does(
        'add-attachment',
        { attachmentId: 'photo' as never, sizeBytes: 9, sha256: 'ab', direction: 'incoming' },
        ZHAO_MIN,
      );
    expect(scene.decided.slice(-2)).toMatchObject([
      { type: 'complaint.note-added' },
      {
        type: 'complaint.attachment-added',
        payload: { attachmentId: 'photo', sizeBytes: 9, sha256: 'ab', direction: 'incoming' },
      },
    ]);
    expect(scene.refusal('add-note', { note: FREE_TEXT }, CHEN_YU).code).toBe('auth.not-permitted');
  });
});

describe('a stale command', () => {
  const staff = (id: typeof LI_WEI) => ({ kind: 'staff', id }) as const;
  const timer = { kind: 'system', id: 'timer' } as const;
  const me = Scene.of().house.actor(LI_WEI);
  const missed = [
    { type: 'complaint.message-received', actor: timer },
    { type: 'complaint.callback-rang', actor: timer },
    { type: 'complaint.message-written', actor: staff(LI_WEI) },
    { type: 'complaint.message-written', actor: staff(ZHAO_MIN) },
    { type: 'complaint.note-added', actor: staff(ZHAO_MIN) },
    { type: 'complaint.diagnosis-recorded', actor: staff(ZHAO_MIN) },
  ] as const;

  it('is stopped by what it cannot be decided blind to: not by a bell, a note or one’s own doing', () => {
    expect(missedThatMatter('write-message', missed, me)).toEqual([missed[0], missed[3]]);
    expect(missedThatMatter('record-diagnosis', missed, me)).toEqual([missed[5]]);
    expect(missedThatMatter('add-note', missed, me)).toEqual([]);
    expect(missedThatMatter('close', missed, me)).toEqual([missed[0], missed[3], missed[5]]);
  });

  it('of a timer knows nothing as its own', () => {
    expect(missedThatMatter('write-message', missed, TIMER)).toEqual([missed[0], missed[2], missed[3]]);
  });
});

describe('links', () => {
  it('lead to another complaint that exists', () => {
    const scene = Scene.of();
    const otherId = 'another' as never;
    const link = (input: { otherId: never; kind: 'related' }, other: { id: never; status: 'open' } | null) =>
      decide(scene.complaint, 'link', input, { ...scene.context(), other });
    expect(link({ otherId, kind: 'related' }, { id: otherId, status: 'open' }).accepted).toBe(true);
    expect(link({ otherId, kind: 'related' }, null)).toMatchObject({ refusal: { code: 'complaint.other-not-found' } });
    expect(link({ otherId, kind: 'related' }, { id: 'third' as never, status: 'open' })).toMatchObject({
      refusal: { code: 'complaint.other-not-found' },
    });
    const itself = scene.complaint.id as never;
    expect(link({ otherId: itself, kind: 'related' }, { id: itself, status: 'open' })).toMatchObject({
      refusal: { code: 'complaint.link-to-itself' },
    });
  });
});
