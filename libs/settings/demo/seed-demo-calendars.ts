import { type CalendarBody, type CalendarException, officeHours } from '@redress/complaint-domain';
import type { UnitId } from '@redress/contracts';
import { publicHolidays } from '../calendars/public-holidays';
import { type SeedTools, storeDemoSettings } from './store-demo-settings';

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
export async function seedDemoCalendars(tools: SeedTools, units: ReadonlyMap<string, UnitId>): Promise<void> {
  const year = Number(tools.clock.now().slice(0, 4));
  const exceptions = (await Promise.all([holidaysOf(year), holidaysOf(year + 1)])).flat();
  const calendars = DEMO_CALENDARS.map(([unit, name, week]) => ({
    unit,
    name,
    body: { zone: ZONE, week, exceptions },
  }));
  await storeDemoSettings(tools, units, 'calendar', calendars);
}
