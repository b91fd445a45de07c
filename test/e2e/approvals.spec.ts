import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuthorityMeter, Commands, Complaint } from '@redress/complaint-domain';
import type { ApprovalRow, CommandAnswer, DecisionTimes } from '@redress/complaints';
import type { ApprovalId, CustomerId, Instant, RemedyId, StaffId } from '@redress/contracts';
import type { Page } from '@redress/directory';
import { Client } from 'pg';
import { Desk } from '../support/desk';
import { type RunningApi, startApi } from '../support/start-api';

let api: RunningApi;
/** Agents of Beijing and Guangzhou; supervisors of Beijing, the north and the south; managers at headquarters; quality. */
const who = {
  agent: 'li.wei',
  colleague: 'zhang.na',
  supervisor: 'zhou.ping',
  north: 'liu.yang',
  south: 'huang.yan',
  manager: 'wang.min',
  manager2: 'zhao.lei',
  quality: 'sun.hui',
} as const;
const desks: Partial<Record<keyof typeof who, Desk>> = {};
const at = (name: keyof typeof who): Desk => {
  const desk = desks[name];
  if (desk === undefined) throw new Error(`${name} is not signed in`);
  return desk;
};
const staffId = (name: keyof typeof who): StaffId => {
  const id = api.company.staff.get(who[name]);
  if (id === undefined) throw new Error(`nobody is ${name}`);
  return id;
};

beforeAll(async () => {
  api = await startApi();
  for (const name of Object.keys(who) as (keyof typeof who)[]) desks[name] = new Desk(await api.as(who[name]));
});
afterAll(() => api.stop());

const rows = async (text: string, values: unknown[]): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: api.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
};

const cny = (amount: number) => ({ amount, currency: 'CNY' });
const inHours = (hours: number): Instant => new Date(Date.now() + hours * 3_600_000).toISOString() as Instant;

/** A complaint of the agent's at step 4. */
const agreed = async (given: Parameters<Desk['register']>[0] = {}): Promise<Complaint> => {
  const { complaintId } = await at('agent').register(given);
  return at('agent').agree(complaintId);
};
const voucher = ({ complainants }: Complaint, amount: number): Commands['propose-remedy'] => {
  const [first] = complainants;
  if (first === undefined) throw new Error('nobody complains');
  return {
    kind: 'voucher',
    description: 'For lost time',
    money: cny(amount),
    complainantId: first.id,
    dueAt: inHours(72),
  };
};
const proposes = (complaint: Complaint, amount: number, by: Desk = at('agent')): Promise<CommandAnswer> =>
  by.do(complaint.id, 'propose-remedy', voucher(complaint, amount));
/** Ids of what a proposal made. */
const made = async (complaint: Complaint): Promise<{ approvalId: ApprovalId; remedyId: RemedyId }> => {
  const { approvals, remedies } = await at('agent').state(complaint.id);
  const [approval, remedy] = [approvals.at(-1), remedies.at(-1)];
  if (approval === undefined || remedy === undefined) throw new Error('nothing was asked for');
  return { approvalId: approval.id, remedyId: remedy.id };
};
const asked = async (amount: number, by: Desk = at('agent')) => {
  const complaint = await agreed();
  await proposes(complaint, amount, by);
  return { complaint, ...(await made(complaint)) };
};
const grantedOf = ({ remedies }: Complaint): number =>
  remedies
    .filter(({ state }) => state === 'granted' || state === 'accepted' || state === 'fulfilled')
    .reduce((sum, { money }) => sum + (money?.amount ?? 0), 0);
const usedBy = async (customerId: CustomerId | null | undefined): Promise<number> => {
  const [row] = await rows('SELECT used FROM authority_use WHERE customer_id = $1', [customerId]);
  return Number(row?.['used'] ?? 0);
};
const customerOf = ({ complainants }: Complaint) => complainants[0]?.customerId;
const waitingFor = async (name: keyof typeof who, query = ''): Promise<readonly ApprovalRow[]> => {
  const { body, status } = await at(name).client.get<Page<ApprovalRow>>(`/api/v1/approvals?limit=100${query}`);
  expect(status).toBe(200);
  return body.rows;
};

describe('authority', () => {
  it('grants at once what is left, and shows how much that is', async () => {
    const complaint = await agreed();
    const path = `/api/v1/complaints/${complaint.id}/authority`;
    const meter = async () => (await at('agent').client.get<AuthorityMeter>(path)).body;
    expect((await meter()).readings.find(({ currency }) => currency === 'CNY')).toMatchObject({ left: 50_000 });
    const answer = await proposes(complaint, 20_000);
    expect(answer.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['complaint.remedy-proposed', 'complaint.remedy-granted']),
    );
    expect((await meter()).readings).toMatchObject([
      {
        currency: 'CNY',
        left: 30_000,
        perComplaint: { limit: 50_000, used: 20_000 },
        perCustomerYear: { used: 20_000 },
      },
    ]);
    expect((await at('supervisor').open(complaint.id)).authority?.readings).toMatchObject([{ left: 480_000 }]);
    expect(await usedBy(customerOf(complaint))).toBe(20_000);
  });

  it('asks the next level for more, who approves; the customer can accept then, not before', async () => {
    const { complaint, approvalId, remedyId } = await asked(80_000);
    const accept = { remedyId, means: 'call' } as const;
    expect((await at('agent').send(complaint.id, 'accept-remedy', accept)).body.code).toBe('complaint.remedy-state');
    await at('supervisor').do(complaint.id, 'decide-approval', { approvalId, decision: 'approved' });
    await at('agent').do(complaint.id, 'accept-remedy', accept);
    const state = await at('agent').state(complaint.id);
    expect(state.remedies).toMatchObject([{ state: 'accepted', grantedById: staffId('supervisor') }]);
    expect(state.approvals).toMatchObject([{ state: 'approved', decidedById: staffId('supervisor') }]);
  });

  it('gives back what was declined or withdrawn', async () => {
    const complaint = await agreed();
    await proposes(complaint, 30_000);
    const { remedies } = await at('agent').state(complaint.id);
    const remedyId = remedies[0]?.id as RemedyId;
    await at('agent').do(complaint.id, 'decline-remedy', { remedyId, reason: 'Wanted money instead' });
    expect(await usedBy(customerOf(complaint))).toBe(0);
    await proposes(complaint, 50_000);
    const complainantId = complaint.complainants[0]?.id as Complaint['complainants'][number]['id'];
    await at('agent').do(complaint.id, 'withdraw', { complainantId, reason: 'Does not matter any more' });
    expect(await usedBy(customerOf(complaint))).toBe(0);
  });

  it('holds for a fast track as well', async () => {
    const { complaintId } = await at('agent').register();
    const track = (amount: number) => ({
      atmosphere: { arrival: -30, now: 30, heard: 'Waited long', apology: 'given' },
      diagnosis: {
        facts: [{ fact: 'Visit was late', source: 'records', confirmed: true }],
        category: 'service.speed',
        severity: 1,
        safety: false,
        causeKind: 'service',
        controllable: true,
        hypothesis: 'Two visits at once',
        recordsChecked: ['customer'],
      },
      agreement: { problem: 'We came late', outcomeWanted: 'A voucher', means: 'call' },
      solution: {
        remedy: { kind: 'voucher', description: 'For waiting', money: cny(amount), dueAt: inHours(1) },
        accepted: 'call',
      },
    });
    const send = (amount: number) =>
      at('agent').client.post<{ code?: string }>(
        `/api/v1/complaints/${complaintId}/commands/fast-track`,
        track(amount),
      );
    expect((await send(50_001)).body.code).toBe('complaint.remedy-state');
    expect((await send(50_000)).status).toBe(200);
    const state = await at('agent').state(complaintId);
    expect(state.remedies).toMatchObject([{ state: 'accepted', grantedById: staffId('agent') }]);
    expect(await usedBy(customerOf(state))).toBe(50_000);
  });
});

describe('who may decide', () => {
  it.each([
    ['agent', 80_000, 403, 'complaint.approval-own'],
    ['colleague', 80_000, 403, 'complaint.supervisor-needed'],
    ['supervisor', 80_000, 200, undefined],
    ['north', 80_000, 200, undefined],
    ['manager', 80_000, 200, undefined],
    ['south', 80_000, 403, 'complaint.not-visible'],
    ['quality', 80_000, 403, 'complaint.supervisor-needed'],
    ['supervisor', 800_000, 403, 'complaint.approval-above-you'],
    ['north', 800_000, 403, 'complaint.approval-above-you'],
    ['manager', 800_000, 200, undefined],
  ] as const)('%s on %d: %d %s', async (name, amount, status, code) => {
    const { complaint, approvalId } = await asked(amount);
    const answer = await at(name).send(complaint.id, 'decide-approval', { approvalId, decision: 'approved' });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(grantedOf(await at('manager').state(complaint.id))).toBe(status === 200 ? amount : 0);
  });

  it('never the proposer, not by delegation either', async () => {
    const { complaint, approvalId } = await asked(600_000, at('supervisor'));
    const own = await at('supervisor').send(complaint.id, 'decide-approval', { approvalId, decision: 'approved' });
    expect(own.body.code).toBe('complaint.approval-own');
    const toId = staffId('supervisor');
    const lent = await at('manager').send(complaint.id, 'delegate-approval', { approvalId, toId });
    expect(lent.body.code).toBe('complaint.approval-own');
    await at('manager2').do(complaint.id, 'decide-approval', { approvalId, decision: 'approved' });
  });

  it('says no in the language of the asker', async () => {
    const { complaint, approvalId } = await asked(800_000);
    const path = `/api/v1/complaints/${complaint.id}/commands/decide-approval`;
    const said = async (language: string): Promise<string> => {
      const client = at('supervisor').client.with({ 'accept-language': language });
      return (await client.post<{ detail: string }>(path, { approvalId, decision: 'approved' })).body.detail;
    };
    expect(await said('en')).toBe(
      'This approval waits for the senior level, or for whoever that level delegated it to.',
    );
    expect(await said('zh-CN')).toBe('该审批须由高层或其委托的人处理。');
  });

  it('nobody who is complained about', async () => {
    const { complaint, approvalId } = await asked(80_000);
    await at('north').do(complaint.id, 'declare-conflict', { staffId: staffId('supervisor'), reason: 'Was on site' });
    const answer = await at('supervisor').send(complaint.id, 'decide-approval', { approvalId, decision: 'approved' });
    expect(answer.body.code).toBe('complaint.conflict-of-interest');
    expect((await waitingFor('supervisor')).map(({ id }) => id)).not.toContain(approvalId);
  });

  it('nobody any more once the complaint was withdrawn, or the remedy', async () => {
    const { complaint, approvalId } = await asked(80_000);
    const complainantId = complaint.complainants[0]?.id as Complaint['complainants'][number]['id'];
    await at('agent').do(complaint.id, 'withdraw', { complainantId, reason: 'No more' });
    const decision = { approvalId, decision: 'approved' } as const;
    expect((await at('supervisor').send(complaint.id, 'decide-approval', decision)).body).toMatchObject({
      code: 'complaint.closed',
    });
    const other = await asked(80_000);
    await at('agent').do(other.complaint.id, 'withdraw-remedy', { remedyId: other.remedyId, reason: 'A slip' });
    const late = { ...decision, approvalId: other.approvalId };
    expect((await at('supervisor').send(other.complaint.id, 'decide-approval', late)).body).toMatchObject({
      code: 'complaint.no-approval',
    });
    await proposes(other.complaint, 90_000);
    expect((await at('supervisor').send(other.complaint.id, 'decide-approval', late)).body).toMatchObject({
      status: 409,
      code: 'complaint.approval-state',
      detail: '该审批当前为“已撤回”，不能执行此操作。',
    });
  });

  it('names what is wrong in a decision, and changes nothing', async () => {
    const { complaint, approvalId } = await asked(80_000);
    const path = `/api/v1/complaints/${complaint.id}/commands/decide-approval`;
    const errors = async (body: object) =>
      (await at('supervisor').client.post<{ errors?: { field: string; code: string }[] }>(path, body)).body.errors?.map(
        ({ field, code }) => `${field} ${code}`,
      );
    expect(await errors({ approvalId: 'x', decision: 'maybe' })).toEqual(['decision choice', 'approvalId id']);
    expect(await errors({ approvalId, decision: 'countered', money: { amount: -1, currency: 'yuan' } })).toEqual([
      'money.amount range',
      'money.currency currency',
    ]);
    expect((await at('agent').state(complaint.id)).approvals).toMatchObject([{ state: 'waiting' }]);
  });
});

describe('counter-offer and delegation', () => {
  it('offers less; the agent goes on with that, and the timeline tells both', async () => {
    const { complaint, approvalId } = await asked(80_000);
    await at('supervisor').do(complaint.id, 'decide-approval', {
      approvalId,
      decision: 'countered',
      money: cny(60_000),
      reason: 'What others got for this',
    });
    expect((await waitingFor('agent', '&view=answers')).map(({ id }) => id)).toContain(approvalId);
    await at('agent').do(complaint.id, 'accept-counter-offer', { approvalId });
    const state = await at('agent').state(complaint.id);
    expect(state.remedies).toMatchObject([
      { state: 'granted', money: cny(60_000), grantedById: staffId('supervisor') },
    ]);
    expect(await usedBy(customerOf(complaint))).toBe(60_000);
    const told = async (language: string): Promise<string[]> => {
      const client = at('agent').client.with({ 'accept-language': language });
      const { body } = await client.get<{ entries: { sentence: string }[] }>(
        `/api/v1/complaints/${complaint.id}/timeline`,
      );
      return body.entries.map(({ sentence }) => sentence.replaceAll('\u00a0', ' '));
    };
    expect(await told('en')).toEqual(
      expect.arrayContaining([
        'Li Wei 李伟 asked the middle level to approve CNY 800.00, which is above their authority.',
        'Zhou Ping 周平 would grant CNY 600.00 instead.',
      ]),
    );
    expect(await told('zh-CN')).toContain('Zhou Ping 周平还价：可批准 CNY 600.00。');
  });

  it('lends an authority to somebody below, for this one', async () => {
    const { complaint, approvalId } = await asked(800_000);
    await at('manager').do(complaint.id, 'delegate-approval', {
      approvalId,
      toId: staffId('south'),
      reason: 'Knows the dealer',
    });
    expect((await waitingFor('south')).map(({ id }) => id)).toEqual([approvalId]);
    expect((await at('south').list('view=asked')).rows.map(({ id }) => id)).toEqual([complaint.id]);
    await at('south').do(complaint.id, 'decide-approval', { approvalId, decision: 'approved' });
    expect(await waitingFor('south')).toEqual([]);
    expect((await at('manager').state(complaint.id)).approvals).toMatchObject([
      { state: 'approved', decidedById: staffId('south'), decidedLevel: 'senior' },
    ]);
  });
});

describe('lists of approvals', () => {
  it('show what waits for me, what waits in my unit, page by page', async () => {
    const [one, two] = [await asked(80_000), await asked(800_000)];
    const mine = (await waitingFor('supervisor')).map(({ id }) => id);
    expect(mine).toContain(one.approvalId);
    expect(mine).not.toContain(two.approvalId);
    expect((await waitingFor('manager')).map(({ id }) => id)).toEqual(
      expect.arrayContaining([one.approvalId, two.approvalId]),
    );
    expect(await waitingFor('agent')).toEqual([]);
    const unit = (await waitingFor('agent', '&view=unit')).map(({ id }) => id);
    expect(unit).toEqual(expect.arrayContaining([one.approvalId, two.approvalId]));
    expect(await waitingFor('south', '&view=unit')).toEqual([]);

    const paged: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const after: string = next === '' ? '' : `&after=${next}`;
      const { body } = await at('agent').client.get<Page<ApprovalRow>>(`/api/v1/approvals?view=unit&limit=1${after}`);
      paged.push(...body.rows.map(({ id }) => id));
      next = body.next;
    }
    expect(paged).toEqual(unit);
    const bad = await at('agent').client.get<{ code: string }>('/api/v1/approvals?after=nonsense');
    expect([bad.status, bad.body.code]).toEqual([400, 'page.bad-cursor']);
  });

  it('tell how long deciding took', async () => {
    const query = `from=${inHours(-1)}&until=${inHours(1)}`;
    const { body } = await at('manager').client.get<DecisionTimes[]>(`/api/v1/approvals/times?${query}`);
    expect(body).toContainEqual(expect.objectContaining({ level: 'middle', medianMinutes: 0 }));
    const totals = body.map(({ approved, rejected, countered }) => approved + rejected + countered);
    const [decided] = await rows('SELECT count(*)::integer AS n FROM approval WHERE decided_at IS NOT NULL', []);
    expect(totals.reduce((sum, one) => sum + one, 0)).toBe(decided?.['n']);
  });
});

describe('many at once', () => {
  /** As many complaints of one customer, each with a proposal that only the middle level may grant. */
  const several = async (count: number, amount: number) => {
    const customerId = (await at('agent').register()).complaintId;
    const owner = customerOf(await at('agent').state(customerId)) as CustomerId;
    return Promise.all(
      Array.from({ length: count }, async () => {
        const complaint = await agreed({ who: { customerId: owner } });
        await proposes(complaint, amount);
        return { complaint, ...(await made(complaint)) };
      }),
    );
  };
  const approve = ({ complaint, approvalId }: Awaited<ReturnType<typeof asked>>, by: Desk, key?: string) =>
    by.send(complaint.id, 'decide-approval', { approvalId, decision: 'approved' }, key);

  it('two approvals on two complaints of one customer never pass the year: one is granted, one goes on', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [one, two] = await several(2, 500_000);
      if (one === undefined || two === undefined) throw new Error('two were asked for');
      await proposes(one.complaint, 50_000);
      const answers = await Promise.all([approve(one, at('supervisor')), approve(two, at('north'))]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const happened = answers.flatMap(({ body }) => body.events.map(({ type }) => type));
      expect(happened.filter((type) => !type.startsWith('complaint.clocks-')).sort()).toEqual([
        'complaint.approval-decided',
        'complaint.approval-passed-on',
        'complaint.remedy-granted',
      ]);
      expect(await usedBy(customerOf(one.complaint))).toBe(550_000);
    }
  });

  it('ten proposals at once, on one complaint and on ten, take no more than there is', async () => {
    const complaint = await agreed();
    await Promise.all(Array.from({ length: 10 }, () => proposes(complaint, 12_000)));
    const state = await at('agent').state(complaint.id);
    expect([grantedOf(state), state.approvals.length]).toEqual([48_000, 6]);
    expect(await usedBy(customerOf(state))).toBe(48_000);

    const ten = await several(10, 300_000);
    await Promise.all(ten.map((one, index) => approve(one, at(index % 2 === 0 ? 'supervisor' : 'north'))));
    const states = await Promise.all(ten.map(({ complaint: { id } }) => at('manager').state(id)));
    expect(states.reduce((sum, one) => sum + grantedOf(one), 0)).toBe(900_000);
    const passedOn = states.flatMap(({ approvals }) => approvals.filter(({ level }) => level === 'senior'));
    expect(passedOn).toHaveLength(7);
    expect(await usedBy(customerOf(complaint))).toBe(48_000);
    expect(await usedBy(customerOf(states[0] as Complaint))).toBe(900_000);
  });

  it('sent again and again under one key it counts once', async () => {
    const one = await asked(80_000);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => approve(one, at('supervisor'), 'approve-this-once')),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await usedBy(customerOf(one.complaint))).toBe(80_000);
  });

  it('two who approve the same at once grant it once', async () => {
    const one = await asked(80_000);
    const answers = await Promise.all([approve(one, at('supervisor')), approve(one, at('north'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await usedBy(customerOf(one.complaint))).toBe(80_000);
  });

  it('what was taken is what stands granted, after all of this', async () => {
    const differing = await rows(
      `SELECT u.customer_id, u.used, granted.sum FROM authority_use u LEFT JOIN (
         SELECT p.customer_id, sum(GREATEST(r.money_amount, r.cost_amount)) AS sum
         FROM remedy r JOIN complainant p ON p.id = r.complainant_id
         WHERE r.state IN ('granted', 'accepted', 'fulfilled') GROUP BY 1
       ) granted USING (customer_id) WHERE u.used <> COALESCE(granted.sum, 0)`,
      [],
    );
    expect(differing).toEqual([]);
  });
});
