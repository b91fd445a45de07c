import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@redress/complaint-domain';
import type { Reader } from '@redress/complaints';
import { done, type Instant, refused, type Result, scopeOf, type UnitId } from '@redress/contracts';
import { DirectoryWatch, type Page, pageOf, permit, readMomentMark } from '@redress/directory';
import { type EscalationRow, EscalationsQuery, type FunnelRow } from './escalations.query';

/** How many complaints came to each level, and which share of the level below passed on to it. */
export interface Funnel {
  readonly received: number;
  readonly middle: number;
  readonly senior: number;
  /** From 0 to 1; null where nobody could pass on. */
  readonly passedToMiddle: number | null;
  readonly passedToSenior: number | null;
}

export interface LevelFunnel extends Funnel {
  readonly units: readonly ({ readonly unitId: UnitId } & Funnel)[];
}

const LIST = 'escalations';

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const funnelOf = (rows: readonly Pick<FunnelRow, 'received' | 'middle' | 'senior'>[]): Funnel => {
  const sum = (of: 'received' | 'middle' | 'senior'): number => rows.reduce((total, row) => total + row[of], 0);
  const [received, middle, senior] = [sum('received'), sum('middle'), sum('senior')];
  return {
    received,
    middle,
    senior,
    passedToMiddle: share(middle, received),
    passedToSenior: share(senior, middle),
  };
};

/** Units whose complaints this person may read; null for every unit. */
const inSight = ({ roles, unitId, subtree }: StaffActor): readonly UnitId[] | null => {
  switch (scopeOf(roles, 'complaint.read')) {
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

/** Reading escalations: what waits to be acknowledged, and how far up complaints go. */
@Injectable()
export class Escalations {
  constructor(
    private readonly query: EscalationsQuery,
    private readonly directory: DirectoryWatch,
  ) {}

  /** Refusals: auth.not-permitted, page.bad-cursor. */
  async waiting(
    { actor }: Reader,
    request: {
      readonly mine: boolean;
      readonly unitId: UnitId | undefined;
      readonly after: string | undefined;
      readonly limit: number;
    },
  ): Promise<Result<Page<EscalationRow>>> {
    const forbidden = permit(actor, 'complaint.read');
    if (forbidden !== null) return forbidden;
    const { mine, after, limit } = request;
    const mark = after === undefined ? null : readMomentMark(LIST, after);
    if (after !== undefined && mark === null) return refused('page.bad-cursor');
    // Whom it calls may act wherever the complaint lies.
    const units = mine && request.unitId === undefined ? null : await this.unitsOf(actor, request.unitId);
    const called = mine ? [actor.staffId, ...actor.deputyFor] : null;
    const rows = await this.query.waiting(actor.staffId, units, called, mark, limit + 1);
    return done(pageOf(LIST, rows, limit, ({ acknowledgeBy, id }) => ({ key: acknowledgeBy, id })));
  }

  /** Refusals: auth.not-permitted. */
  async funnel(
    { actor }: Reader,
    request: { readonly unitId: UnitId | undefined; readonly from: Instant; readonly until: Instant },
  ): Promise<Result<LevelFunnel>> {
    const forbidden = permit(actor, 'complaint.read');
    if (forbidden !== null) return forbidden;
    const rows = await this.query.funnel(await this.unitsOf(actor, request.unitId), request.from, request.until);
    return done({ ...funnelOf(rows), units: rows.map((row) => ({ unitId: row.unitId, ...funnelOf([row]) })) });
  }

  /** The units in sight, or of these the one asked for and all below it. */
  private async unitsOf(actor: StaffActor, unitId: UnitId | undefined): Promise<readonly UnitId[] | null> {
    const all = inSight(actor);
    if (unitId === undefined) return all;
    const wanted = (await this.directory.current()).tree.subtreeOf(unitId);
    return all === null ? [...wanted] : all.filter((unit) => wanted.has(unit));
  }
}
