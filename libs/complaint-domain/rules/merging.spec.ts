import { describe, expect, it } from '@jest/globals';
import { CHEN_YU, LI_WEI, NINGBO, TIMER, WANG_FANG, WU_DI, ZHAO_MIN, ZHOU_JIE } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { idsFrom, Scene } from '../testing/scene';

const reason = FREE_TEXT;
type Change = Parameters<typeof Scene.of>[0];
const survivor = (change: Change = {}) => Scene.of({ number: 'C-2026-000001', ...change }, LI_WEI, idsFrom('survivor'));
const duplicate = (change: Change = { customerId: 'wu-mei' as never }) =>
  Scene.of({ number: 'C-2026-000002', ...change }, LI_WEI, idsFrom('duplicate'));
const refusalOf = (merging: ReturnType<Scene['merges']>) => (merging.accepted ? null : merging.refusal);

describe('a duplicate', () => {
  it('closes pointing at the complaint it lives on in, and its complainant joins that one', () => {
    const [from, into] = [duplicate(), survivor()];
    const versions = [from.complaint.version, into.complaint.version];
    expect(from.merges(into).accepted).toBe(true);
    expect(from.complaint).toMatchObject({
      status: 'closed',
      mergedIntoId: into.complaint.id,
      closure: { outcome: 'duplicate', way: 'duplicate' },
      version: (versions[0] ?? 0) + 1,
    });
    expect(into.complaint).toMatchObject({
      status: 'open',
      version: (versions[1] ?? 0) + 1,
      complainants: [{ customerId: 'chen-hao' }, { customerId: 'wu-mei', agreement: null, verifiedAt: null }],
    });
    expect(into.events.at(-2)).toMatchObject({ type: 'complaint.absorbed', payload: { fromId: from.complaint.id } });
  });

  it('of the same customer or of nobody brings no one', () => {
    for (const customerId of ['chen-hao' as never, null]) {
      const into = survivor();
      duplicate({ customerId }).merges(into);
      expect(into.complaint.complainants).toHaveLength(1);
    }
  });

  it('brings back a customer who had withdrawn here', () => {
    const into = survivor();
    into.does('add-complainant', { customerId: 'wu-mei' as never, role: 'co-complainant', authorised: true });
    into.does('withdraw', { complainantId: into.newestComplainant, reason });
    duplicate().merges(into);
    expect(into.complaint.complainants.at(-1)).toMatchObject({ customerId: 'wu-mei', withdrawnAt: null });
  });

  it('ends what ran there', () => {
    const from = duplicate().reach('solve');
    from
      .does('propose-remedy', inputs.remedy(from.complaint, from.now))
      .does('offer-handover', { toId: WU_DI, reason })
      .does('open-task', { task: FREE_TEXT, assigneeId: CHEN_YU })
      .does('schedule-callback', inputs.callback(from.complaint, from.now));
    from.merges(survivor());
    expect(from.complaint).toMatchObject({
      handover: null,
      remedies: [{ state: 'withdrawn' }],
      tasks: [{ state: 'cancelled' }],
      callbacks: [{ state: 'cancelled' }],
    });
  });

  it('is never reopened or worked on again', () => {
    const from = duplicate();
    from.merges(survivor());
    expect(from.refusal('reopen', { reason }).code).toBe('complaint.merged-away');
    expect(from.refusal('advance', {}).code).toBe('complaint.merged-away');
  });

  it('brings threat, safety, vulnerability and level along', () => {
    const from = duplicate()
      .does('flag-threat', { threat: 'court', note: FREE_TEXT })
      .does('set-severity', inputs.severity({ safety: true }))
      .does('record-vulnerability', { drivers: ['health', 'capability'], reason, adjustment: FREE_TEXT });
    const into = survivor().does('record-vulnerability', { drivers: ['health'], reason, adjustment: FREE_TEXT });
    from.merges(into);
    expect(into.complaint).toMatchObject({
      threat: 'court',
      safety: true,
      vulnerability: ['health', 'capability'],
      level: 'senior',
      severity: null,
    });
    expect(into.events.find(({ type }) => type === 'complaint.level-changed')?.payload).toEqual({
      from: 'frontline',
      to: 'senior',
      cause: 'merged',
    });
  });

  it('lowers nothing and forgets nothing of the survivor', () => {
    const into = survivor().does('flag-threat', { threat: 'media', note: FREE_TEXT });
    duplicate().does('flag-threat', { threat: 'court', note: FREE_TEXT }).merges(into);
    duplicate({ customerId: null }).merges(into);
    expect(into.complaint).toMatchObject({ threat: 'media', level: 'senior', safety: false });
  });

  it('brings its conflicts of interest along: whoever is complained about neither owns nor reads here', () => {
    const from = duplicate().does('declare-conflict', { staffId: LI_WEI, reason }, WANG_FANG);
    from.does('declare-conflict', { staffId: WU_DI, reason }, WANG_FANG);
    const into = survivor().does('open-task', { task: FREE_TEXT, assigneeId: WU_DI });
    expect(from.merges(into, ZHOU_JIE).accepted).toBe(true);
    expect(into.complaint).toMatchObject({
      conflicts: [LI_WEI, WU_DI],
      owner: { staffId: ZHAO_MIN, kind: 'deputy' },
      tasks: [{ state: 'cancelled' }],
    });
    expect(into.texts.filter(({ kind }) => kind === 'reason')).toHaveLength(2);
  });

  it('declares no conflict twice, and is refused where nobody could own the survivor', () => {
    const both = survivor().does('declare-conflict', { staffId: WU_DI, reason }, WANG_FANG);
    duplicate().does('declare-conflict', { staffId: WU_DI, reason }, WANG_FANG).merges(both);
    expect(both.complaint.conflicts).toEqual([WU_DI]);
    const from = duplicate()
      .does('declare-conflict', { staffId: LI_WEI, reason }, WANG_FANG)
      .turns(LI_WEI, { deputyId: null });
    from.house = from.house.withDuty(NINGBO, null).withDuty('headquarters' as typeof NINGBO, null);
    const into = survivor();
    expect(refusalOf(from.merges(into, ZHOU_JIE))?.code).toBe('complaint.no-successor');
    expect(into.complaint.version).toBe(1);
  });

  it('with a remedy that the customer accepted is not merged: no promise is lost', () => {
    const from = duplicate().reach('solve').proves();
    expect(refusalOf(from.merges(survivor()))).toEqual({
      code: 'complaint.remedy-state',
      detail: { state: 'accepted' },
    });
  });

  it('is merged by who handles it and helps there, into another that is open', () => {
    const itself = duplicate();
    expect(refusalOf(itself.merges(itself))?.code).toBe('complaint.merge-into-itself');
    expect(refusalOf(duplicate().merges(survivor().closes()))?.code).toBe('complaint.merge-target-closed');
    expect(refusalOf(duplicate().closes().merges(survivor()))?.code).toBe('complaint.closed');
    expect(refusalOf(duplicate().merges(survivor(), ZHAO_MIN))?.code).toBe('complaint.not-handler');
    const elsewhere = survivor().does('offer-handover', { toId: CHEN_YU, reason });
    elsewhere.does('accept-handover', { handoverId: elsewhere.newestHandover }, CHEN_YU);
    expect(refusalOf(duplicate().merges(elsewhere))?.code).toBe('auth.not-permitted');
    expect(duplicate().merges(survivor(), TIMER).accepted).toBe(true);
  });
});
