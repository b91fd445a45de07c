import { Injectable } from '@nestjs/common';
import {
  done,
  type Level,
  type Locale,
  type Refusal,
  refused,
  type Result,
  type Role,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import { type Transaction, violatedUnique } from '@redress/database';
import { Ids } from '@redress/platform';
import { hashPassword } from '../access/passwords';
import { permit } from '../access/permit';
import type { RequestContext } from '../access/request-context';
import { changedFields, withoutUndefined } from '../changed-fields';
import { DirectoryDesk } from '../directory-desk';
import { type Page, readPageMark } from '../paging/page-mark';
import { DirectoryWatch } from '../snapshot/directory-watch';
import { type StaffFilter, StaffQuery, type StaffRow } from './staff.query';
import { StaffRepository } from './staff.repository';

/** Somebody to be. */
export interface NewMember {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly level: Level;
  readonly unitId: UnitId;
  readonly deputyId?: StaffId | null | undefined;
  readonly locale: Locale;
  readonly zone: string;
}

/** What may be changed of somebody; what is left out stays. */
export type MemberAmendment = Partial<Omit<NewMember, 'login' | 'password'>>;

/** Members of staff: who they are, what they may do, where they belong. */
@Injectable()
export class Staff {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly rows: StaffRepository,
    private readonly query: StaffQuery,
    private readonly directory: DirectoryWatch,
    private readonly ids: Ids,
  ) {}

  async page(
    asking: RequestContext,
    filter: StaffFilter,
    mark: string | undefined,
    limit: number,
  ): Promise<Result<Page<StaffRow>>> {
    const forbidden = permit(asking.actor, 'directory.read');
    if (forbidden !== null) return forbidden;
    const after = mark === undefined ? null : readPageMark('staff', mark);
    if (mark !== undefined && after === null) return refused('page.bad-cursor');
    return done(await this.query.page(filter, after, limit));
  }

  async read(asking: RequestContext, id: StaffId): Promise<Result<StaffRow>> {
    const forbidden = permit(asking.actor, 'directory.read');
    if (forbidden !== null) return forbidden;
    const member = await this.query.find(id);
    return member === null ? refused('staff.not-found') : done(member);
  }

  /** Refusals: unit.not-found, staff.not-found (the deputy), staff.login-taken. */
  async add(asking: RequestContext, { password, ...given }: NewMember): Promise<Result<StaffRow>> {
    const forbidden = permit(asking.actor, 'directory.write');
    if (forbidden !== null) return forbidden;
    const passwordHash = await hashPassword(password);
    const member: StaffRow = {
      ...given,
      id: this.ids.next<StaffId>(),
      deputyId: given.deputyId ?? null,
      active: true,
      absentFrom: null,
      absentUntil: null,
    };
    const unfit = await this.unfit(member);
    if (unfit !== null) return { ok: false, refusal: unfit };
    try {
      return await this.desk.carryOut(asking, async ({ tx, now, log }) => {
        await this.rows.insert(tx, member, passwordHash, now);
        log({
          type: 'staff.added',
          payload: { staffId: member.id, unitId: member.unitId },
        });
        return done(member);
      });
    } catch (error) {
      if (violatedUnique(error) === 'staff_login_key') return refused('staff.login-taken');
      throw error;
    }
  }

  /** Refusals: staff.not-found, staff.left, staff.last-admin, unit.not-found. */
  async amend(asking: RequestContext, id: StaffId, amendment: MemberAmendment): Promise<Result<StaffRow>> {
    const forbidden = permit(asking.actor, 'directory.write');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async ({ tx, log }) => {
      const before = await this.query.lock(tx, id);
      if (before === null) return refused('staff.not-found');
      if (!before.active) return refused('staff.left');
      const after: StaffRow = { ...before, ...withoutUndefined(amendment) };
      const fields = changedFields(before, after);
      if (fields.length === 0) return done(before);
      const refusal = (await this.unfit(after)) ?? (await this.lastAdminGone(tx, before, after));
      if (refusal !== null) return { ok: false, refusal };
      await this.rows.update(tx, after);
      log({ type: 'staff.amended', payload: { staffId: id, fields } });
      return done(after);
    });
  }

  private async unfit({ id, unitId, deputyId }: StaffRow): Promise<Refusal | null> {
    const snapshot = await this.directory.current();
    if (!snapshot.tree.has(unitId)) return { code: 'unit.not-found' };
    if (deputyId === null) return null;
    const deputy = snapshot.member(deputyId);
    if (deputy === undefined) return { code: 'staff.not-found' };
    return deputy.active && deputyId !== id ? null : { code: 'staff.needs-deputy' };
  }

  private async lastAdminGone(tx: Transaction, before: StaffRow, after: StaffRow): Promise<Refusal | null> {
    const resigns = before.roles.includes('admin') && !after.roles.includes('admin');
    return resigns && (await this.rows.otherAdmins(tx, before.id)) === 0 ? { code: 'staff.last-admin' } : null;
  }
}
