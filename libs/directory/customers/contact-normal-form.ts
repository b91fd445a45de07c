import type { ContactKind, Locale } from '@redress/contracts';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Where a number without a country code is taken to be from. */
const HOME_COUNTRY: Readonly<Record<Locale, CountryCode | undefined>> = { 'zh-CN': 'CN', en: undefined };

const LONGEST = 500;

const phone = (value: string, locale: Locale): string => {
  const country = HOME_COUNTRY[locale];
  const parsed = parsePhoneNumberFromString(value, country === undefined ? {} : { defaultCountry: country });
  return parsed?.isPossible() === true ? parsed.number : value.replace(/\D/g, '');
};

const spaced = (value: string): string => value.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * How a contact is compared and searched: E.164 for a phone number (the bare digits where it is none), lower case and
 * single spaces for everything else.
 */
export const normalForm = (kind: ContactKind, value: string, locale: Locale): string =>
  (kind === 'phone' ? phone(value, locale) : spaced(value)).slice(0, LONGEST);

const hidden = (text: string): string => '•'.repeat(Math.min(Math.max(text.length, 1), 12));

/**
 * A contact for those who may not see it whole: enough to recognise it, too little to use it. The last four digits of a
 * phone number, the first letter and the domain of a mail address, nothing of an address.
 */
export const maskedContact = (kind: ContactKind, value: string): string => {
  if (kind === 'phone') return `••••${value.replace(/\D/g, '').slice(-4)}`;
  if (kind !== 'email') return hidden(value);
  const at = value.lastIndexOf('@');
  return at < 1 ? hidden(value) : `${value.slice(0, 1)}•••${value.slice(at)}`;
};
