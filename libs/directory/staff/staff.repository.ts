import { Injectable } from '@nestjs/common';
import type { Instant, StaffId } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import type { StaffRow } from './staff.query';

/** Writes staff. */
@Injectable()
export class StaffRepository {
  async insert(tx: Transaction, member: StaffRow, passwordHash: string, at: Instant): Promise<void> {
    await tx.execute(
      `INSERT INTO staff (id, login, name, password_hash, roles, level, unit_id, deputy_id, active, absent_from, absent_until,
         locale, zone, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        member.id,
        member.login,
        member.name,
        passwordHash,
        member.roles,
        member.level,
        member.unitId,
        member.deputyId,
        member.active,
        member.absentFrom,
        member.absentUntil,
        member.locale,
        member.zone,
        at,
      ],
    );
  }

  async update(tx: Transaction, member: StaffRow): Promise<void> {
    await tx.execute(
      `UPDATE staff SET name = $2, roles = $3, level = $4, unit_id = $5, deputy_id = $6, active = $7, absent_from = $8,
         absent_until = $9, locale = $10, zone = $11 WHERE id = $1`,
      [
        member.id,
        member.name,
        member.roles,
        member.level,
        member.unitId,
        member.deputyId,
        member.active,
        member.absentFrom,
        member.absentUntil,
        member.locale,
        member.zone,
      ],
    );
  }

  async setPassword(tx: Transaction, id: StaffId, passwordHash: string): Promise<void> {
    await tx.execute('UPDATE staff SET password_hash = $2 WHERE id = $1', [id, passwordHash]);
  }

  /** Administrators in service other than this person; their rows stay locked, so that two cannot resign at once. */
  async otherAdmins(tx: Transaction, id: StaffId): Promise<number> {
    const rows = await tx.query(
      `SELECT id FROM staff WHERE active AND roles @> ARRAY['admin'] AND id <> $1 ORDER BY id FOR UPDATE`,
      [id],
    );
    return rows.length;
  }
}
