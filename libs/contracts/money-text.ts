import type { Money } from './ids';
import type { Locale } from './vocabulary';

/** An amount as people read it, such as CNY 300.00: the code of the currency, and as many decimals as it has. */
export const moneyText = ({ amount, currency }: Money, locale: Locale): string => {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
};
