import { Injectable } from '@nestjs/common';
import type { StaffId, UnitId, UnitKind } from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';
import { type Page, pageOf, type PageMark } from '../paging/page-mark';

/** A unit as it is shown. */
export interface UnitRow {
  readonly id: UnitId;
  readonly name: string;
  readonly nameZh: string | null;
  readonly kind: UnitKind;
  readonly parentId: UnitId | null;
  readonly dutyOfficerId: StaffId | null;
  readonly zone: string;
  readonly active: boolean;
}

/** Which units a list shows. */
export interface UnitFilter {
  /** This unit and everything below it. */
  readonly under?: UnitId | undefined;
  readonly kind?: UnitKind | undefined;
  readonly active?: boolean | undefined;
}

const COLUMNS = `id, name, name_zh AS "nameZh", kind, parent_id AS "parentId", duty_officer_id AS "dutyOfficerId", zone, active`;

/** Reads units. */
@Injectable()
export class UnitsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(id: UnitId): Promise<UnitRow | null> {
    const [row] = await this.unitOfWork.read<UnitRow>(`SELECT ${COLUMNS} FROM unit WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** Locks the row for the rest of the transaction. */
  async lock(tx: Transaction, id: UnitId): Promise<UnitRow | null> {
    const [row] = await tx.query<UnitRow>(`SELECT ${COLUMNS} FROM unit WHERE id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  /** By name, from a mark on. */
  async page(filter: UnitFilter, after: PageMark | null, limit: number): Promise<Page<UnitRow>> {
    const rows = await this.unitOfWork.read<UnitRow>(
      `SELECT ${COLUMNS} FROM unit
       WHERE ($1::uuid IS NULL OR path LIKE (SELECT top.path || '%' FROM unit AS top WHERE top.id = $1))
         AND ($2::text IS NULL OR kind = $2)
         AND ($3::boolean IS NULL OR active = $3)
         AND ($4::text IS NULL OR (lower(name), id) > ($4, $5::uuid))
       ORDER BY lower(name), id LIMIT $6`,
      [
        filter.under ?? null,
        filter.kind ?? null,
        filter.active ?? null,
        after?.key ?? null,
        after?.id ?? null,
        limit + 1,
      ],
    );
    return pageOf('units', rows, limit, ({ name, id }) => ({ key: name.toLowerCase(), id }));
  }
}
