import type { Locale } from '@redress/contracts';

interface Preference {
  readonly tag: string;
  readonly weight: number;
}

const preferenceOf = (part: string): Preference => {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
  const quality = parameters
    .map((each) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(each)?.[1])
    .find((each) => each !== undefined);
  return { tag: tag.trim(), weight: quality === undefined ? 1 : Number(quality) };
};

const localeOfTag = (tag: string): Locale | null => {
  if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
  if (tag === 'en' || tag.startsWith('en-')) return 'en';
  return null;
};

/**
 * The language to answer in: the best one of `Accept-Language` that we speak, else the reader's own, else English.
 * A header longer than any browser sends is not read.
 */
export function languageOf(acceptLanguage: string | undefined, own: Locale | null): Locale {
  if (acceptLanguage === undefined || acceptLanguage.length > 500) return own ?? 'en';
  const wanted = acceptLanguage
    .split(',')
    .map(preferenceOf)
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => localeOfTag(tag))
    .find((locale) => locale !== null);
  return wanted ?? own ?? 'en';
}
