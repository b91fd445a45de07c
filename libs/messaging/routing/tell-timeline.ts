import {
  type ComplaintId,
  type CustomerId,
  type EventActor,
  type Locale,
  type LoggedEvent,
  millisecondsOf,
  moneyText,
  type StaffId,
  termOf,
  type UnitId,
} from '@redress/contracts';
import { lineOf } from './apply-route';
import type { LineValue } from './timeline-line';

/** Names that a sentence needs, as far as this reader may know them; null: not to be had. */
export interface Names {
  readonly staff: (id: StaffId) => string | null;
  readonly unit: (id: UnitId) => string | null;
  readonly customer: (id: CustomerId) => string | null;
  readonly complaint: (id: ComplaintId) => string | null;
  /** Zone in which this reader's times are told. */
  readonly zone: string;
}

const SOMEBODY = { en: 'somebody', 'zh-CN': '某人' } as const;
const THE_CUSTOMER = { en: 'The customer', 'zh-CN': '客户' } as const;
const LISTED = { en: ', ', 'zh-CN': '、' } as const;
const THE_HOUSE = { en: 'Redress', 'zh-CN': '系统' } as const;

const formats = new Map<string, Intl.DateTimeFormat>();
const moment = (milliseconds: number, locale: Locale, timeZone: string): string => {
  const key = `${locale} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      timeZone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
  formats.set(key, format);
  return format.format(milliseconds);
};

const valueIn = (value: LineValue, locale: Locale, names: Names): string => {
  switch (value.kind) {
    case 'staff':
      return names.staff(value.id) ?? SOMEBODY[locale];
    case 'unit':
      return names.unit(value.id) ?? '—';
    case 'customer':
      return names.customer(value.id) ?? THE_CUSTOMER[locale];
    case 'complaint':
      return names.complaint(value.id) ?? '—';
    case 'instant':
      return moment(millisecondsOf(value.at), locale, names.zone);
    case 'money':
      return moneyText(value.money, locale);
    case 'word':
      return termOf(value.list, value.code)?.[locale] ?? String(value.code);
    case 'words':
      return [...new Set(value.codes)]
        .map((code) => termOf(value.list, code)?.[locale] ?? String(code))
        .join(LISTED[locale]);
    case 'phrase':
      return value.phrase[locale];
    case 'plain':
      return value.text;
  }
};

const actorIn = (actor: EventActor, locale: Locale, names: Names): string => {
  switch (actor.kind) {
    case 'staff':
    case 'machine':
      return names.staff(actor.id) ?? SOMEBODY[locale];
    case 'customer':
      return names.customer(actor.id) ?? THE_CUSTOMER[locale];
    case 'system':
      return THE_HOUSE[locale];
  }
};

/** The sentence that a timeline shows for an event, in a reader's language, with names, words and times filled in. */
export const tellTimeline = (
  event: Pick<LoggedEvent, 'type' | 'payload' | 'actor'>,
  locale: Locale,
  names: Names,
): string => {
  const { text, values } = lineOf(event);
  return text[locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'actor') return actorIn(event.actor, locale, names);
    const value = values[name];
    return value === undefined ? '' : valueIn(value, locale, names);
  });
};
