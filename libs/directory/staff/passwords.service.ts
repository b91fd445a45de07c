import { Injectable } from '@nestjs/common';
import { done, refused, type Result, type StaffId } from '@redress/contracts';
import { hashPassword, passwordMatches } from '../access/passwords';
import { permit } from '../access/permit';
import type { RequestContext } from '../access/request-context';
import { SessionRepository } from '../access/session.repository';
import { SignOuts } from '../access/sign-outs';
import { DirectoryDesk } from '../directory-desk';
import { StaffQuery } from './staff.query';
import { StaffRepository } from './staff.repository';

/** Changing passwords. Whoever's password changes is signed out everywhere. */
@Injectable()
export class Passwords {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly rows: StaffRepository,
    private readonly query: StaffQuery,
    private readonly sessions: SessionRepository,
    private readonly signOuts: SignOuts,
  ) {}

  /** One's own, by knowing the present one. Refusal: auth.wrong-credentials. */
  async change(asking: RequestContext, login: string, present: string, wanted: string): Promise<Result<null>> {
    const credentials = await this.sessions.credentialsOf(login);
    if (credentials === null || !(await passwordMatches(credentials.passwordHash, present))) {
      return refused('auth.wrong-credentials');
    }
    return this.set(asking, credentials.staffId, wanted);
  }

  /** Anybody's, by an administrator. Refusals: auth.not-permitted, staff.not-found, staff.left. */
  async reset(asking: RequestContext, id: StaffId, wanted: string): Promise<Result<null>> {
    return permit(asking.actor, 'directory.write') ?? this.set(asking, id, wanted);
  }

  private async set(asking: RequestContext, id: StaffId, wanted: string): Promise<Result<null>> {
    const passwordHash = await hashPassword(wanted);
    return this.desk.carryOut(asking, async ({ tx, log }) => {
      const member = await this.query.lock(tx, id);
      if (member === null) return refused('staff.not-found');
      if (!member.active) return refused('staff.left');
      await this.rows.setPassword(tx, id, passwordHash);
      await this.signOuts.sessionsOf(tx, id);
      log({ type: 'staff.amended', payload: { staffId: id, fields: ['password'] } });
      return done(null);
    });
  }
}
