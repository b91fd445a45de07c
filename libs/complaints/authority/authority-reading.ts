import { Injectable } from '@nestjs/common';
import {
  type AuthorityMeter,
  authorityMeter,
  type Complaint,
  type StaffActor,
  yearOf,
} from '@redress/complaint-domain';
import { Clock } from '@redress/platform';
import { Authorities } from './authorities';
import { AuthorityUseRepository } from './authority-use.repository';

/** Reads what somebody may grant on a complaint now. */
@Injectable()
export class AuthorityReading {
  constructor(
    private readonly authorities: Authorities,
    private readonly used: AuthorityUseRepository,
    private readonly clock: Clock,
  ) {}

  /** "You may grant 300 of 500 now"; null for whoever the complaint is about. */
  async meter(complaint: Complaint, actor: StaffActor): Promise<AuthorityMeter | null> {
    const now = this.clock.now();
    const customers = complaint.complainants.flatMap(({ customerId }) => (customerId === null ? [] : [customerId]));
    const yearlyAmounts = await this.used.read(customers, yearOf(now));
    return authorityMeter(complaint, actor, {
      authority: this.authorities.forUnit(complaint.unitId),
      yearlyAmounts,
      now,
    });
  }
}
