import { Injectable } from '@nestjs/common';
import type { Transaction } from '@redress/database';
import type { Category } from './categories.query';

/** Writes categories. */
@Injectable()
export class CategoryRepository {
  /** Two moves at once could make a circle that neither sees: so they wait for each other. */
  async lockTree(tx: Transaction): Promise<void> {
    await tx.execute('LOCK TABLE category IN SHARE ROW EXCLUSIVE MODE');
  }

  /** Adds the category or changes the one with its code. */
  async put(tx: Transaction, { code, parentCode, nameEn, nameZh }: Category): Promise<void> {
    await tx.execute(
      `INSERT INTO category (code, parent_code, name_en, name_zh) VALUES ($1, $2, $3, $4)
       ON CONFLICT (code) DO UPDATE SET parent_code = $2, name_en = $3, name_zh = $4`,
      [code, parentCode, nameEn, nameZh],
    );
  }
}
