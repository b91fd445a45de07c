import { type Instant, type Locale, millisecondsOf, moneyText } from '@redress/contracts';

interface Formats {
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
  readonly zone: Intl.DateTimeFormat;
}

const made = new Map<string, Formats>();

const formatsFor = (locale: Locale, timeZone: string): Formats => {
  const key = `${locale} ${timeZone}`;
  const formats = made.get(key) ?? {
    day: new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    zone: new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }),
  };
  made.set(key, formats);
  return formats;
};

const WHOLE: Readonly<Record<Locale, (day: string, time: string, zone: string) => string>> = {
  en: (day, time, zone) => `${day}, ${time} (${zone})`,
  'zh-CN': (day, time, zone) => `${day} ${time}（${zone}）`,
};

/**
 * A moment as a letter says it, in the customer's language and time zone, the zone named: an appointment must not be
 * misread. Throws RangeError for a zone that does not exist.
 */
export const momentInWords = (instant: Instant, locale: Locale, timeZone: string): string => {
  const { day, time, zone } = formatsFor(locale, timeZone);
  const at = millisecondsOf(instant);
  const name = zone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
  return WHOLE[locale](day.format(at), time.format(at), name);
};

/** An amount with its currency, such as CNY 300.00. */
export const moneyInWords = moneyText;
