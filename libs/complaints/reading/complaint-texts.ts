import type { Complaint } from '@redress/complaint-domain';
import type { TextId } from '@redress/contracts';

const isText = (value: unknown): value is TextId => typeof value === 'string';

/** Ids of texts in any object of ids, codes and numbers: the fields whose names end in `TextId` or are `textId`. */
export const textIdsIn = (value: unknown): readonly TextId[] => {
  if (Array.isArray(value)) return value.flatMap(textIdsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    /textId$/i.test(name) ? (isText(inner) ? [inner] : []) : textIdsIn(inner),
  );
};

/** Ids of the texts that a complaint's state refers to. */
export const textIdsOf = (complaint: Complaint): readonly TextId[] => textIdsIn(complaint);

/** Ids of staff that a value mentions, by the names fields have for them. */
const STAFF_FIELDS =
  /^(staffId|ownerId|fromId|toId|byId|assigneeId|responsibleId|proposedById|grantedById|askedById|delegateId|decidedById|contactPersonId)$/;
export const staffIdsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(staffIdsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    STAFF_FIELDS.test(name) ? (typeof inner === 'string' ? [inner] : []) : staffIdsIn(inner),
  );
};
