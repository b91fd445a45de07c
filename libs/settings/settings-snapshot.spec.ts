import { describe, expect, it } from '@jest/globals';
import { ALWAYS_OPEN, officeHours, SETTING_RULES } from '@redress/complaint-domain';
import type { Instant, SettingId, UnitId } from '@redress/contracts';
import type { SettingRow } from './setting-row';
import { type CompiledCalendars, SettingsSnapshot } from './settings-snapshot';

const unit = (name: string): UnitId => name as UnitId;
const setting = (name: string): SettingId => name as SettingId;
const PATH = ['station', 'city', 'region', 'hq'].map(unit);
const MOMENT = '2026-03-02T02:00:00.000Z' as Instant;

const calendar = (
  id: string,
  unitId: string,
  change: Partial<SettingRow<'calendar'>> = {},
): SettingRow<'calendar'> => ({
  kind: 'calendar',
  id: setting(id),
  version: 1,
  unitId: unit(unitId),
  name: `${id} of ${unitId}`,
  body: officeHours('Asia/Shanghai'),
  createdAt: MOMENT,
  createdById: null,
  retiredAt: null,
  ...change,
});
const snapshotOf = (rows: readonly SettingRow[], compiled?: CompiledCalendars): SettingsSnapshot =>
  new SettingsSnapshot(rows, { versions: rows.length, retired: 0 }, compiled);

describe('what is in force for a unit', () => {
  it('is the nearest up the tree', () => {
    const settings = snapshotOf([calendar('a', 'hq'), calendar('b', 'city'), calendar('c', 'elsewhere')]);
    expect(settings.inForce(PATH).of('calendar').id).toBe('b');
    expect(settings.inForce(PATH.slice(2)).of('calendar').id).toBe('a');
    expect(
      settings
        .inForce(PATH)
        .all('calendar')
        .map(({ id }) => id),
    ).toEqual(['b', 'a', SETTING_RULES.calendar.builtIn.id]);
  });

  it('is the built-in default where nobody set any', () => {
    const found = snapshotOf([calendar('a', 'elsewhere')])
      .inForce(PATH)
      .of('calendar');
    expect(found).toMatchObject({ version: 0, unitId: null, body: ALWAYS_OPEN });
    expect(snapshotOf([]).inForce([]).of('calendar')).toEqual(found);
  });

  it('is the newest version, in whatever order the rows came', () => {
    const rows = [3, 1, 2].map((version) => calendar('a', 'city', { version }));
    expect(snapshotOf(rows).inForce(PATH).of('calendar').version).toBe(3);
  });

  it('is no longer what was retired; what lies further up is in force again', () => {
    const settings = snapshotOf([
      calendar('a', 'hq'),
      calendar('b', 'city'),
      calendar('b', 'city', { version: 2, retiredAt: MOMENT }),
    ]);
    expect(settings.inForce(PATH).of('calendar').id).toBe('a');
    expect(settings.version('calendar', { id: setting('b'), version: 2 })?.name).toBe('b of city');
  });
});

describe('a version that a complaint kept', () => {
  const day = { ...officeHours('Asia/Shanghai'), exceptions: [{ date: '2026-03-02', windows: [] }] };
  const rows = [calendar('a', 'city'), calendar('a', 'city', { version: 2, body: day })];
  const settings = snapshotOf(rows);

  it('goes on as it was', () => {
    expect(settings.calendar({ id: setting('a'), version: 1 })?.isOpen(MOMENT)).toBe(true);
    expect(settings.calendar({ id: setting('a'), version: 2 })?.isOpen(MOMENT)).toBe(false);
  });

  it('may be the built-in default', () => {
    const { id } = SETTING_RULES.calendar.builtIn;
    expect(settings.version('calendar', { id, version: 0 })?.body).toBe(ALWAYS_OPEN);
    expect(settings.calendar({ id, version: 0 })?.zone).toBe('UTC');
  });

  it.each([
    ['a', 3],
    ['a', 0],
    ['nothing', 1],
    [SETTING_RULES.calendar.builtIn.id, 1],
    [SETTING_RULES.ladder.builtIn.id, 0],
  ])('is none where there never was one: %s, version %d', (id, version) => {
    expect(settings.version('calendar', { id: setting(id), version })).toBeNull();
    expect(settings.calendar({ id: setting(id), version })).toBeNull();
  });

  it('is compiled once, also over the next reading', () => {
    const compiled: CompiledCalendars = new Map();
    const ref = { id: setting('a'), version: 1 };
    const first = snapshotOf(rows, compiled).calendar(ref);
    expect(snapshotOf(rows, compiled).calendar(ref)).toBe(first);
  });
});

describe('every kind of setting', () => {
  it('has a built-in default of its own id, without faults where it can be set', () => {
    const rules = Object.entries(SETTING_RULES);
    expect(new Set(rules.map(([, { builtIn }]) => builtIn.id)).size).toBe(rules.length);
    for (const [kind, { builtIn }] of rules)
      expect(builtIn).toMatchObject({ kind, version: 0, unitId: null, name: null });
    expect(SETTING_RULES.calendar.faultsOf(ALWAYS_OPEN, { isUnit: () => true, isInService: () => true })).toEqual([]);
  });
});
