import { Injectable } from '@nestjs/common';
import { done, type Instant, LEVELS, refused, type Result, scopeOf, type UnitId } from '@redress/contracts';
import { DirectoryWatch, type Page, pageOf, permit, readMomentMark } from '@redress/directory';
import { unitsInSight } from '../reading/complaint-list.query';
import type { Reader } from '../reading/reading';
import { type ApprovalRow, ApprovalsQuery, type DecisionTimes } from './approvals.query';

/** mine: what I may decide; unit: all that wait in a unit and those below; answers: counter-offers on my complaints. */
export const APPROVAL_VIEWS = ['mine', 'unit', 'answers'] as const;
export type ApprovalView = (typeof APPROVAL_VIEWS)[number];

export interface ApprovalsRequest {
  readonly view: ApprovalView;
  /** For the view `unit`: which one; the reader's own unless told. */
  readonly unitId?: UnitId | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Reading approvals over all complaints: what waits for whom, and how long deciding takes. */
@Injectable()
export class Approvals {
  constructor(
    private readonly query: ApprovalsQuery,
    private readonly directory: DirectoryWatch,
  ) {}

  /** Refusals: auth.not-permitted, page.bad-cursor. */
  async page(reader: Reader, request: ApprovalsRequest): Promise<Result<Page<ApprovalRow>>> {
    const forbidden = permit(reader.actor, 'complaint.read');
    if (forbidden !== null) return forbidden;
    const list = `approvals-${request.view}`;
    const mark = request.after === undefined ? null : readMomentMark(list, request.after);
    if (request.after !== undefined && mark === null) return refused('page.bad-cursor');
    const rows = await this.rows(reader, request, mark);
    return done(pageOf(list, rows, request.limit, ({ since, id }) => ({ key: since, id })));
  }

  /** Refusals: auth.not-permitted. */
  async times(reader: Reader, from: Instant, until: Instant): Promise<Result<readonly DecisionTimes[]>> {
    const forbidden = permit(reader.actor, 'complaint.read');
    if (forbidden !== null) return forbidden;
    const { tree } = await this.directory.current();
    return done(await this.query.times(unitsInSight(reader.actor, tree.size), from, until));
  }

  private async rows(
    { actor }: Reader,
    { view, unitId, limit }: ApprovalsRequest,
    after: ReturnType<typeof readMomentMark>,
  ): Promise<ApprovalRow[]> {
    switch (view) {
      case 'mine': {
        const levels = LEVELS.slice(0, LEVELS.indexOf(actor.level) + 1);
        const units = scopeOf(actor.roles, 'complaint.supervise') === 'subtree' ? [...actor.subtree] : [];
        return this.query.toDecide(actor.staffId, levels, units, after, limit + 1);
      }
      case 'unit': {
        const { tree } = await this.directory.current();
        const inSight = unitsInSight(actor, tree.size);
        const wanted = [...tree.subtreeOf(unitId ?? actor.unitId)];
        const units = inSight === null ? wanted : wanted.filter((unit) => inSight.includes(unit));
        return this.query.waiting(actor.staffId, units, after, limit + 1);
      }
      case 'answers':
        return this.query.toAnswer(actor.staffId, [actor.staffId, ...actor.deputyFor], after, limit + 1);
    }
  }
}
