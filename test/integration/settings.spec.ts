import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { officeHours, SETTING_RULES } from '@redress/complaint-domain';
import type { Instant, SettingId, UnitId } from '@redress/contracts';
import { DirectoryQuery, DirectoryWatch } from '@redress/directory';
import { ManualClock, UuidV7Ids } from '@redress/platform';
import { seedDemoCalendars, SettingsQuery, SettingsWatch } from '@redress/settings';
import { type OpenDatabase, openDatabase } from '../support/open-database';
import { COMPANY } from '../support/stored-company';

const NOW = '2026-03-02T02:00:00.000Z' as Instant;
const ids = new UuidV7Ids();

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

interface Stored {
  readonly id: SettingId;
  readonly version?: number;
  readonly unitId?: UnitId;
  readonly body?: unknown;
}

/** Written as another process would, of which this one hears nothing. */
const store = ({ id, version = 1, unitId = COMPANY.headquarters, body = officeHours('Asia/Shanghai') }: Stored) =>
  database.unitOfWork.run((tx) =>
    tx.execute(
      `INSERT INTO setting_version (kind, id, version, unit_id, name, body, created_at)
       VALUES ('calendar', $1, $2, $3, 'Office', $4, now())`,
      [id, version, unitId, JSON.stringify(body)],
    ),
  );
const asApp = (text: string, values: readonly unknown[] = []) =>
  database.unitOfWork.run((tx) => tx.execute(text, values));

describe('settings as a process knows them', () => {
  let clock: ManualClock;
  let watch: SettingsWatch;
  beforeEach(async () => {
    await database.owner.query('DELETE FROM setting_version');
    clock = new ManualClock(NOW);
    const directory = new DirectoryWatch(new DirectoryQuery(database.unitOfWork), clock);
    await directory.current();
    watch = new SettingsWatch(new SettingsQuery(database.unitOfWork), directory, clock);
    await watch.current();
  });

  it('are the built-in ones at first', () => {
    const { id } = SETTING_RULES.calendar.builtIn;
    expect(watch.settingsFor(COMPANY.station).of('calendar')).toMatchObject({ id, version: 0 });
    expect(watch.settingsFor('nowhere' as UnitId).of('calendar')).toMatchObject({ id, version: 0 });
  });

  it('come to know what another process saved, and what it retired', async () => {
    const id = ids.next<SettingId>();
    await store({ id });
    expect(watch.settingsFor(COMPANY.station).of('calendar').version).toBe(0);
    clock.advance(20_000);
    await watch.current();
    const found = watch.settingsFor(COMPANY.station).of('calendar');
    expect(found).toMatchObject({ id, version: 1, unitId: COMPANY.headquarters, name: 'Office' });
    expect(watch.calendar({ id, version: 1 })?.isOpen(NOW)).toBe(true);
    await asApp('UPDATE setting_version SET retired_at = now() WHERE id = $1', [id]);
    watch.forget();
    await watch.current();
    expect(watch.settingsFor(COMPANY.station).of('calendar').version).toBe(0);
    expect(watch.version('calendar', { id, version: 1 })?.name).toBe('Office');
  });

  it('are read whole only where something changed', async () => {
    const { snapshot } = watch;
    watch.forget();
    expect(await watch.current()).toBe(snapshot);
    await store({ id: ids.next<SettingId>(), unitId: COMPANY.station });
    watch.forget();
    expect(await watch.current()).not.toBe(snapshot);
  });

  it('keep a compiled calendar over later changes', async () => {
    const id = ids.next<SettingId>();
    await store({ id });
    watch.forget();
    await watch.current();
    const compiled = watch.calendar({ id, version: 1 });
    await store({ id, version: 2 });
    watch.forget();
    await watch.current();
    expect(watch.calendar({ id, version: 1 })).toBe(compiled);
    expect(watch.settingsFor(COMPANY.station).of('calendar').version).toBe(2);
  });
});

describe('a stored version', () => {
  it('is never changed and never dropped by the program', async () => {
    const id = ids.next<SettingId>();
    await store({ id });
    for (const statement of [
      `UPDATE setting_version SET body = '{}'`,
      `UPDATE setting_version SET name = 'x'`,
      'UPDATE setting_version SET version = 2',
      'DELETE FROM setting_version',
    ]) {
      await expect(asApp(statement)).rejects.toThrow('permission denied');
    }
  });

  it('is refused by the database where it makes no sense', async () => {
    const id = ids.next<SettingId>();
    await expect(store({ id, version: 0 })).rejects.toThrow('counting_number');
    await expect(store({ id, body: [] })).rejects.toThrow('setting_version_body_is_object');
    await expect(store({ id, body: { zone: 'x'.repeat(400_001) } })).rejects.toThrow('setting_version_body_size');
    await expect(store({ id, unitId: ids.next<UnitId>() })).rejects.toThrow('setting_version_unit_id_fkey');
    await store({ id });
    await expect(store({ id })).rejects.toThrow('setting_version_pkey');
  });
});

it('the demo company has a working calendar for headquarters and each region, with holidays of two years', async () => {
  const tools = { unitOfWork: database.unitOfWork, events: database.log, clock: new ManualClock(NOW), ids };
  await database.owner.query('DELETE FROM setting_version');
  await seedDemoCalendars(
    tools,
    new Map([
      ['headquarters', COMPANY.headquarters],
      ['north', COMPANY.station],
      ['south', COMPANY.station],
    ]),
  );
  const rows = await new SettingsQuery(database.unitOfWork).everything();
  expect(rows).toHaveLength(3);
  for (const { kind, body, createdById } of rows) {
    expect([kind, createdById]).toEqual(['calendar', null]);
    const faults = SETTING_RULES.calendar.faultsOf(body as ReturnType<typeof officeHours>, {
      isUnit: () => true,
      isInService: () => true,
    });
    expect(faults).toEqual([]);
    expect(body).toHaveProperty('exceptions.0.name');
  }
  const events = await database.log.readStream(COMPANY.headquarters);
  expect(events.map(({ type }) => type)).toEqual(['setting.saved']);
});
