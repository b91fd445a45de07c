import { Injectable } from '@nestjs/common';
import type { AuthorityTake, YearlyAmount } from '@redress/complaint-domain';
import type { ComplaintId } from '@redress/contracts';
import { ConcurrentWrite, type Transaction, UnitOfWork } from '@redress/database';

/** Where a customer's amount of a year is kept. */
export type YearlyKey = Omit<YearlyAmount, 'amount'>;

/** Takes nothing: what comes back is what is used, and nobody else takes any until the transaction ends. */
const HOLD = {
  name: 'authority-hold',
  text: `INSERT INTO authority_use (customer_id, year, currency, used) VALUES ($1, $2, $3, 0)
    ON CONFLICT (customer_id, year, currency) DO UPDATE SET used = authority_use.used RETURNING used`,
};

/** Takes an amount unless that would pass the limit, whoever else takes at the same moment (architecture §3). */
const TAKE = {
  name: 'authority-take',
  text: `INSERT INTO authority_use (customer_id, year, currency, used)
    SELECT $1::uuid, $2::smallint, $3::text, $4::bigint WHERE $5::bigint IS NULL OR $4 <= $5
    ON CONFLICT (customer_id, year, currency) DO UPDATE SET used = authority_use.used + EXCLUDED.used
    WHERE $5::bigint IS NULL OR authority_use.used + EXCLUDED.used <= $5`,
};

const GIVE_BACK = {
  name: 'authority-give-back',
  text: 'UPDATE authority_use SET used = used - $4 WHERE customer_id = $1 AND year = $2 AND currency = $3',
};

const keyOf = ({ customerId, year, currency }: YearlyKey): readonly unknown[] => [customerId, year, currency];

/** In the order of their keys, so that two transactions never wait for each other. */
const inOrder = <T extends YearlyKey>(items: readonly T[]): readonly T[] =>
  [...items].sort((one, other) => (keyOf(one).join() < keyOf(other).join() ? -1 : 1));

/** What customers were granted in a year: one row each, taken and given back in the transaction that decides. */
@Injectable()
export class AuthorityUseRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * What a customer was granted so far, held until the transaction ends: two who decide at once for one customer decide
   * one after the other, each knowing what the other did. Asked for after the complaint's lock, never before.
   */
  async hold(tx: Transaction, key: YearlyKey): Promise<YearlyAmount> {
    const [row] = await tx.query<{ used: number }>({ ...HOLD, values: keyOf(key) });
    return { ...key, amount: row?.used ?? 0 };
  }

  /** What the complainants of a complaint were granted in a year so far, for reading. */
  read(id: ComplaintId, year: number): Promise<YearlyAmount[]> {
    return this.unitOfWork.read<YearlyAmount>({
      name: 'authority-used',
      text: `SELECT DISTINCT u.customer_id AS "customerId", u.year, u.currency, u.used AS amount
        FROM complainant p JOIN authority_use u ON u.customer_id = p.customer_id
        WHERE p.complaint_id = $1 AND u.year = $2`,
      values: [id, year],
    });
  }

  /** @throws ConcurrentWrite when a limit would be passed: then nothing of the command is written */
  async take(tx: Transaction, takes: readonly AuthorityTake[]): Promise<void> {
    for (const take of inOrder(takes)) {
      const taken = await tx.execute({ ...TAKE, values: [...keyOf(take), take.amount, take.limit] });
      if (taken === 0) throw new ConcurrentWrite(`What customer ${take.customerId} may be granted in ${take.year}`);
    }
  }

  /** @throws Error where nothing was taken that could be given back: the row would tell less than was granted */
  async giveBack(tx: Transaction, amounts: readonly YearlyAmount[]): Promise<void> {
    for (const given of inOrder(amounts)) {
      const written = await tx.execute({ ...GIVE_BACK, values: [...keyOf(given), given.amount] });
      if (written === 0) throw new Error(`customer ${given.customerId} was granted nothing in ${given.year}`);
    }
  }
}
