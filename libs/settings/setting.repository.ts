import { Injectable } from '@nestjs/common';
import type { Instant, SettingKind, UnitId } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import type { SettingRow } from './setting-row';

/** Writes settings: a version is added, and never changed but for being retired. */
@Injectable()
export class SettingRepository {
  /** Whoever adds a setting to a unit waits here for others who do. False where there is no such unit. */
  async lockUnit(tx: Transaction, unitId: UnitId): Promise<boolean> {
    return (await tx.execute('SELECT 1 FROM unit WHERE id = $1 FOR NO KEY UPDATE', [unitId])) > 0;
  }

  /** Whether a unit has a setting of a kind in use. */
  async hasOne(tx: Transaction, unitId: UnitId, kind: SettingKind): Promise<boolean> {
    const found = await tx.query(
      `SELECT 1 FROM setting_version AS newest
       WHERE unit_id = $1 AND kind = $2 AND retired_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM setting_version AS newer
           WHERE newer.kind = newest.kind AND newer.id = newest.id AND newer.version > newest.version)
       LIMIT 1`,
      [unitId, kind],
    );
    return found.length > 0;
  }

  async insert(tx: Transaction, row: SettingRow): Promise<void> {
    await tx.execute(
      `INSERT INTO setting_version (kind, id, version, unit_id, name, body, created_at, created_by_id, retired_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        row.kind,
        row.id,
        row.version,
        row.unitId,
        row.name,
        JSON.stringify(row.body),
        row.createdAt,
        row.createdById,
        row.retiredAt,
      ],
    );
  }

  async retire(tx: Transaction, { kind, id, version }: SettingRow, at: Instant): Promise<void> {
    await tx.execute('UPDATE setting_version SET retired_at = $4 WHERE kind = $1 AND id = $2 AND version = $3', [
      kind,
      id,
      version,
      at,
    ]);
  }
}
