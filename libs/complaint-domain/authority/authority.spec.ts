import { describe, expect, it } from '@jest/globals';
import { LEVELS, REMEDY_KINDS } from '@redress/contracts';
import { LI_WEI, SUN_LEI, TIMER, WANG_FANG, ZHOU_JIE } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';
import { type AuthorityBody, authorityOf, DEFAULT_AUTHORITY, type LevelAuthority } from './authority-body';
import { faultsOfAuthority } from './authority-faults';
import { authorityMeter } from './authority-meter';

const body = DEFAULT_AUTHORITY;
const changed = (level: keyof AuthorityBody['levels'], change: Partial<LevelAuthority>): AuthorityBody => ({
  levels: { ...body.levels, [level]: { ...body.levels[level], ...change } },
});
const limit = (perComplaint: number | null, perCustomerYear: number | null, currency = 'CNY') => ({
  currency,
  perComplaint,
  perCustomerYear,
});
const only = (frontline: LevelAuthority['limits'], middle = [limit(null, null)], senior = [limit(null, null)]) => ({
  levels: {
    frontline: { ...body.levels.frontline, limits: frontline },
    middle: { ...body.levels.middle, limits: middle },
    senior: { ...body.levels.senior, limits: senior },
  },
});

describe('an authority', () => {
  it('that a company starts with is sound, and every level may what the one below may', () => {
    expect(faultsOfAuthority(body)).toEqual([]);
    expect(authorityOf('senior', body).kinds).toEqual(REMEDY_KINDS);
    expect(LEVELS.map((level) => authorityOf(level, body).limits[0]?.perComplaint)).toEqual([50_000, 500_000, null]);
  });

  it.each([
    ['less than nothing', only([limit(-1, 5)]), 'field.range', 'levels.frontline.limits[0].perComplaint'],
    ['half a cent', only([limit(1, 5.5)]), 'field.range', 'levels.frontline.limits[0].perCustomerYear'],
    ['no currency', only([limit(1, 5, 'yuan')]), 'limit.currency', 'levels.frontline.limits[0].currency'],
    [
      'less for a year',
      only([limit(6, 5)]),
      'limit.year-below-complaint',
      'levels.frontline.limits[0].perCustomerYear',
    ],
    [
      'a currency twice',
      only([limit(1, 5), limit(2, 5)]),
      'limit.currency-twice',
      'levels.frontline.limits[1].currency',
    ],
    [
      'currencies mixed',
      only([limit(1, 5, 'EUR')]),
      'authority.currencies-mixed',
      'levels.frontline.limits[0].currency',
    ],
    ['a currency left out', only([]), 'authority.currency-missing', 'levels.frontline.limits'],
    [
      'more below than above, for a complaint',
      only([limit(9, 9)], [limit(8, 9)]),
      'authority.more-than-above',
      'levels.frontline.limits[0].perComplaint',
    ],
    [
      'more below than above, for a year',
      only([limit(1, null)], [limit(8, 9)]),
      'authority.more-than-above',
      'levels.frontline.limits[0].perCustomerYear',
    ],
    [
      'more in the middle than at the top',
      only([limit(1, 1)], [limit(8, 9)], [limit(7, 9)]),
      'authority.more-than-above',
      'levels.middle.limits[0].perComplaint',
    ],
    [
      'a kind that only those below may grant',
      changed('middle', { kinds: ['apology'] }),
      'authority.kind-not-above',
      'levels.frontline.kinds[1]',
    ],
    [
      'a kind twice',
      changed('frontline', { kinds: ['repair', 'repair'] }),
      'authority.kind-twice',
      'levels.frontline.kinds[1]',
    ],
  ] as const)('is refused with %s', (_, wrong, code, path) => {
    expect(faultsOfAuthority(wrong)).toContainEqual(expect.objectContaining({ code, path }));
  });

  it('is refused where nobody may grant a kind', () => {
    const kinds = REMEDY_KINDS.filter((kind) => kind !== 'voucher');
    const { limits } = body.levels.senior;
    const authority = { kinds, limits };
    expect(faultsOfAuthority({ levels: { frontline: authority, middle: authority, senior: authority } })).toEqual([
      { code: 'authority.kind-for-nobody', path: 'levels', values: { kind: 'voucher' } },
    ]);
  });

  it('is refused with more currencies than there is a use for', () => {
    const limits = Array.from({ length: 31 }, (_, index) => limit(1, 1, `A${String.fromCharCode(65 + index)}A`));
    expect(faultsOfAuthority(changed('senior', { limits }))).toContainEqual({
      code: 'field.size',
      path: 'levels.senior.limits',
      values: { max: 30 },
    });
  });
});

describe('the meter', () => {
  const read = (scene: Scene, by = LI_WEI) =>
    authorityMeter(scene.complaint, scene.context(by).actor, scene.context(by));
  const reading = (scene: Scene, by = LI_WEI) => read(scene, by)?.readings[0];
  const voucher = (amount: number, currency = 'CNY') => ({ kind: 'voucher', money: { amount, currency } }) as const;
  const proposing = (scene: Scene, amount: number, by = LI_WEI, currency = 'CNY') =>
    scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now, voucher(amount, currency)), by);

  it('says what may be granted now, of how much', () => {
    const scene = Scene.at('solve');
    expect(read(scene)).toMatchObject({ level: 'frontline', kinds: body.levels.frontline.kinds });
    expect(reading(proposing(scene, 20_000))).toEqual({
      complainantId: scene.mainComplainant,
      currency: 'CNY',
      left: 30_000,
      perComplaint: { limit: 50_000, used: 20_000, left: 30_000 },
      perCustomerYear: { limit: 100_000, used: 20_000, left: 80_000 },
    });
  });

  it('is what proposing goes by, to the last cent', () => {
    const scene = proposing(Scene.at('solve'), 20_000);
    const left = reading(scene)?.left ?? 0;
    expect(proposing(scene, left).complaint.remedies.at(-1)?.state).toBe('granted');
    expect(proposing(scene, 1).complaint.remedies.at(-1)?.state).toBe('proposed');
  });

  it('reads each level for itself, and never below nothing', () => {
    const scene = proposing(Scene.at('solve'), 200_000, ZHOU_JIE);
    expect([LI_WEI, ZHOU_JIE, SUN_LEI].map((by) => reading(scene, by)?.left)).toEqual([0, 300_000, null]);
  });

  it('goes by the year where that is less', () => {
    const scene = Scene.at('solve');
    scene.ledger.amounts = [{ customerId: 'chen-hao' as never, year: 2026, currency: 'CNY', amount: 90_000 }];
    expect(reading(scene)?.left).toBe(10_000);
  });

  it('shows every currency until the complaint has one', () => {
    const scene = Scene.at('solve');
    expect(read(scene)?.readings.map(({ currency }) => currency)).toEqual(['CNY', 'EUR', 'USD']);
    expect(read(proposing(scene, 1, LI_WEI, 'EUR'))?.readings.map(({ currency }) => currency)).toEqual(['EUR']);
    const yen = proposing(Scene.at('solve'), 1, LI_WEI, 'JPY');
    expect(reading(yen)).toMatchObject({ currency: 'JPY', left: 0 });
  });

  it('knows no year of somebody anonymous', () => {
    expect(reading(Scene.of({ customerId: null }).reach('solve'))?.perCustomerYear).toBeNull();
  });

  it('is nobody’s who is complained about, nor the house’s own', () => {
    const scene = Scene.at('solve').does('declare-conflict', { staffId: ZHOU_JIE, reason: FREE_TEXT }, WANG_FANG);
    expect(read(scene, ZHOU_JIE)).toBeNull();
    expect(authorityMeter(scene.complaint, TIMER, scene.context())).toBeNull();
  });
});
