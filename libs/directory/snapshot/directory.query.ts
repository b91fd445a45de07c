import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redress/database';
import type { UnitNode } from '../units/unit-tree';
import { DirectorySnapshot, type StaffEntry } from './directory-snapshot';

/** Reads the whole organisation, as it is held in memory. */
@Injectable()
export class DirectoryQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async snapshot(): Promise<DirectorySnapshot> {
    const [units, staff] = await Promise.all([
      this.unitOfWork.read<UnitNode>({
        name: 'snapshot-units',
        text: `SELECT id, parent_id AS "parentId", duty_officer_id AS "dutyOfficerId", active FROM unit`,
      }),
      this.unitOfWork.read<StaffEntry>({
        name: 'snapshot-staff',
        text: `SELECT id, login, name, roles, level, unit_id AS "unitId", locale, zone, active, deputy_id AS "deputyId",
            absent_from AS "absentFrom", absent_until AS "absentUntil" FROM staff`,
      }),
    ]);
    return new DirectorySnapshot(units, staff);
  }
}
