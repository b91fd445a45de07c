import { hash, randomBytes } from 'node:crypto';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits: the whole of what a session cookie holds. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

/** Whether a cookie can be one of ours at all; anything else is not worth a query. */
export const looksLikeSessionToken = (token: string): boolean => TOKEN.test(token);

/** What is stored and looked up. A token of 256 random bits needs no slow hash. */
export const digestOf = (secret: string): string => hash('sha256', secret, 'hex');
