import { Injectable } from '@nestjs/common';
import {
  type AuthorityMeter,
  authorityMeter,
  type Complaint,
  type StaffActor,
  type YearlyAmount,
  yearOf,
} from '@redress/complaint-domain';
import type { ComplaintId } from '@redress/contracts';
import { Clock } from '@redress/platform';
import { SettingsWatch } from '@redress/settings';
import { AuthorityUseRepository } from './authority-use.repository';

/** Reads what somebody may grant on a complaint now. */
@Injectable()
export class AuthorityReading {
  constructor(
    private readonly settings: SettingsWatch,
    private readonly used: AuthorityUseRepository,
    private readonly clock: Clock,
  ) {}

  /** What the complainants of a complaint were granted this year; asked for beside the complaint itself. */
  amountsFor(id: ComplaintId): Promise<YearlyAmount[]> {
    return this.used.read(id, yearOf(this.clock.now()));
  }

  /** "You may grant 300 of 500 now"; null once it is closed, and for whoever the complaint is about. */
  meter(complaint: Complaint, actor: StaffActor, yearlyAmounts: readonly YearlyAmount[]): AuthorityMeter | null {
    if (complaint.status === 'closed') return null;
    const inForce = this.settings.settingsFor(complaint.unitId);
    return authorityMeter(complaint, actor, { inForce, yearlyAmounts, now: this.clock.now() });
  }
}
