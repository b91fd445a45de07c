import type { NewComplaintEvent } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { type YearlyAmount, yearlyAmountOf } from './worth';

/** What a commit takes of the yearly amounts of customers. */
export interface AuthorityTake extends YearlyAmount {
  /** The amount that must not be passed, as it stood for whoever granted; null: none. */
  readonly limit: number | null;
}

export interface AuthorityUses {
  readonly taken: readonly AuthorityTake[];
  /** Given back in the year it was taken from: declined, withdrawn, or gone with the complaint. */
  readonly givenBack: readonly YearlyAmount[];
}

/**
 * What a commit takes of and gives back to the amounts that customers may be granted in a year. Read from what
 * happened, so that no way in which a remedy ends can forget to give back.
 */
export const authorityUsesOf = (
  before: Complaint | null,
  after: Complaint,
  events: readonly NewComplaintEvent[],
): AuthorityUses => {
  const limits = new Map(
    events.flatMap((happened) =>
      happened.type === 'complaint.remedy-granted'
        ? [[happened.payload.remedyId, happened.payload.authority?.perCustomerYear ?? null] as const]
        : [],
    ),
  );
  const taken: AuthorityTake[] = [];
  const givenBack: YearlyAmount[] = [];
  for (const remedy of after.remedies) {
    const earlier = before?.remedies.find(({ id }) => id === remedy.id);
    const was = before === null || earlier === undefined ? null : yearlyAmountOf(before, earlier);
    const is = yearlyAmountOf(after, remedy);
    if (was === null && is !== null) taken.push({ ...is, limit: limits.get(remedy.id) ?? null });
    if (was !== null && is === null) givenBack.push(was);
  }
  return { taken, givenBack };
};
