import { Injectable } from '@nestjs/common';
import type { CustomerId, EquipmentId, Tier } from '@redress/contracts';
import type { Transaction } from '@redress/database';

/** What intake asks the database for, in one statement. */
export interface IntakeFacts {
  /** Null: no such customer, or erased. */
  readonly tier: Tier | null;
  readonly equipmentKnown: boolean;
  readonly categoryKnown: boolean;
}

@Injectable()
export class IntakeQuery {
  async facts(
    tx: Transaction,
    named: {
      readonly customerId: CustomerId | null;
      readonly equipmentId: EquipmentId | null;
      readonly category: string | null;
    },
  ): Promise<IntakeFacts> {
    const [row] = await tx.query<IntakeFacts>({
      name: 'intake-facts',
      text: `SELECT (SELECT tier FROM customer WHERE id = $1 AND erased_at IS NULL) AS tier,
        EXISTS (SELECT 1 FROM equipment WHERE id = $2) AS "equipmentKnown",
        EXISTS (SELECT 1 FROM category WHERE code = $3) AS "categoryKnown"`,
      values: [named.customerId, named.equipmentId, named.category],
    });
    if (row === undefined) throw new Error('intake facts came back empty');
    return row;
  }
}
