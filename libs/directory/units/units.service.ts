import { Injectable } from '@nestjs/common';
import {
  done,
  type Refusal,
  refused,
  type Result,
  type StaffId,
  UNIT_KINDS,
  type UnitId,
  type UnitKind,
} from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { Ids } from '@redress/platform';
import { permit } from '../access/permit';
import type { RequestContext } from '../access/request-context';
import { DirectoryDesk } from '../directory-desk';
import { type Page, readPageMark } from '../paging/page-mark';
import { DirectoryWatch } from '../snapshot/directory-watch';
import { changedFields, withoutUndefined } from '../changed-fields';
import { UnitRepository } from './unit.repository';
import { type UnitFilter, type UnitRow, UnitsQuery } from './units.query';

/** A unit to be. */
export interface NewUnit {
  readonly name: string;
  readonly nameZh?: string | null | undefined;
  readonly kind: UnitKind;
  /** Null for a headquarters. */
  readonly parentId: UnitId | null;
  readonly dutyOfficerId?: StaffId | null | undefined;
  readonly zone: string;
}

/** What may be changed of a unit; what is left out stays. Its kind stays for good. */
export type UnitAmendment = Partial<Omit<NewUnit, 'kind' | 'parentId'>> & {
  readonly parentId?: UnitId | undefined;
  readonly active?: boolean | undefined;
};

/** headquarters → region → city → station: a unit stands below one of a kind further up (playbook §6). */
const mayStandBelow = (kind: UnitKind, parent: UnitKind | null): boolean =>
  parent === null ? kind === 'headquarters' : UNIT_KINDS.indexOf(parent) < UNIT_KINDS.indexOf(kind);

/** The organisation tree. */
@Injectable()
export class Units {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly rows: UnitRepository,
    private readonly query: UnitsQuery,
    private readonly directory: DirectoryWatch,
    private readonly ids: Ids,
  ) {}

  async page(
    asking: RequestContext,
    filter: UnitFilter,
    mark: string | undefined,
    limit: number,
  ): Promise<Result<Page<UnitRow>>> {
    const forbidden = permit(asking.actor, 'directory.read');
    if (forbidden !== null) return forbidden;
    const after = mark === undefined ? null : readPageMark('units', mark);
    if (mark !== undefined && after === null) return refused('page.bad-cursor');
    return done(await this.query.page(filter, after, limit));
  }

  async read(asking: RequestContext, id: UnitId): Promise<Result<UnitRow>> {
    const forbidden = permit(asking.actor, 'directory.read');
    if (forbidden !== null) return forbidden;
    const unit = await this.query.find(id);
    return unit === null ? refused('unit.not-found') : done(unit);
  }

  async add(asking: RequestContext, unit: NewUnit): Promise<Result<UnitRow>> {
    const forbidden = permit(asking.actor, 'directory.write');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async ({ tx, log }) => {
      const row: UnitRow = {
        id: this.ids.next<UnitId>(),
        name: unit.name,
        nameZh: unit.nameZh ?? null,
        kind: unit.kind,
        parentId: unit.parentId,
        dutyOfficerId: unit.dutyOfficerId ?? null,
        zone: unit.zone,
        active: true,
      };
      await this.rows.lockTree(tx);
      const parent = row.parentId === null ? null : await this.query.lock(tx, row.parentId);
      if (row.parentId !== null && parent === null) return refused('unit.not-found');
      if (!mayStandBelow(row.kind, parent?.kind ?? null)) return refused('unit.wrong-place');
      const unsuitable = await this.unsuitableOfficer(row.dutyOfficerId);
      if (unsuitable !== null) return { ok: false, refusal: unsuitable };
      await this.rows.insert(tx, row, parent === null ? '' : ((await this.rows.pathOf(tx, parent.id)) ?? ''));
      log({ type: 'unit.added', payload: { unitId: row.id, parentId: row.parentId } });
      return done(row);
    });
  }

  async amend(asking: RequestContext, id: UnitId, amendment: UnitAmendment): Promise<Result<UnitRow>> {
    const forbidden = permit(asking.actor, 'directory.write');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async ({ tx, log }) => {
      await this.rows.lockTree(tx);
      const before = await this.query.lock(tx, id);
      if (before === null) return refused('unit.not-found');
      const after: UnitRow = { ...before, ...withoutUndefined(amendment) };
      const fields = changedFields(before, after);
      if (fields.length === 0) return done(before);
      const misplaced = fields.includes('parentId') ? await this.move(tx, before, after) : null;
      const refusal = misplaced ?? (await this.unsuitableOfficer(after.dutyOfficerId));
      if (refusal !== null) return { ok: false, refusal };
      await this.rows.update(tx, after);
      log({ type: 'unit.amended', payload: { unitId: id, fields } });
      return done(after);
    });
  }

  /** Rewrites the paths of the unit and all below it; null, or why it cannot go there. */
  private async move(tx: Transaction, before: UnitRow, after: UnitRow): Promise<Refusal | null> {
    const parent = after.parentId === null ? null : await this.query.lock(tx, after.parentId);
    if (parent === null) return { code: 'unit.not-found' };
    const ownPath = await this.rows.pathOf(tx, before.id);
    const parentPath = await this.rows.pathOf(tx, parent.id);
    if (ownPath === null || parentPath === null) return { code: 'unit.not-found' };
    if (parentPath.startsWith(ownPath)) return { code: 'unit.cycle' };
    if (!mayStandBelow(before.kind, parent.kind)) return { code: 'unit.wrong-place' };
    await this.rows.move(tx, ownPath, `${parentPath}${before.id}/`);
    return null;
  }

  private async unsuitableOfficer(id: StaffId | null): Promise<Refusal | null> {
    if (id === null) return null;
    const officer = (await this.directory.current()).member(id);
    if (officer === undefined) return { code: 'staff.not-found' };
    return officer.active ? null : { code: 'staff.left' };
  }
}
