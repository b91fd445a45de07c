import type { IncomingHttpHeaders } from 'node:http';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** What a form on another site cannot send without our consent: a JSON content type, or a header of its own. */
const provesNoForm = (headers: IncomingHttpHeaders): boolean =>
  /^application\/json\b/i.test(headers['content-type'] ?? '') ||
  headers['idempotency-key'] !== undefined ||
  headers['x-requested-with'] !== undefined;

/**
 * Whether a request may have been made by another site through the browser of someone signed in. Browsers say where a
 * request came from (`Sec-Fetch-Site`, else `Origin`); a program that says neither must send what a foreign form cannot.
 * A request with an API key carries no ambient right, so it is never cross-site.
 */
export function isCrossSite(method: string, headers: IncomingHttpHeaders, ownOrigin: string): boolean {
  if (SAFE_METHODS.includes(method) || headers.authorization !== undefined) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = headers.origin;
  if (origin !== undefined) return origin !== ownOrigin && (hostOf(origin) ?? '') !== headers.host;
  return !provesNoForm(headers);
}
