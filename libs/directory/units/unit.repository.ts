import { Injectable } from '@nestjs/common';
import type { UnitId } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import type { UnitRow } from './units.query';

/** Writes units and keeps their paths: the ids from headquarters down, each between slashes. */
@Injectable()
export class UnitRepository {
  /** Moving units is rare, and two moves at once could make a circle that neither sees: so they wait for each other. */
  async lockTree(tx: Transaction): Promise<void> {
    await tx.execute('LOCK TABLE unit IN SHARE ROW EXCLUSIVE MODE');
  }

  async pathOf(tx: Transaction, id: UnitId): Promise<string | null> {
    const [row] = await tx.query<{ path: string }>('SELECT path FROM unit WHERE id = $1', [id]);
    return row?.path ?? null;
  }

  async insert(tx: Transaction, unit: UnitRow, parentPath: string): Promise<void> {
    await tx.execute(
      `INSERT INTO unit (id, name, name_zh, kind, parent_id, path, duty_officer_id, zone, active)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        unit.id,
        unit.name,
        unit.nameZh,
        unit.kind,
        unit.parentId,
        `${parentPath === '' ? '/' : parentPath}${unit.id}/`,
        unit.dutyOfficerId,
        unit.zone,
        unit.active,
      ],
    );
  }

  async update(tx: Transaction, unit: UnitRow): Promise<void> {
    await tx.execute(
      'UPDATE unit SET name = $2, name_zh = $3, parent_id = $4, duty_officer_id = $5, zone = $6, active = $7 WHERE id = $1',
      [unit.id, unit.name, unit.nameZh, unit.parentId, unit.dutyOfficerId, unit.zone, unit.active],
    );
  }

  /** Moves a whole subtree below another path. */
  async move(tx: Transaction, oldPath: string, newPath: string): Promise<void> {
    await tx.execute(`UPDATE unit SET path = $2 || substr(path, $3) WHERE path LIKE $1 || '%'`, [
      oldPath,
      newPath,
      oldPath.length + 1,
    ]);
  }
}
