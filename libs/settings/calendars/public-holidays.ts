import { dateOf, dayNumberOf } from '@redress/complaint-domain';
import type { Locale } from '@redress/contracts';
import type Holidays from 'date-holidays';

/** A public holiday as the library knows it: a proposal, for people to look over. */
export interface PublicHoliday {
  readonly date: string;
  /** In the country's own language. */
  readonly name: string;
  /** In ours, where the library has it. */
  readonly names: Readonly<Record<Locale, string | null>>;
  /** Half a day, or for some people only: mostly no reason to close. */
  readonly wholeDay: boolean;
}

/** A country of which holidays are known. */
export interface HolidayCountry {
  /** ISO 3166-1. */
  readonly code: string;
  readonly names: Readonly<Record<Locale, string>>;
  /** Parts of it with holidays of their own; their names are the country's. */
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}

const HOUR = 3_600_000;
const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'en', 'zh-CN': 'zh' };

/** The tables of all countries are a few megabytes: they are read when they are first asked for, and kept by the runtime. */
const library = async (): Promise<typeof Holidays> => (await import('date-holidays')).default;

/** Every country with public holidays, by its code. */
export async function holidayCountries(): Promise<readonly HolidayCountry[]> {
  const known = new (await library())();
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const chinese = new Intl.DisplayNames('zh-CN', { type: 'region' });
  return Object.keys(known.getCountries('en'))
    .sort()
    .map((code) => ({
      code,
      names: { en: english.of(code) ?? code, 'zh-CN': chinese.of(code) ?? code },
      regions: Object.entries(known.getStates(code, 'en') ?? {}).map(([region, name]) => ({ code: region, name })),
    }));
}

/** As the library tells it. */
async function workOut(country: string, region: string | null, year: number): Promise<readonly PublicHoliday[] | null> {
  const Library = await library();
  const countries = new Library();
  if (!Object.hasOwn(countries.getCountries('en'), country)) return null;
  if (region !== null && !Object.hasOwn(countries.getStates(country, 'en') ?? {}, region)) return null;
  const place = region === null ? new Library(country) : new Library(country, region);
  const languages = place.getLanguages();
  const namesIn = (locale: Locale): ReadonlyMap<string, string> =>
    new Map(
      languages.includes(LANGUAGES[locale])
        ? place.getHolidays(year, LANGUAGES[locale]).map(({ rule, date, name }) => [`${rule} ${date}`, name])
        : [],
    );
  // English is among the languages of every country.
  const own = languages.find((language) => language !== 'en') ?? 'en';
  const english = namesIn('en');
  const chinese = namesIn('zh-CN');
  const days = new Map<string, PublicHoliday>();
  for (const { type, date, start, end, name, rule } of place.getHolidays(year, own)) {
    const first = dayNumberOf(date.slice(0, 10));
    if (type !== 'public' || first === null) continue;
    const hours = (end.getTime() - start.getTime()) / HOUR;
    const names = { en: english.get(`${rule} ${date}`) ?? null, 'zh-CN': chinese.get(`${rule} ${date}`) ?? null };
    // A day of 23 hours is a whole one; several in a row come as one entry.
    for (let day = 0; day < Math.max(1, Math.round(hours / 24)); day += 1) {
      const on = dateOf(first + day);
      if (!days.has(on)) days.set(on, { date: on, name, names, wholeDay: hours > 20 });
    }
  }
  return [...days.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** Following the moon takes some tenths of a second, so the answers asked for last are kept. */
const kept = new Map<string, readonly PublicHoliday[]>();
const MOST_KEPT = 200;

/**
 * The public holidays of a country, or of a part of it, in a year; each day once, in their order. Days that the government
 * moves from year to year, such as China's working weekends, are in no library.
 * @returns null for a place that is not known
 */
export async function publicHolidays(
  country: string,
  region: string | null,
  year: number,
): Promise<readonly PublicHoliday[] | null> {
  const key = `${country} ${region ?? ''} ${year}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const holidays = await workOut(country, region, year);
  if (holidays === null) return null;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, holidays);
  return holidays;
}
