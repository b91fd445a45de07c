import { authorityUsesOf } from '../authority/authority-uses';
import type { YearlyAmount } from '../authority/worth';
import type { Complaint } from '../complaint';
import type { Accepted } from '../decision';

const isOf = (one: YearlyAmount, other: YearlyAmount): boolean =>
  one.customerId === other.customerId && one.year === other.year && one.currency === other.currency;

/** What customers were granted in each year, kept as the database keeps it: no limit is passed, nothing falls below none. */
export class Ledger {
  amounts: readonly YearlyAmount[];

  constructor(amounts: readonly YearlyAmount[] = []) {
    this.amounts = amounts;
  }

  /** Books a commit. Throws where the database would refuse it. */
  book(before: Complaint | null, { complaint, events }: Accepted): void {
    const { taken, givenBack } = authorityUsesOf(before, complaint, events);
    for (const { limit, ...take } of taken) {
      const now = this.add(take, take.amount);
      if (limit !== null && now > limit) throw new Error(`${now} were granted in ${take.year}, where ${limit} may be`);
    }
    for (const given of givenBack)
      if (this.add(given, -given.amount) < 0) throw new Error(`more was given back in ${given.year} than was granted`);
  }

  private add(key: YearlyAmount, more: number): number {
    const amount = (this.amounts.find((item) => isOf(item, key))?.amount ?? 0) + more;
    const { customerId, year, currency } = key;
    this.amounts = [...this.amounts.filter((item) => !isOf(item, key)), { customerId, year, currency, amount }];
    return amount;
  }
}
