import type { SettingBodies } from '@redress/complaint-domain';
import type { SettingId, SettingKind, UnitId } from '@redress/contracts';
import type { UnitOfWork } from '@redress/database';
import type { EventLog } from '@redress/messaging';
import type { Clock, Ids } from '@redress/platform';
import { SettingRepository } from '../setting.repository';

/** What seeding works with. */
export interface SeedTools {
  readonly unitOfWork: UnitOfWork;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** One setting of a unit of the demo company. */
export interface DemoSetting<K extends SettingKind> {
  /** Key of the unit. */
  readonly unit: string;
  readonly name: string;
  readonly body: SettingBodies[K];
}

/** Stores settings of one kind for units of the demo company, in one commit. */
export async function storeDemoSettings<K extends SettingKind>(
  { unitOfWork, events, clock, ids }: SeedTools,
  units: ReadonlyMap<string, UnitId>,
  kind: K,
  settings: readonly DemoSetting<K>[],
): Promise<void> {
  const now = clock.now();
  const correlationId = ids.next();
  const rows = new SettingRepository();
  await unitOfWork.run(async (tx) => {
    for (const { unit, name, body } of settings) {
      const unitId = units.get(unit);
      if (unitId === undefined) throw new Error(`The demo company knows no ${unit}.`);
      const id = ids.next<SettingId>();
      await rows.insert(tx, {
        ...{ kind, id, version: 1, unitId, name, body },
        createdAt: now,
        createdById: null,
        retiredAt: null,
      });
      events.append(tx, {
        stream: 'unit',
        streamId: unitId,
        occurredAt: now,
        actor: { kind: 'system', id: 'seed' },
        correlationId,
        causationId: correlationId,
        events: [{ type: 'setting.saved', payload: { kind, settingId: id, version: 1, unitId } }],
      });
    }
  });
}
