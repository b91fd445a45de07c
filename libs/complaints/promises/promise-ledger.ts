import { Injectable } from '@nestjs/common';
import {
  type Instant,
  LEVELS,
  type Level,
  refused,
  done,
  type Result,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import { DirectoryWatch, type Page, pageOf, permit, readMomentMark } from '@redress/directory';
import { unitsInSight } from '../reading/complaint-list.query';
import type { Reader } from '../reading/reading';
import { type PromiseFigures, PromiseLedgerQuery, type PromiseRow } from './promise-ledger.query';

/** How many promises were kept, how many broken, and which share that is. */
export interface KeepingRate {
  readonly kept: number;
  readonly broken: number;
  /** From 0 to 1; null where nothing fell due. */
  readonly rate: number | null;
}

/** Promise-keeping of a time, over all and by who answered, unit and level (playbook §7). */
export interface PromiseKeeping {
  readonly overall: KeepingRate;
  readonly staff: readonly ({ readonly staffId: StaffId } & KeepingRate)[];
  readonly units: readonly ({ readonly unitId: UnitId } & KeepingRate)[];
  readonly levels: readonly ({ readonly level: Level } & KeepingRate)[];
}

const LIST = 'promises';

const rateOf = (rows: readonly PromiseFigures[]): KeepingRate => {
  const kept = rows.reduce((sum, row) => sum + row.kept, 0);
  const broken = rows.reduce((sum, row) => sum + row.broken, 0);
  return { kept, broken, rate: kept + broken === 0 ? null : kept / (kept + broken) };
};

/** The rate of each group of rows, in the order in which the groups come up. */
const rates = <Key>(
  rows: readonly PromiseFigures[],
  keyOf: (row: PromiseFigures) => Key,
): readonly [Key, KeepingRate][] => {
  const groups = new Map<Key, PromiseFigures[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups].map(([key, group]) => [key, rateOf(group)]);
};

/** Reading the ledger of promises: what is owed next, and how well promises were kept. */
@Injectable()
export class PromiseLedger {
  constructor(
    private readonly query: PromiseLedgerQuery,
    private readonly directory: DirectoryWatch,
  ) {}

  /** Refusals: auth.not-permitted, page.bad-cursor. */
  async open(
    reader: Reader,
    { mine, after, limit }: { readonly mine: boolean; readonly after: string | undefined; readonly limit: number },
  ): Promise<Result<Page<PromiseRow>>> {
    const forbidden = permit(reader.actor, 'complaint.read');
    if (forbidden !== null) return forbidden;
    const mark = after === undefined ? null : readMomentMark(LIST, after);
    if (after !== undefined && mark === null) return refused('page.bad-cursor');
    const { staffId } = reader.actor;
    const units = mine ? null : await this.unitsOf(reader);
    const rows = await this.query.open(staffId, units, mine ? staffId : null, mark, limit + 1);
    return done(pageOf(LIST, rows, limit, ({ dueAt, id }) => ({ key: dueAt, id })));
  }

  /** Refusals: auth.not-permitted. */
  async keeping(reader: Reader, from: Instant, until: Instant): Promise<Result<PromiseKeeping>> {
    const forbidden = permit(reader.actor, 'complaint.read');
    if (forbidden !== null) return forbidden;
    const rows = await this.query.figures(await this.unitsOf(reader), from, until);
    return done({
      overall: rateOf(rows),
      staff: rates(rows, ({ staffId }) => staffId).map(([staffId, rate]) => ({ staffId, ...rate })),
      units: rates(rows, ({ unitId }) => unitId).map(([unitId, rate]) => ({ unitId, ...rate })),
      levels: rates(rows, ({ level }) => level)
        .map(([level, rate]) => ({ level, ...rate }))
        .toSorted((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level)),
    });
  }

  private async unitsOf({ actor }: Reader): Promise<readonly UnitId[] | null> {
    const { tree } = await this.directory.current();
    return unitsInSight(actor, tree.size);
  }
}
