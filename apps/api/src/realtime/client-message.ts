import type { ClientMessages, ComplaintId, ErrorCode, Positions } from '@redress/contracts';

/** A message of a browser, once it is known to be well formed. */
export type ClientMessage =
  | { readonly name: 'resume'; readonly positions: Positions | null }
  | { readonly name: 'watch' | 'unwatch'; readonly complaintId: ComplaintId };

export type ReadMessage =
  { readonly ok: true; readonly message: ClientMessage } | { readonly ok: false; readonly code: ErrorCode };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A log has eight lanes; a later one may have more. */
const MOST_LANES = 64;

const invalid = { ok: false, code: 'request.invalid' } as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasOnly = (value: object, name: string): boolean => Object.keys(value).every((key) => key === name);

const isPositions = (value: unknown): value is Positions =>
  isRecord(value) &&
  Object.keys(value).length <= MOST_LANES &&
  Object.entries(value).every(
    ([lane, position]) => /^\d{1,2}$/.test(lane) && Number.isSafeInteger(position) && Number(position) >= 0,
  );

const readers: { readonly [M in keyof ClientMessages]: (request: unknown) => ReadMessage } = {
  resume: (request) => {
    if (!isRecord(request) || !hasOnly(request, 'positions')) return invalid;
    const { positions } = request;
    if (positions === undefined) return { ok: true, message: { name: 'resume', positions: null } };
    return isPositions(positions) ? { ok: true, message: { name: 'resume', positions } } : invalid;
  },
  watch: (request) => readComplaint('watch', request),
  unwatch: (request) => readComplaint('unwatch', request),
};

function readComplaint(name: 'watch' | 'unwatch', request: unknown): ReadMessage {
  if (!isRecord(request) || !hasOnly(request, 'complaintId')) return invalid;
  const { complaintId } = request;
  if (typeof complaintId !== 'string' || !UUID.test(complaintId)) return invalid;
  return { ok: true, message: { name, complaintId: complaintId as ComplaintId } };
}

const isKnown = (name: string): name is keyof ClientMessages => Object.hasOwn(readers, name);

/** Reads what a browser sent: its name and one object, nothing besides. */
export const readClientMessage = (name: string, contents: readonly unknown[]): ReadMessage => {
  if (!isKnown(name)) return { ok: false, code: 'request.not-found' };
  return contents.length === 1 ? readers[name](contents[0]) : invalid;
};
