import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ComplaintId } from '@redress/contracts';
import { readMapping } from '@redress/importing';
import { projectRoot } from '@redress/platform';
import { Desk } from '../support/desk';
import { ImportDesk } from '../support/import-desk';
import { type RunningApi, startApi } from '../support/start-api';

const example = (name: string): string => join(projectRoot, 'examples', name);

describe('complaints that were imported', () => {
  let api: RunningApi;
  let desk: ImportDesk;
  let manager: Desk;
  beforeAll(async () => {
    api = await startApi();
    desk = await ImportDesk.open(api.databaseUrl);
    manager = new Desk(await api.as('wang.min'));
    for (const language of ['en', 'zh']) {
      const mapping = await readMapping(example(`mappings/complaints-${language}.json`));
      const reportPath = join(desk.folder, `${language}.csv`);
      const { figures } = await desk.import({ path: example(`complaints.${language}.csv`) }, mapping, { reportPath });
      expect(figures.refused).toBe(0);
    }
  });
  afterAll(async () => {
    await desk.close();
    await api.stop();
  });

  const idOf = async (importKey: string): Promise<ComplaintId> => {
    const [row] = await desk.rows<{ id: ComplaintId }>('SELECT id FROM complaint WHERE import_key = $1', [importKey]);
    if (row === undefined) throw new Error(`${importKey} was not imported`);
    return row.id;
  };

  it.each([
    ['English', 'example-en:LM-2047', 'Cab heater smells of burning'],
    ['Chinese', 'example-zh:NJ0137', '驾驶室有焦糊味'],
  ])('in %s and still open go through all five steps to a close that a callback verified', async (_, key, words) => {
    const id = await idOf(key);
    const opened = await manager.open(id);
    expect(opened.complaint).toMatchObject({ imported: true, status: 'open', step: 'atmosphere', version: 1 });
    expect(Object.values(opened.texts).join('\n')).toContain(words);
    expect(opened.nextDueAt).toBeNull();
    await manager.agree(id);
    await manager.solve(id);
    const closed = await manager.close(id);
    expect(closed).toMatchObject({
      status: 'closed',
      step: 'follow-through',
      closure: { way: 'verified-callback', outcome: 'upheld' },
    });
    expect(closed.complainants[0]).toMatchObject({ agreement: 'confirmed', outcomeScore: 60 });
  });

  it('and ended elsewhere stay ended until somebody reopens them', async () => {
    const id = await idOf('example-en:LM-2045');
    const { complaint, texts, timeline } = await manager.open(id);
    expect(complaint.closure).toMatchObject({
      way: 'imported',
      outcome: 'upheld',
      closedAt: '2026-01-30T15:10:00.000Z',
    });
    const reasonTextId = complaint.closure?.reasonTextId ?? null;
    expect(reasonTextId === null ? null : texts[reasonTextId]).toContain('A faulty batch of hoses');
    expect(timeline.entries.map(({ type }) => type)).toEqual(['complaint.closed', 'complaint.registered']);
    expect((await manager.send(id, 'advance', {})).body).toMatchObject({ code: 'complaint.closed' });
    await manager.do(id, 'reopen', { reason: 'The hose burst again.' });
    // A complaint that is opened again calls for a supervisor; where nobody from its unit upwards is one, for the manager.
    expect(await manager.state(id)).toMatchObject({ status: 'open', cycle: 2, level: 'senior' });
  });

  it('are listed with the others, oldest history last', async () => {
    const { rows } = await manager.list('view=all&sort=received&status=closed&limit=50');
    const received = rows.map(({ receivedAt }) => receivedAt);
    expect(received.length).toBeGreaterThanOrEqual(14);
    expect(received).toEqual(received.toSorted().toReversed());
  });
});
