import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const FORM = /^([0-9a-f]{32})([A-Za-z0-9_-]{43})$/;

const signatureOf = (purpose: string, id: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose} ${id}`).digest();

/**
 * A token that names a row and proves that we made it: its id and a signature. It can be made again for a mail that is
 * sent anew, so that it needs to be kept nowhere.
 */
export const signedToken = (purpose: string, id: string, secret: string): string =>
  id.replaceAll('-', '') + signatureOf(purpose, id, secret).toString('base64url');

/** The id within a token of ours, or null for anything else: what nobody signed is not worth a query. */
export const readSignedToken = (purpose: string, token: string, secret: string): string | null => {
  const [, hex, signature] = FORM.exec(token) ?? [];
  if (hex === undefined || signature === undefined) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const given = Buffer.from(signature, 'base64url');
  const right = signatureOf(purpose, id, secret);
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
};

/** What is stored of a token. */
export const tokenDigest = (token: string): string => createHash('sha256').update(token).digest('hex');
