import { Injectable } from '@nestjs/common';
import type { Instant, Level, Locale, Role, StaffId, UnitId } from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';
import { type Page, pageOf, type PageMark } from '../paging/page-mark';

/** A member of staff as shown to colleagues. */
export interface StaffRow {
  readonly id: StaffId;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly level: Level;
  readonly unitId: UnitId;
  readonly deputyId: StaffId | null;
  readonly active: boolean;
  readonly absentFrom: Instant | null;
  readonly absentUntil: Instant | null;
  readonly locale: Locale;
  readonly zone: string;
}

/** Which staff a list shows. */
export interface StaffFilter {
  /** Everybody of this unit and of those below it. */
  readonly unitId?: UnitId | undefined;
  readonly role?: Role | undefined;
  readonly active?: boolean | undefined;
  /** Beginning of a name or a login. */
  readonly search?: string | undefined;
}

const COLUMNS = `staff.id, staff.login, staff.name, staff.roles, staff.level, staff.unit_id AS "unitId",
  staff.deputy_id AS "deputyId", staff.active, staff.absent_from AS "absentFrom", staff.absent_until AS "absentUntil",
  staff.locale, staff.zone`;

/** Text for LIKE in which the reader's own % and _ mean themselves. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, (each) => `\\${each}`);

/** Reads staff. */
@Injectable()
export class StaffQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(id: StaffId): Promise<StaffRow | null> {
    const [row] = await this.unitOfWork.read<StaffRow>(`SELECT ${COLUMNS} FROM staff WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** Locks the row for the rest of the transaction; nobody can be made owner meanwhile. */
  async lock(tx: Transaction, id: StaffId): Promise<StaffRow | null> {
    const [row] = await tx.query<StaffRow>(`SELECT ${COLUMNS} FROM staff WHERE id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  /** By name, from a mark on. */
  async page(filter: StaffFilter, after: PageMark | null, limit: number): Promise<Page<StaffRow>> {
    const prefix = filter.search === undefined ? null : `${likeText(filter.search.trim().toLowerCase())}%`;
    const rows = await this.unitOfWork.read<StaffRow>(
      `SELECT ${COLUMNS} FROM staff JOIN unit ON unit.id = staff.unit_id
       WHERE ($1::uuid IS NULL OR unit.path LIKE (SELECT top.path || '%' FROM unit AS top WHERE top.id = $1))
         AND ($2::text IS NULL OR staff.roles @> ARRAY[$2])
         AND ($3::boolean IS NULL OR staff.active = $3)
         AND ($4::text IS NULL OR lower(staff.name) LIKE $4 OR lower(staff.login) LIKE $4)
         AND ($5::text IS NULL OR (lower(staff.name), staff.id) > ($5, $6::uuid))
       ORDER BY lower(staff.name), staff.id LIMIT $7`,
      [
        filter.unitId ?? null,
        filter.role ?? null,
        filter.active ?? null,
        prefix,
        after?.key ?? null,
        after?.id ?? null,
        limit + 1,
      ],
    );
    return pageOf('staff', rows, limit, ({ name, id }) => ({ key: name.toLowerCase(), id }));
  }
}
