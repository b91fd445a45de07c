import type { FastifyInstance } from 'fastify';
import { isInheritedName } from './inherited-names';
import { RefusedException } from './refused.exception';

/** Deeper nesting than this is no request of ours. */
const MAX_DEPTH = 20;
/** More values than this in one body (keys, entries, leaves together) are no request of ours either. */
const MAX_VALUES = 20_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const malformed = (): RefusedException => new RefusedException({ code: 'request.malformed' });

const isUtf8 = (contentType: string | undefined): boolean => {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
};

/** Walks without recursion: depth is the caller's to choose, and must not be our stack's. */
function refuseUnreasonable(root: unknown): void {
  let level: unknown[] = [root];
  let seen = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw malformed();
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (Object.keys(value).some(isInheritedName)) throw malformed();
      const members: unknown[] = Array.isArray(value) ? value : Object.values(value);
      seen += members.length;
      if (seen > MAX_VALUES) throw new RefusedException({ code: 'request.too-large' });
      for (const member of members) next.push(member);
    }
    level = next;
  }
}

/**
 * Text of a body to a value.
 * @throws RefusedException request.malformed for bytes that are not UTF-8, text that is not JSON, nesting beyond
 * {@link MAX_DEPTH} and prototype poisoning; request.too-large for more than {@link MAX_VALUES} values
 */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    throw malformed();
  }
  refuseUnreasonable(value);
  return value;
}

/** JSON is the one content the api reads; uploads are read by their own route. */
export function acceptOnlyJson(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      if (!isUtf8(request.headers['content-type']) || request.headers['content-encoding'] !== undefined) {
        throw new RefusedException({ code: 'request.unsupported-media-type' });
      }
      done(null, parseJsonBody(Buffer.isBuffer(body) ? body : Buffer.from(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
