import { CONTACT_KINDS, type ContactKind, CUSTOMER_KINDS, TIERS } from '@redress/contracts';
import type { NewContact } from '@redress/directory';
import type { Mapping, TextSource } from '../mapping/mapping';
import { type CellReader, textCell, wordCell } from './cell-readers';
import type { Columns } from './columns';
import { emailProblem, LIMITS, phoneNumber } from './field-checks';
import type { CustomerDraft } from './row-draft';

type CustomerMapping = NonNullable<Mapping['customer']>;

const contactCell = (
  kind: ContactKind,
  source: TextSource | undefined,
  columns: Columns,
  country: string | undefined,
): CellReader<string> => {
  switch (kind) {
    case 'phone':
      return textCell(source, columns, {
        ...LIMITS.contact,
        form: (text) => {
          const number = phoneNumber(text, country);
          return number === null ? { code: 'phone' } : { text: number };
        },
      });
    case 'email':
      return textCell(source, columns, { ...LIMITS.contact, form: (text) => emailProblem(text) ?? { text } });
    case 'address':
    case 'messaging':
      return textCell(source, columns, LIMITS.contact);
  }
};

const named = (
  source: CustomerMapping,
  columns: Columns,
  { locale, country }: Pick<Mapping, 'locale' | 'country'>,
): CellReader<CustomerDraft> => {
  const nameOf = textCell(source.name, columns, LIMITS.name);
  const kindOf = wordCell(source.kind, columns, CUSTOMER_KINDS);
  const tierOf = wordCell(source.tier, columns, TIERS);
  const contactsOf = CONTACT_KINDS.map((kind) => ({ kind, read: contactCell(kind, source[kind], columns, country) }));
  return (row) => {
    const found = row.findings.length;
    const name = nameOf(row);
    const contacts = contactsOf.flatMap(({ kind, read }): NewContact[] => {
      const value = read(row);
      return value === null ? [] : [{ kind, value }];
    });
    if (name === null) {
      // A contact without a name is a person nobody could address.
      const isFaulty = row.findings.length > found;
      return contacts.length === 0 || isFaulty ? null : row.fault(source.name.column ?? '', { code: 'required' });
    }
    return { name, kind: kindOf(row) ?? 'person', tier: tierOf(row) ?? 'standard', locale, contacts };
  };
};

/** Reads who complains; null where the row names nobody. */
export const customerCell = (mapping: Mapping, columns: Columns): CellReader<CustomerDraft> =>
  mapping.customer === undefined ? () => null : named(mapping.customer, columns, mapping);
