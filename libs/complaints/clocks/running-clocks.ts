import { Injectable } from '@nestjs/common';
import { type ClockChange, previewPolicy } from '@redress/complaint-domain';
import {
  type ClockKind,
  type ComplaintId,
  done,
  type Instant,
  refused,
  type Result,
  type SettingId,
  type UnitId,
} from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import { DirectoryWatch, type Page, pageOf, permit, readMomentMark } from '@redress/directory';
import { DecisionContexts } from '../handling/decision-contexts';
import { unitsInSight } from '../reading/complaint-list.query';
import { type Reader, Reading } from '../reading/reading';
import { type ClockStanding, type RunningClock, RunningClocksQuery } from './running-clocks.query';

export interface ClockListRequest {
  readonly standing: ClockStanding;
  readonly kind?: ClockKind | undefined;
  /** Of this unit and those below it. */
  readonly unitId?: UnitId | undefined;
  /** Only of complaints that the reader owns. */
  readonly mine: boolean;
  readonly dueBefore?: Instant | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Reading clocks: what is broken and what will be, and what another policy would change. */
@Injectable()
export class RunningClocks {
  constructor(
    private readonly query: RunningClocksQuery,
    private readonly directory: DirectoryWatch,
    private readonly reading: Reading,
    private readonly contexts: DecisionContexts,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Refusals: auth.not-permitted, page.bad-cursor. */
  async list(reader: Reader, request: ClockListRequest): Promise<Result<Page<RunningClock>>> {
    const forbidden = permit(reader.actor, 'complaint.read');
    if (forbidden !== null) return forbidden;
    const { standing, kind, unitId, mine, dueBefore, after, limit } = request;
    const list = `clocks-${standing}`;
    const mark = after === undefined ? null : readMomentMark(list, after);
    if (after !== undefined && mark === null) return refused('page.bad-cursor');
    const { tree } = await this.directory.current();
    const inSight = unitsInSight(reader.actor, tree.size);
    const wanted = unitId === undefined ? null : tree.subtreeOf(unitId);
    const units = wanted === null ? inSight : [...wanted].filter((unit) => inSight?.includes(unit) ?? true);
    const filter = {
      standing,
      kind: kind ?? null,
      dueBefore: dueBefore ?? null,
      units: mine ? null : units,
      owner: mine ? reader.actor.staffId : null,
    };
    const rows = await this.query.page(reader.actor.staffId, filter, mark, limit + 1);
    return done(pageOf(list, rows, limit, ({ dueAt, id }) => ({ key: dueAt, id })));
  }

  /** What applying a policy to a complaint would change, first things first; nothing is written. */
  async preview(
    reader: Reader,
    id: ComplaintId,
    policyId: SettingId | undefined,
  ): Promise<Result<{ readonly changes: readonly ClockChange[] }>> {
    const found = await this.reading.visible(reader, id);
    if (!found.ok) return found;
    await this.contexts.refresh();
    const preview = await this.unitOfWork.run(async (tx) =>
      previewPolicy(
        found.value,
        policyId,
        await this.contexts.forCommand(tx, reader, found.value, 'apply-policy', { policyId }),
      ),
    );
    return 'refusal' in preview ? { ok: false, refusal: preview.refusal } : done(preview);
  }
}
