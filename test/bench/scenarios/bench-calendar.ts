import { type BusinessCalendar, type CalendarBody, compileCalendar, officeHours } from '@redress/complaint-domain';
import { type Instant, instantOf } from '@redress/contracts';
import { PlainLuxon } from '../floors/plain-luxon';
import type { CalendarFigures, Figures } from '../report/figures';

/** Moments asked about, over two years. */
const MOMENTS = 5_000;
const START = Date.parse('2026-01-01T00:00:00.000Z');
const TWO_YEARS = 2 * 365 * 86_400_000;
/** A sample as long as this swings little. */
const SAMPLE_MILLISECONDS = 1_000;

const LUNCH = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '18:00' },
];

/** A weekday has two windows, and forty days are exceptions. */
const bodyIn = (zone: string): CalendarBody => {
  const { week } = officeHours(zone);
  const exceptions = Array.from({ length: 40 }, (_, index) => ({
    date: instantOf(START + index * 17 * 86_400_000).slice(0, 10),
    windows: [],
  }));
  return { zone, week: { ...week, mon: LUNCH, tue: LUNCH, wed: LUNCH, thu: LUNCH, fri: LUNCH }, exceptions };
};

/** Spread over the time without order, and the same in every run. */
const moments: readonly Instant[] = Array.from({ length: MOMENTS }, (_, index) =>
  instantOf(START + ((index * 7_919_113_007) % TWO_YEARS)),
);

type Answering = Pick<BusinessCalendar, 'add' | 'elapsed' | 'closeOfBusinessDay'>;
type Question = (calendar: Answering, moment: Instant, index: number) => Instant | number;

const QUESTIONS: Readonly<Record<CalendarFigures['operation'], Question>> = {
  'add 8 to 40 business hours': (calendar, moment, index) => calendar.add(moment, 480 + (index % 5) * 480),
  'elapsed over two weeks': (calendar, moment) =>
    calendar.elapsed(moment, instantOf(Date.parse(moment) + 14 * 86_400_000)),
  'close of business day 3, 15 or 35': (calendar, moment, index) =>
    calendar.closeOfBusinessDay(moment, [3, 15, 35][index % 3] ?? 3),
};

/** How many questions a second are answered, on one core. */
function perSecond(calendar: Answering, ask: Question): number {
  let answered = 0;
  const began = performance.now();
  for (;;) {
    for (const [index, moment] of moments.entries()) {
      ask(calendar, moment, index);
      answered += 1;
      // The floor takes seconds for all of them; looking at the time costs more than an answer of ours.
      if (answered % 50 === 0 && performance.now() - began > SAMPLE_MILLISECONDS)
        return answered / ((performance.now() - began) / 1_000);
    }
  }
}

/** Calendar arithmetic beside the same written day by day with luxon. Both must say the same before either counts. */
export function benchCalendar({
  figures,
  say,
}: {
  readonly figures: Figures;
  readonly say: (line: string) => void;
}): void {
  say('Asking calendars ...');
  for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe']) {
    const body = bodyIn(zone);
    const calendar = compileCalendar(body);
    const plain = new PlainLuxon(body);
    for (const [operation, ask] of Object.entries(QUESTIONS) as [CalendarFigures['operation'], Question][]) {
      for (const [index, moment] of moments.slice(0, 500).entries()) {
        const [ours, theirs] = [ask(calendar, moment, index), ask(plain, moment, index)];
        if (ours !== theirs) throw new Error(`${operation}, ${moment}, ${zone}: ${ours} here, ${theirs} there.`);
      }
      perSecond(calendar, ask);
      figures.calendar.push({ operation, zone, perSecond: perSecond(calendar, ask), floor: perSecond(plain, ask) });
    }
  }
}
