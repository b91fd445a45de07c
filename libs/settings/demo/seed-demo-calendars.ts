import { type CalendarBody, type CalendarException, officeHours } from '@redress/complaint-domain';
import type { SettingId, UnitId } from '@redress/contracts';
import type { UnitOfWork } from '@redress/database';
import type { EventLog } from '@redress/messaging';
import type { Clock, Ids } from '@redress/platform';
import { publicHolidays } from '../calendars/public-holidays';
import { SettingRepository } from '../setting.repository';

/** What seeding works with. */
interface SeedTools {
  readonly unitOfWork: UnitOfWork;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly ids: Ids;
}

const ZONE = 'Asia/Shanghai';
const MORNING = { from: '08:30', to: '12:00' };
const AFTERNOON = { from: '13:30', to: '17:30' };
const OFFICE = officeHours(ZONE).week;
const WITH_LUNCH = [MORNING, AFTERNOON];

/** Key of a unit of the demo company, name and hours of its calendar. */
const DEMO_CALENDARS: readonly (readonly [unit: string, name: string, week: CalendarBody['week']])[] = [
  ['headquarters', 'Head office 总部', OFFICE],
  ['north', 'North: office hours 北方：行政班', OFFICE],
  [
    'south',
    'South: with lunch break, Saturday morning 南方：午休，周六上午',
    { ...OFFICE, mon: WITH_LUNCH, tue: WITH_LUNCH, wed: WITH_LUNCH, thu: WITH_LUNCH, fri: WITH_LUNCH, sat: [MORNING] },
  ],
];

const holidaysOf = async (year: number): Promise<readonly CalendarException[]> =>
  ((await publicHolidays('CN', null, year)) ?? [])
    .filter(({ wholeDay }) => wholeDay)
    .map(({ date, name }) => ({ date, windows: [], name }));

/**
 * Stores a working calendar for headquarters and each region of the demo company, with the public holidays of this year
 * and the next, in one commit. Stations and cities inherit them.
 */
export async function seedDemoCalendars(
  { unitOfWork, events, clock, ids }: SeedTools,
  units: ReadonlyMap<string, UnitId>,
): Promise<void> {
  const now = clock.now();
  const year = Number(now.slice(0, 4));
  const exceptions = (await Promise.all([holidaysOf(year), holidaysOf(year + 1)])).flat();
  const correlationId = ids.next();
  const rows = new SettingRepository();
  await unitOfWork.run(async (tx) => {
    for (const [key, name, week] of DEMO_CALENDARS) {
      const unitId = units.get(key);
      if (unitId === undefined) throw new Error(`The demo company knows no ${key}.`);
      const id = ids.next<SettingId>();
      await rows.insert(tx, {
        kind: 'calendar',
        id,
        version: 1,
        unitId,
        name,
        body: { zone: ZONE, week, exceptions },
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
        events: [{ type: 'setting.saved', payload: { kind: 'calendar', settingId: id, version: 1, unitId } }],
      });
    }
  });
}
