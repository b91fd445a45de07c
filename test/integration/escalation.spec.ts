import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Desk } from '../support/desk';
import { eventually } from '../support/eventually';
import { HURRIED, type HouseAtWork, startHouse } from '../support/house-at-work';
import { onBothBackends } from '../support/queue-backends';

onBothBackends('complaints that nobody has in hand', (backend) => {
  let house: HouseAtWork;
  let desk: Desk;

  beforeAll(async () => {
    house = await startHouse(backend);
    desk = await house.desk('li.wei');
  });
  afterEach(() => house.stopWorker());
  afterAll(() => house.stop());

  const noticed = (id: string): Promise<number> => house.count(id, 'complaint.unattended-noticed');

  it('are noticed once for each absence, and call somebody once', async () => {
    const { complaintId } = await desk.register();
    await house.startWorker(HURRIED);
    await house.rows(
      `UPDATE staff SET absent_from = now() - interval '1 hour', absent_until = NULL WHERE login IN ('li.wei', 'zhang.na')`,
    );
    await eventually('the absence to be noticed', async () => (await noticed(complaintId)) === 1);
    // One that comes later is found by a later look, which finds nothing more to say of the first.
    const later = await desk.register();
    await eventually('a later look', async () => (await noticed(later.complaintId)) === 1);
    expect(await noticed(complaintId)).toBe(1);
    expect(await house.count(complaintId, 'complaint.escalated')).toBe(1);
    const alerts = await house.rows<{ rung: string }>(
      `SELECT rung FROM alert WHERE complaint_id = '${complaintId}'::uuid`,
    );
    expect(alerts).toEqual([{ rung: 'supervisor' }]);
    await house.rows(`UPDATE staff SET absent_from = now() - interval '5 minutes' WHERE login = 'li.wei'`);
    await eventually('the next absence to be noticed', async () => (await noticed(complaintId)) === 2);
    // Its rung has fired in this cycle: who was called is not called again.
    expect(await house.count(complaintId, 'complaint.escalated')).toBe(1);
  });
});
