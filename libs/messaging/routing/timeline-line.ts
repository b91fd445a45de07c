import type { ComplaintId, CustomerId, Instant, Money, StaffId, Term, UnitId, WordList } from '@redress/contracts';

/** What stands in a placeholder. Names are looked up by the reader, so that an erased or masked one never shows. */
export type LineValue =
  | { readonly kind: 'staff'; readonly id: StaffId }
  | { readonly kind: 'unit'; readonly id: UnitId }
  | { readonly kind: 'customer'; readonly id: CustomerId }
  | { readonly kind: 'complaint'; readonly id: ComplaintId }
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'word'; readonly list: WordList; readonly code: string | number }
  | { readonly kind: 'words'; readonly list: WordList; readonly codes: readonly (string | number)[] }
  | { readonly kind: 'phrase'; readonly phrase: Term }
  | { readonly kind: 'plain'; readonly text: string };

/** One line of a timeline before names are filled in. `{actor}` is who did it and needs no value. */
export interface Line {
  readonly text: Term;
  readonly values: Readonly<Record<string, LineValue>>;
}

type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type Needed<S extends string> = Exclude<Placeholders<S>, 'actor'>;

/**
 * A line in both languages. It compiles only if the Chinese text uses no placeholder that the English one lacks, and if
 * every placeholder has its value.
 */
export const line = <En extends string, Zh extends string>(
  en: En,
  zh: [Placeholders<Zh>] extends [Placeholders<En>] ? Zh : never,
  ...values: [Needed<En>] extends [never] ? [] : [Readonly<Record<Needed<En>, LineValue>>]
): Line => ({ text: { en, 'zh-CN': zh }, values: values[0] ?? {} });

export const staff = (id: StaffId): LineValue => ({ kind: 'staff', id });
export const unit = (id: UnitId): LineValue => ({ kind: 'unit', id });
export const customer = (id: CustomerId): LineValue => ({ kind: 'customer', id });
export const complaint = (id: ComplaintId): LineValue => ({ kind: 'complaint', id });
export const moment = (at: Instant): LineValue => ({ kind: 'instant', at });
export const money = (value: Money): LineValue => ({ kind: 'money', money: value });
export const word = (list: WordList, code: string | number): LineValue => ({ kind: 'word', list, code });
/** Several words of one list, each told once. */
export const words = (list: WordList, codes: readonly (string | number)[]): LineValue => ({
  kind: 'words',
  list,
  codes,
});
export const phrase = (en: string, zh: string): LineValue => ({ kind: 'phrase', phrase: { en, 'zh-CN': zh } });
export const plain = (text: string | number): LineValue => ({ kind: 'plain', text: String(text) });
