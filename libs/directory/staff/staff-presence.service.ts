import { Injectable } from '@nestjs/common';
import type { Actor } from '@redress/complaint-domain';
import { done, type Instant, refused, type Result, type StaffId } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { permit } from '../access/permit';
import type { RequestContext } from '../access/request-context';
import { SignOuts } from '../access/sign-outs';
import { ComplaintPorts } from '../complaint-ports';
import { DirectoryDesk } from '../directory-desk';
import { DirectoryWatch } from '../snapshot/directory-watch';
import { StaffQuery, type StaffRow } from './staff.query';
import { StaffRepository } from './staff.repository';
import { isPresent, presentDeputyOf } from './succession';

/** An absence within [from, until); without an end until it is called off. */
export interface Absence {
  readonly from: Instant;
  readonly until: Instant | null;
}

/** What became of somebody's work when they left. */
export interface Leaving {
  readonly staffId: StaffId;
  /** Who owns it now. */
  readonly deputyId: StaffId;
  readonly complaints: number;
}

const isSelf = (actor: Actor, id: StaffId): boolean => actor.kind !== 'system' && actor.staffId === id;

/** Being away and leaving: nothing may fall between (playbook §5). */
@Injectable()
export class StaffPresence {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly rows: StaffRepository,
    private readonly query: StaffQuery,
    private readonly directory: DirectoryWatch,
    private readonly signOuts: SignOuts,
    private readonly ports: ComplaintPorts,
  ) {}

  /**
   * Sets or (null) calls off an absence; everybody may do so for themselves. Refusals: staff.not-found, staff.left,
   * staff.needs-deputy where nobody in service is named to stand in.
   */
  async setAbsence(asking: RequestContext, id: StaffId, absence: Absence | null): Promise<Result<StaffRow>> {
    const forbidden = isSelf(asking.actor, id) ? null : permit(asking.actor, 'directory.write');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async ({ tx, log }) => {
      const before = await this.query.lock(tx, id);
      if (before === null) return refused('staff.not-found');
      if (!before.active) return refused('staff.left');
      if (absence !== null && before.deputyId === null) return refused('staff.needs-deputy');
      const after = { ...before, absentFrom: absence?.from ?? null, absentUntil: absence?.until ?? null };
      await this.rows.update(tx, after);
      const fields = ['absentFrom', 'absentUntil'];
      log({ type: 'staff.amended', payload: { staffId: id, fields } });
      return done(after);
    });
  }

  /**
   * Ends somebody's service: signed out everywhere, keys revoked, and every open complaint passed to the deputy who is
   * there, all in one commit. Refusals: staff.not-found, staff.left, staff.needs-deputy, staff.last-admin.
   */
  async leave(asking: RequestContext, id: StaffId): Promise<Result<Leaving>> {
    const forbidden = permit(asking.actor, 'directory.write');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async ({ tx, now, log }) => {
      const member = await this.query.lock(tx, id);
      if (member === null) return refused('staff.not-found');
      if (!member.active) return refused('staff.left');
      if (member.roles.includes('admin') && (await this.rows.otherAdmins(tx, id)) === 0)
        return refused('staff.last-admin');
      const deputyId = await this.lockedDeputy(tx, member, now);
      if (deputyId === null) return refused('staff.needs-deputy');
      await this.rows.update(tx, { ...member, active: false });
      await this.signOuts.everythingOf(tx, id, now);
      const complaints = await this.ports.succession.passOn(tx, asking, id, deputyId, now);
      log({ type: 'staff.left', payload: { staffId: id, deputyId, complaints } });
      return done({ staffId: id, deputyId, complaints });
    });
  }

  /** Who stands in now, locked, so that they cannot leave in the same moment. */
  private async lockedDeputy(tx: Transaction, member: StaffRow, now: Instant): Promise<StaffId | null> {
    const snapshot = await this.directory.current();
    const presenceOf = (id: StaffId) => (id === member.id ? member : snapshot.member(id));
    const deputyId = presentDeputyOf(member.id, presenceOf, now);
    const deputy = deputyId === null ? null : await this.query.lock(tx, deputyId);
    return deputy !== null && isPresent(deputy, now) ? deputy.id : null;
  }
}
