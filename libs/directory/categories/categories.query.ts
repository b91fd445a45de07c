import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@redress/database';

/** What complaints are about. Codes are words with dashes and dots, never renamed. */
export interface Category {
  readonly code: string;
  readonly parentCode: string | null;
  readonly nameEn: string;
  readonly nameZh: string;
}

const COLUMNS = `code, parent_code AS "parentCode", name_en AS "nameEn", name_zh AS "nameZh"`;

/** Reads categories. */
@Injectable()
export class CategoriesQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The whole tree; it is small, and shown whole. */
  all(): Promise<Category[]> {
    return this.unitOfWork.read<Category>(`SELECT ${COLUMNS} FROM category ORDER BY code`);
  }

  /** The codes from a category up to the top, itself first; empty where there is none. */
  async upwards(tx: Transaction, code: string): Promise<readonly string[]> {
    const rows = await tx.query<{ code: string }>(
      `WITH RECURSIVE line AS (
         SELECT code, parent_code, 1 AS depth FROM category WHERE code = $1
         UNION ALL
         SELECT above.code, above.parent_code, line.depth + 1 FROM category AS above
           JOIN line ON above.code = line.parent_code WHERE line.depth < 100
       ) SELECT code FROM line ORDER BY depth`,
      [code],
    );
    return rows.map((row) => row.code);
  }
}
