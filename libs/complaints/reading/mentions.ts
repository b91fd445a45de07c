import type { TextId } from '@redress/contracts';

/** Whom and what an object of ids, codes and numbers mentions, by the names that fields have for them. */
export interface Mentions {
  readonly texts: TextId[];
  readonly staff: string[];
}

const STAFF_FIELDS: ReadonlySet<string> = new Set([
  'staffId',
  'ownerId',
  'fromId',
  'toId',
  'byId',
  'assigneeId',
  'responsibleId',
  'proposedById',
  'grantedById',
  'askedById',
  'delegateId',
  'decidedById',
  'contactPersonId',
]);

const isTextField = (name: string): boolean => name === 'textId' || name.endsWith('TextId');

const collect = (value: unknown, mentions: Mentions): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner === 'object') collect(inner, mentions);
    else if (typeof inner !== 'string') continue;
    else if (isTextField(name)) mentions.texts.push(inner as TextId);
    else if (STAFF_FIELDS.has(name)) mentions.staff.push(inner);
  }
};

/** Everything that a state or an event mentions, at any depth. */
export const mentionsIn = (value: object): Mentions => {
  const mentions: Mentions = { texts: [], staff: [] };
  collect(value, mentions);
  return mentions;
};
