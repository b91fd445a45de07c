import { Injectable } from '@nestjs/common';
import { done, type NotificationState, refused, type Result, scopeOf, type UnitId } from '@redress/contracts';
import type { StaffActor } from '@redress/complaint-domain';
import { type Page, pageOf, permit, readMomentMark, type RequestContext } from '@redress/directory';
import { OutboxQuery, type OutboxRow } from './outbox.query';

/** A member of staff asking to read the outbox. */
export type OutboxReader = RequestContext & { readonly actor: StaffActor };

export interface OutboxRequest {
  readonly state: NotificationState;
  readonly after: string | undefined;
  readonly limit: number;
}

const LIST = 'outbox';

/** Units whose complaints' mails this person may read; null for every unit. */
const unitsInSight = ({ roles, unitId, subtree }: StaffActor): readonly UnitId[] | null => {
  switch (scopeOf(roles, 'outbox.read')) {
    case 'all':
      return null;
    case 'subtree':
      return [...subtree];
    case 'unit':
      return [unitId];
    case 'own':
    case 'none':
      return [];
  }
};

/** Reading the mails of the house: those that wait because no mail server is set up, those that failed, those sent. */
@Injectable()
export class Outbox {
  constructor(private readonly query: OutboxQuery) {}

  /** Refusals: auth.not-permitted, page.bad-cursor. */
  async page(reader: OutboxReader, { state, after, limit }: OutboxRequest): Promise<Result<Page<OutboxRow>>> {
    const forbidden = permit(reader.actor, 'outbox.read');
    if (forbidden !== null) return forbidden;
    const mark = after === undefined ? null : readMomentMark(LIST, after);
    if (after !== undefined && mark === null) return refused('page.bad-cursor');
    const rows = await this.query.page(reader.actor.staffId, state, unitsInSight(reader.actor), mark, limit + 1);
    return done(pageOf(LIST, rows, limit, ({ createdAt, id }) => ({ key: createdAt, id })));
  }
}
