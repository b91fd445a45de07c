import type { IncomingHttpHeaders } from 'node:http';
import { SESSION_COOKIE } from '../auth/session-cookie';

/** What a connection shows to say who opens it. */
export type Credentials =
  { readonly kind: 'session'; readonly token: string } | { readonly kind: 'key'; readonly key: string };

const SESSION = new RegExp(`(?:^|;) *${SESSION_COOKIE}=([^;]*)`);
const LONGEST_KEY = 200;

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/**
 * Whether a page of another site opens the connection. Browsers send cookies along with a WebSocket whoever opens it, and
 * the same-origin policy does not apply to it, but they always say where the page came from; only programs do not, and
 * those have no cookies but the ones they were given.
 */
export function isForeign(headers: IncomingHttpHeaders, ownOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin, host } = headers;
  return origin !== undefined && origin !== ownOrigin && hostOf(origin) !== (host ?? '');
}

/** The API key of a connection's `auth`, or else its session cookie; null where it shows neither. */
export function credentialsOf(headers: IncomingHttpHeaders, auth: unknown): Credentials | null {
  const key: unknown = typeof auth === 'object' && auth !== null ? Reflect.get(auth, 'apiKey') : undefined;
  if (key !== undefined) return typeof key === 'string' && key.length <= LONGEST_KEY ? { kind: 'key', key } : null;
  const [, token] = SESSION.exec(headers.cookie ?? '') ?? [];
  return token === undefined ? null : { kind: 'session', token };
}
