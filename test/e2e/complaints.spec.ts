import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '@redress/complaints';
import type { AttachmentId, ComplaintId, Instant, StaffId } from '@redress/contracts';
import { Client } from 'pg';
import { Desk } from '../support/desk';
import type { ProblemBody } from '../support/http-client';
import { type RunningApi, startApi } from '../support/start-api';

let api: RunningApi;
let liWei: Desk;
let zhangNa: Desk;
let boss: Desk;
let emma: Desk;

const staffId = (login: string): StaffId => {
  const id = api.company.staff.get(login);
  if (id === undefined) throw new Error(`nobody is ${login}`);
  return id;
};

const inHours = (hours: number): Instant => new Date(Date.now() + hours * 3_600_000).toISOString() as Instant;

const rows = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: api.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
};

beforeAll(async () => {
  api = await startApi();
  liWei = new Desk(await api.as('li.wei'));
  zhangNa = new Desk(await api.as('zhang.na'));
  boss = new Desk(await api.as('zhou.ping'));
  emma = new Desk(await api.as('emma.clark'));
});
afterAll(() => api.stop());

describe('one complaint, from first contact to verified callback', () => {
  it('goes through five steps to a close, each gate refusing what came too early', async () => {
    const { complaintId } = await liWei.register();
    const early = await liWei.send(complaintId, 'advance', {});
    expect(early.status).toBe(409);
    expect(early.body).toMatchObject({ code: 'complaint.gate-not-met', values: { missing: ['atmosphere-evidence'] } });
    expect((await liWei.agree(complaintId)).step).toBe('solve');
    expect((await liWei.solve(complaintId)).step).toBe('follow-through');
    const closed = await liWei.close(complaintId);
    expect(closed).toMatchObject({ status: 'closed', closure: { way: 'verified-callback', outcome: 'upheld' } });
    expect(closed.owner.staffId).toBe(staffId('li.wei'));
    const events = await rows('SELECT sequence FROM event_log WHERE stream_id = $1 ORDER BY sequence', [complaintId]);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  });

  it('takes all five steps in one request, and refuses the whole where a gate is not met', async () => {
    const { complaintId } = await liWei.register();
    const track = {
      atmosphere: { arrival: -30, now: 30, heard: 'Waited long', apology: 'given' },
      diagnosis: {
        facts: [{ fact: 'Visit was late', source: 'records', confirmed: true }],
        category: 'service.speed',
        severity: 1,
        safety: false,
        causeKind: 'service',
        controllable: true,
        hypothesis: 'Two visits planned at once',
        recordsChecked: ['customer'],
      },
      agreement: { problem: 'We came late', outcomeWanted: 'An apology', means: 'call' },
      solution: {
        remedy: { kind: 'apology', description: 'On the call', dueAt: inHours(1) },
        accepted: 'call',
      },
      followThrough: {
        proof: 'Said on the call',
        settlement: {
          outcome: 'upheld',
          causeKind: 'service',
          rootCause: 'system',
          controllable: true,
          finding: 'Planning allows doubles',
        },
        satisfaction: { outcomeScore: 60, handlingScore: 60 },
        closeAs: 'upheld',
      },
    };
    const path = `/api/v1/complaints/${complaintId}/commands/fast-track`;
    const unconfirmed = {
      ...track,
      diagnosis: { ...track.diagnosis, facts: [{ ...track.diagnosis.facts[0], confirmed: false }] },
    };
    const refused = await liWei.client.post<ProblemBody>(path, unconfirmed);
    expect(refused).toMatchObject({ status: 409, body: { code: 'complaint.gate-not-met' } });
    expect((await liWei.state(complaintId)).sequence).toBe(2);
    const done = await liWei.client.post<CommandAnswer>(path, track);
    expect(done).toMatchObject({ status: 200, body: { status: 'closed', version: 2 } });
  });

  it('goes back to its owner one level higher when it is opened again', async () => {
    const { complaintId } = await liWei.register();
    await liWei.agree(complaintId);
    await liWei.solve(complaintId);
    await liWei.close(complaintId);
    await boss.do(complaintId, 'reopen', { reason: 'The seal leaks again' });
    const again = await boss.state(complaintId);
    expect(again).toMatchObject({ status: 'open', level: 'middle', cycle: 2, step: 'atmosphere', closure: null });
    expect(again.owner.staffId).toBe(staffId('li.wei'));
  });
});

describe('first-contact ownership', () => {
  it('lets one of two agents take a complaint at once: one owner, one 409', async () => {
    const machine = await api.as('chen.jing');
    const issued = await machine.post<{ key?: string; token?: string }>('/api/v1/api-keys', {
      name: 'web form',
      staffId: staffId('li.wei'),
    });
    const key = issued.body.key ?? issued.body.token ?? '';
    const form = new Desk(api.client.with({ authorization: `Bearer ${key}` }));
    const { complaintId, ownerId } = await form.register({ channel: 'web' });
    expect(ownerId).toBe(staffId('zhou.ping'));
    const outcomes = await Promise.all([liWei.send(complaintId, 'take', {}), zhangNa.send(complaintId, 'take', {})]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = outcomes[0].status === 200 ? 'li.wei' : 'zhang.na';
    expect((await boss.state(complaintId)).owner).toMatchObject({ staffId: staffId(winner), kind: 'first-contact' });
    const open = await rows('SELECT staff_id FROM ownership WHERE complaint_id = $1 AND ended_at IS NULL', [
      complaintId,
    ]);
    expect(open).toEqual([{ staff_id: staffId(winner) }]);
  });

  it('moves ownership, and the unit, only when the colleague accepts', async () => {
    const { complaintId } = await liWei.register();
    const offered = await liWei.do(complaintId, 'offer-handover', {
      toId: staffId('emma.clark'),
      reason: 'Customer moved',
    });
    expect(offered.ownerId).toBe(staffId('li.wei'));
    const { handover } = await emma.state(complaintId);
    if (handover === null) throw new Error('no handover on offer');
    expect((await zhangNa.send(complaintId, 'accept-handover', { handoverId: handover.id })).body.code).toBe(
      'complaint.handover-not-yours',
    );
    await emma.do(complaintId, 'accept-handover', { handoverId: handover.id });
    const moved = await emma.state(complaintId);
    expect(moved).toMatchObject({ unitId: api.company.units.get('guangzhou'), handover: null });
    expect(moved.owner).toMatchObject({ staffId: staffId('emma.clark'), kind: 'handover' });
    expect((await liWei.client.get(`/api/v1/complaints/${complaintId}`)).status).toBe(403);
  });

  it('hides a complaint from the person it is about, at once', async () => {
    const { complaintId } = await zhangNa.register();
    await boss.do(complaintId, 'declare-conflict', { staffId: staffId('zhang.na'), reason: 'Named by the customer' });
    expect((await boss.state(complaintId)).owner).toMatchObject({ staffId: staffId('li.wei'), kind: 'deputy' });
    const hidden = await zhangNa.client.get<ProblemBody>(`/api/v1/complaints/${complaintId}`);
    expect(hidden).toMatchObject({ status: 403, body: { code: 'complaint.conflict-of-interest' } });
    const seen = await zhangNa.list('view=all&limit=100');
    expect(seen.rows.map(({ id }) => id)).not.toContain(complaintId);
  });

  it('passes a leaver’s complaints to the deputy in the same moment', async () => {
    const guo = new Desk(await api.as('guo.qiang'));
    const { complaintId } = await guo.register();
    const admin = await api.as('chen.jing');
    const left = await admin.post(`/api/v1/staff/${staffId('guo.qiang')}/leave`, {});
    expect(left.status).toBeLessThan(300);
    expect((await boss.state(complaintId)).owner).toMatchObject({ staffId: staffId('li.wei'), kind: 'deputy' });
  });
});

describe('a stale view', () => {
  it('refuses a reply that a colleague’s reply overtook, and shows what was missed', async () => {
    const { complaintId, sequence } = await liWei.register();
    const [complainant] = (await liWei.state(complaintId)).complainants;
    if (complainant === undefined) throw new Error('no complainant');
    const reply = {
      complainantId: complainant.id,
      channel: 'email',
      purpose: 'reply',
      body: 'We come today.',
    } as const;
    await zhangNa.do(complaintId, 'write-message', { ...reply, against: sequence });
    const late = await liWei.send(complaintId, 'write-message', {
      ...reply,
      body: 'We come tomorrow.',
      against: sequence,
    });
    expect(late.status).toBe(409);
    expect(late.body.code).toBe('request.stale');
    expect(late.body.values).toMatchObject({ missed: [{ type: 'complaint.message-written', sequence: 3 }] });
  });

  it('lets through what nothing missed matters to', async () => {
    const { complaintId, sequence } = await liWei.register();
    await zhangNa.do(complaintId, 'add-note', { note: 'Customer rang the station too' });
    const answer = await liWei.send(complaintId, 'record-atmosphere', {
      arrival: 0,
      now: 0,
      heard: 'ok',
      apology: 'given',
      against: sequence,
    });
    expect(answer.status).toBe(200);
  });
});

describe('the same command sent twice', () => {
  it('is done once and answered alike; with another content it is refused', async () => {
    const { complaintId } = await liWei.register();
    const first = await liWei.send(complaintId, 'add-note', { note: 'once' }, 'the-same-key');
    const second = await liWei.send(complaintId, 'add-note', { note: 'once' }, 'the-same-key');
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    const other = await liWei.send(complaintId, 'add-note', { note: 'twice' }, 'the-same-key');
    expect(other).toMatchObject({ status: 422, body: { code: 'request.key-reused' } });
    expect((await liWei.state(complaintId)).sequence).toBe(3);
  });

  it('registers one complaint however often the key is sent at once', async () => {
    const body = { who: { anonymous: true }, what: 'Smoke from the workshop', channel: 'phone' };
    const sent = await Promise.all(
      Array.from({ length: 8 }, () =>
        liWei.client.post<CommandAnswer>('/api/v1/complaints', body, { 'idempotency-key': 'one-intake-only' }),
      ),
    );
    expect(new Set(sent.map(({ body: { complaintId } }) => complaintId)).size).toBe(1);
  });
});

describe('duplicates and links', () => {
  it('merges a duplicate into the complaint it lives on in', async () => {
    const kept = await liWei.register();
    const twin = await liWei.register({ who: { customer: { name: 'Chen Hao’s brother' } } });
    const merged = await liWei.client.post<CommandAnswer>(`/api/v1/complaints/${twin.complaintId}/commands/merge`, {
      intoId: kept.complaintId,
      reason: 'Same machine, same day',
    });
    expect(merged).toMatchObject({ status: 200, body: { status: 'closed' } });
    const survivor = await liWei.state(kept.complaintId);
    expect(survivor.complainants).toHaveLength(2);
    expect(await liWei.state(twin.complaintId)).toMatchObject({
      mergedIntoId: kept.complaintId,
      closure: { outcome: 'duplicate' },
    });
    const again = await liWei.send(twin.complaintId, 'reopen', { reason: 'no' });
    expect(again.body.code).toBe('complaint.merged-away');
  });

  it('names what a command refers to and does not exist', async () => {
    const { complaintId } = await liWei.register();
    const nowhere = '01900000-0000-7000-8000-00000000dead';
    const link = await liWei.send(complaintId, 'link', { otherId: nowhere as ComplaintId, kind: 'related' });
    expect(link).toMatchObject({ status: 404, body: { code: 'complaint.other-not-found' } });
    const issue = await liWei.send(complaintId, 'add-issue', { description: 'x', category: 'no.such' });
    expect(issue).toMatchObject({ status: 404, body: { code: 'category.not-found' } });
    const proof = await liWei.send(complaintId, 'add-complainant', {
      customerId: nowhere as never,
      role: 'co-complainant',
      authorised: true,
    });
    expect(proof).toMatchObject({ status: 404, body: { code: 'customer.not-found' } });
    expect((await liWei.state(complaintId)).sequence).toBe(2);
  });
});

describe('lists', () => {
  it('pages through everything once, in each sort', async () => {
    const made = [];
    for (let index = 0; index < 7; index += 1)
      made.push((await emma.register({ what: `Number ${index}` })).complaintId);
    for (const sort of ['due', 'received', 'updated']) {
      const seen: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const mark: string = after === '' ? '' : `&after=${after}`;
        const page = await emma.list(`view=mine&sort=${sort}&limit=3${mark}`);
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(made));
    }
    const bad = await emma.client.get<ProblemBody>('/api/v1/complaints?view=mine&sort=due&after=bm9uc2Vuc2U');
    expect(bad).toMatchObject({ status: 400, body: { code: 'page.bad-cursor' } });
  });

  it('shows an agent the own unit, a supervisor the units below, and nobody more', async () => {
    const { complaintId } = await emma.register();
    const seenBy = async (desk: Desk): Promise<boolean> =>
      (await desk.list('view=all&sort=updated&limit=100')).rows.some(({ id }) => id === complaintId);
    expect(await seenBy(liWei)).toBe(false);
    expect(await seenBy(new Desk(await api.as('huang.yan')))).toBe(true);
    expect(await seenBy(new Desk(await api.as('liu.yang')))).toBe(false);
    expect(await seenBy(new Desk(await api.as('sun.hui')))).toBe(true);
  });

  it('keeps a filter under a name of one’s own', async () => {
    const kept = await liWei.client.put('/api/v1/saved-filters', {
      name: '紧急 urgent',
      filter: { view: 'mine', severity: 4, sort: 'due' },
    });
    expect(kept.status).toBe(200);
    const all = await liWei.client.get<{ name: string; id: string }[]>('/api/v1/saved-filters');
    expect(all.body).toMatchObject([{ name: '紧急 urgent', filter: { view: 'mine', severity: 4 } }]);
    expect((await zhangNa.client.get<unknown[]>('/api/v1/saved-filters')).body).toEqual([]);
    const [filter] = all.body;
    expect((await zhangNa.client.delete(`/api/v1/saved-filters/${filter?.id}`)).status).toBe(404);
    expect((await liWei.client.delete(`/api/v1/saved-filters/${filter?.id}`)).status).toBe(200);
  });
});

describe('attachments', () => {
  const upload = async (id: string, name: string, content: string | Uint8Array): Promise<Response> => {
    const form = new FormData();
    form.append('direction', 'incoming');
    form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
    const { cookie } = (liWei.client as unknown as { standing: { cookie: string } }).standing;
    return fetch(`${api.client.address}/api/v1/complaints/${id}/attachments`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: form,
    });
  };

  it('keeps a file and hands it out as a download only', async () => {
    const { complaintId } = await liWei.register();
    const added = await upload(complaintId, '故障照片.txt', 'what the customer wrote');
    expect(added.status).toBe(201);
    const list = await liWei.client.get<{ id: AttachmentId; fileName: string; mediaType: string }[]>(
      `/api/v1/complaints/${complaintId}/attachments`,
    );
    expect(list.body).toMatchObject([{ fileName: '故障照片.txt', mediaType: 'text/plain', sizeBytes: 23 }]);
    const got = await liWei.client.get<string>(`/api/v1/complaints/${complaintId}/attachments/${list.body[0]?.id}`);
    expect(got.body).toBe('what the customer wrote');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await emma.client.get(`/api/v1/complaints/${complaintId}/attachments`)).status).toBe(403);
  });

  it('refuses an empty file, a program and a file that is too large, and keeps nothing', async () => {
    const { complaintId } = await liWei.register();
    const problem = async (response: Response): Promise<unknown> => [
      response.status,
      ((await response.json()) as ProblemBody).code,
    ];
    expect(await problem(await upload(complaintId, 'empty.txt', ''))).toEqual([422, 'attachment.empty']);
    const program = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0]);
    expect(await problem(await upload(complaintId, 'holiday.jpg', program))).toEqual([415, 'attachment.type-refused']);
    const large = 'x'.repeat(api.config.attachmentMaxBytes + 1);
    expect(await problem(await upload(complaintId, 'large.txt', large))).toEqual([413, 'request.too-large']);
    expect((await liWei.state(complaintId)).sequence).toBe(2);
  });
});

describe('erasing a customer', () => {
  it('empties what was written while figures and chain stay whole', async () => {
    const { complaintId } = await liWei.register({ what: 'My name is Chen Hao and I am angry' });
    await liWei.agree(complaintId);
    const before = await rows('SELECT encode(hash, $2) AS hash FROM event_log WHERE stream_id = $1 ORDER BY sequence', [
      complaintId,
      'hex',
    ]);
    const [complainant] = (await liWei.state(complaintId)).complainants;
    const manager = await api.as('wang.min');
    const erased = await manager.post(`/api/v1/customers/${complainant?.customerId}/erase`, {});
    expect(erased.status).toBeLessThan(300);
    const view = await liWei.open(complaintId);
    expect(Object.values(view.texts).every((body) => body === null)).toBe(true);
    expect(view.complaint.step).toBe('solve');
    const after = await rows('SELECT encode(hash, $2) AS hash FROM event_log WHERE stream_id = $1 ORDER BY sequence', [
      complaintId,
      'hex',
    ]);
    expect(after.slice(0, before.length)).toEqual(before);
    const left = await rows(`SELECT 1 FROM event_log WHERE envelope LIKE '%Chen Hao%'`);
    expect(left).toEqual([]);
  });
});
