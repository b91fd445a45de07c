import { CHANNELS, CUSTOMER_KINDS, LOCALES, OUTCOMES, SEVERITIES, TIERS } from '@redress/contracts';
import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import { encodingNamed } from '../file/encodings';

/** Names a source in import keys and category codes, so it stays what it is. */
const SOURCE_NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const column = z.string().min(1).describe('name of a column, as in the heading');

const ORIGINS_OF_TEXT = ['column', 'columns', 'template', 'value'] as const;

/** Where the text of a field comes from: exactly one of a column, several joined, a template, a fixed value. */
const textShape = {
  column: column.optional(),
  columns: z.array(column).min(1).optional(),
  /** Between the columns that are not empty. */
  separator: z.string().optional(),
  /** Text with `{Column}` places; empty where all of them are. */
  template: z.string().min(1).optional(),
  value: z.string().min(1).optional(),
  /** From what the file says to what the field knows. */
  map: z.record(z.string(), z.string()).optional(),
  /** Where the cell is empty, or `map` does not know it. */
  otherwise: z.string().min(1).optional(),
};

/** A column may be given by its bare name. */
const bareName = (given: unknown): unknown => (typeof given === 'string' ? { column: given } : given);

type TextGiven = Partial<Record<(typeof ORIGINS_OF_TEXT)[number], unknown>>;

const oneOrigin = (given: TextGiven): boolean =>
  ORIGINS_OF_TEXT.filter((origin) => given[origin] !== undefined).length === 1;
const ONE_ORIGIN = `exactly one of ${ORIGINS_OF_TEXT.join(', ')} is needed`;

const textObject = z.strictObject(textShape);
export type TextSource = z.infer<typeof textObject>;

const text = z.preprocess(bareName, textObject.refine(oneOrigin, ONE_ORIGIN));

/** A text that must come out as one word of a list; what the mapping itself says is checked when it is read. */
const wordOf = (words: readonly string[]) =>
  z.preprocess(
    bareName,
    textObject.refine(oneOrigin, ONE_ORIGIN).superRefine((source, context) => {
      const said: readonly { readonly path: string[]; readonly word: string | undefined }[] = [
        { path: ['value'], word: source.value },
        { path: ['otherwise'], word: source.otherwise },
        ...Object.entries(source.map ?? {}).map(([key, word]) => ({ path: ['map', key], word })),
      ];
      for (const { path, word } of said) {
        if (word === undefined || words.includes(word)) continue;
        context.addIssue({ code: 'custom', path, message: `“${word}” is none of ${words.join(', ')}` });
      }
    }),
  );

const SAMPLE = DateTime.utc(2026, 3, 1, 9, 30, 15);

/** `iso`, or tokens such as `yyyy/M/d H:mm:ss`; a format that cannot read back what it wrote names no day. */
const isDateFormat = (format: string): boolean =>
  format === 'iso' || DateTime.fromFormat(SAMPLE.toFormat(format), format, { zone: 'utc' }).hasSame(SAMPLE, 'day');

const zone = z.string().refine((name) => IANAZone.isValidZone(name), 'a time zone such as Asia/Shanghai is needed');

const instantObject = z.strictObject({
  ...textShape,
  formats: z
    .array(z.string().refine(isDateFormat, 'a format such as yyyy-MM-dd, yyyy/M/d H:mm:ss or iso is needed'))
    .min(1)
    .default(['iso']),
  /** Of times that name none; the mapping's own otherwise. */
  zone: zone.optional(),
});
export type InstantSource = z.infer<typeof instantObject>;

const instant = z.preprocess(bareName, instantObject.refine(oneOrigin, ONE_ORIGIN));

const categoryObject = z.strictObject({
  column: column.optional(),
  /** Columns from the top of the tree down. */
  path: z.array(column).min(1).optional(),
  value: z.string().min(1).optional(),
  map: z.record(z.string(), z.string()).optional(),
  otherwise: z.string().min(1).optional(),
});
export type CategorySource = z.infer<typeof categoryObject>;

const category = z.preprocess(
  bareName,
  categoryObject.refine(
    ({ column: name, path, value }) => [name, path, value].filter((given) => given !== undefined).length === 1,
    'exactly one of column, path, value is needed',
  ),
);

/** Several issues of one complaint, listed in one cell; each entry is a category. */
const issues = z.strictObject({
  column,
  separator: z.string().min(1),
  map: z.record(z.string(), z.string()).optional(),
  /** Describes the second issue and those after it; `{item}` is the entry. The first is described by the complaint's words. */
  words: z.string().min(1).default('{item}'),
});
export type IssuesSource = z.infer<typeof issues>;

const OUTCOME_WORDS = ['open', ...OUTCOMES];
export const TRUTH_WORDS = ['yes', 'no'] as const;

const complaint = z.strictObject({
  /** The id it has where it comes from; without one, the whole row tells it from others. */
  externalId: text.optional(),
  receivedAt: instant,
  incidentAt: instant.optional(),
  channel: wordOf(CHANNELS),
  words: text,
  outcomeWanted: text.optional(),
  category: category.optional(),
  issues: issues.optional(),
  product: text.optional(),
  legalEntity: text.optional(),
  /** Name or id of a unit; the top unit unless told. */
  unit: text.optional(),
  severity: wordOf(SEVERITIES.map(String)).optional(),
  safety: wordOf(TRUTH_WORDS).optional(),
  confidential: wordOf(TRUTH_WORDS).optional(),
  /** `open`, or how it ended; open unless told. */
  outcome: wordOf(OUTCOME_WORDS).optional(),
  /** When it ended; read for ended complaints only. */
  closedAt: instant.optional(),
  /** What the customer was answered. */
  answer: text.optional(),
});

const customer = z.strictObject({
  /** A row where this is empty is of an anonymous complainant. */
  name: text,
  kind: wordOf(CUSTOMER_KINDS).optional(),
  tier: wordOf(TIERS).optional(),
  phone: text.optional(),
  email: text.optional(),
  address: text.optional(),
  /** A name on a message board or messenger. */
  messaging: text.optional(),
});

/** What a mapping file says: how the columns of a file become complaints. */
export const MAPPING = z
  .strictObject({
    $schema: z.string().optional(),
    source: z.string().max(40).regex(SOURCE_NAME, 'lower-case letters, digits and dashes are needed'),
    /** What imported categories are gathered under; the source's name unless told. */
    title: z.string().min(1).max(200).optional(),
    about: z.string().optional(),
    encoding: z
      .string()
      .transform((name, context) => {
        const encoding = encodingNamed(name);
        if (encoding !== null) return encoding;
        context.addIssue({ code: 'custom', message: 'utf-8 or gb18030 is needed' });
        return z.NEVER;
      })
      .default('utf-8'),
    delimiter: z
      .string()
      .refine((given) => [...given].length === 1 && !/["\r\n]/.test(given), 'one character is needed')
      .default(','),
    /** The language customers are written to in. */
    locale: z.enum(LOCALES).default('en'),
    /** Of times that name no zone. */
    zone: zone.default('UTC'),
    /** Of phone numbers without a country code, as ISO 3166 has it: CN, US. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'two capital letters are needed, such as CN')
      .optional(),
    /** Puts categories that are not on file under one named Imported. */
    createCategories: z.boolean().default(false),
    complaint: complaint.refine(
      (given) => given.category === undefined || given.issues === undefined,
      'category and issues exclude each other: the first entry of issues is the category',
    ),
    /** Left out: all complainants are anonymous. */
    customer: customer.optional(),
  })
  .refine((given) => given.complaint.closedAt === undefined || given.complaint.outcome !== undefined, {
    path: ['complaint', 'closedAt'],
    message: 'outcome is needed beside closedAt, so that open and ended complaints can be told apart',
  });

export type Mapping = z.infer<typeof MAPPING>;
