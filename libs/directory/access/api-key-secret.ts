import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiKeyId } from '@redress/contracts';
import { digestOf } from './session-token';

const FORM = /^rdk_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

export interface ApiKeySecret {
  readonly id: ApiKeyId;
  readonly secret: string;
}

export const newApiKeySecret = (id: ApiKeyId): ApiKeySecret => ({ id, secret: randomBytes(32).toString('base64url') });

/** The key as its owner sees it, once: `rdk_<id without dashes>_<secret>`. */
export const writeApiKey = ({ id, secret }: ApiKeySecret): string => `rdk_${id.replaceAll('-', '')}_${secret}`;

/** The parts of a key, or null for anything else. */
export const readApiKey = (text: string): ApiKeySecret | null => {
  const [, hex = '', secret = ''] = FORM.exec(text) ?? [];
  if (hex === '') return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { id: id as ApiKeyId, secret };
};

/** Compares digests in a time that does not depend on where they differ. */
export const secretMatches = (secret: string, storedHash: string): boolean => {
  const given = Buffer.from(digestOf(secret), 'hex');
  const stored = Buffer.from(storedHash, 'hex');
  return given.length === stored.length && timingSafeEqual(given, stored);
};
