import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { officeHours } from '@redress/complaint-domain';
import { Settings, SettingsWatch } from '@redress/settings';
import { LiveHouse, type RunningApi } from '../support/live-house';

let house: LiveHouse;
let here: RunningApi;
let there: RunningApi;
beforeAll(async () => {
  house = await LiveHouse.open();
  [here, there] = [await house.startApi(), await house.startApi()];
});
afterAll(() => house.close());

it('a complaint is handled by a process that has not heard of its calendar yet', async () => {
  // Such a process reads the settings every few seconds; this one never does by itself.
  there.app.get(SettingsWatch).onModuleDestroy();
  const saved = await here.app.get(Settings).add(await house.asking(here, 'guRan'), 'calendar', {
    unitId: house.unit('ningbo'),
    name: 'Ningbo',
    body: officeHours('Asia/Shanghai'),
  });
  if (!saved.ok) throw new Error(saved.refusal.code);
  await here.app.get(SettingsWatch).current();
  const { complaintId: id } = await house.register(here, 'liWei');
  const { rows } = await house.sql.query('SELECT calendar FROM complaint WHERE id = $1', [id]);
  expect(rows).toEqual([{ calendar: { id: saved.value.id, version: 1 } }]);
  expect(there.app.get(SettingsWatch).version('calendar', saved.value)).toBeNull();
  const answer = await house.execute(there, 'liWei', id, 'add-note', { note: 'Called, nobody answered.' });
  expect(answer.complaintId).toBe(id);
  expect(there.app.get(SettingsWatch).version('calendar', saved.value)).toMatchObject({ name: 'Ningbo' });
});
