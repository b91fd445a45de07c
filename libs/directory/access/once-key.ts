import type { OnceKey } from '@redress/database';
import type { RequestContext } from './request-context';

/** Under what one command is done once: the client's key, kept apart per actor and route. Null where it sent none. */
export const onceKeyOf = ({ actor, idempotency }: RequestContext): OnceKey | null =>
  idempotency === undefined ? null : { actor: actor.kind === 'system' ? actor.id : actor.staffId, ...idempotency };
