import { createHash, randomBytes } from 'node:crypto';
import type { NewText } from '@redress/complaint-domain';
import { RowMapping } from './complaint.mapping';

/** A text with the salt that keeps its digest from being guessed. */
export interface SealedText extends NewText {
  readonly salt: Buffer;
  /** SHA-256 of salt and body, in hexadecimal; this is what goes into the event log. */
  readonly digest: string;
}

const SALT_BYTES = 16;

/** The digest of a body under a salt. */
export const textDigest = (salt: Buffer, body: string): string =>
  createHash('sha256').update(salt).update(body, 'utf8').digest('hex');

/** Gives each text a salt of its own. */
export const sealed = (texts: readonly NewText[]): readonly SealedText[] =>
  texts.map((text) => {
    const salt = randomBytes(SALT_BYTES);
    return { ...text, salt, digest: textDigest(salt, text.body) };
  });

/** Digest of each text, by text id. */
export const digestsOf = (texts: readonly SealedText[]): ReadonlyMap<string, string> =>
  new Map(texts.map(({ id, digest }) => [id, digest]));

/** How a sealed text is kept: the salt travels as PostgreSQL writes bytes, since JSON has none. */
export const SEALED_TEXTS = new RowMapping<Omit<SealedText, 'salt'> & { readonly salt: string }>('complaint_text', {
  id: 'uuid',
  kind: 'text',
  body: 'text',
  digest: 'text',
  salt: 'bytea',
});

/** The row of a sealed text. */
export const sealedRow = (text: SealedText): object =>
  SEALED_TEXTS.toRow({ ...text, salt: `\\x${text.salt.toString('hex')}` });
