import type { EmotionPoint } from '@redress/contracts';

const mean = (values: readonly number[]): number => {
  if (values.length === 0) throw new RangeError('a mean needs at least one value');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

const share = <T>(values: readonly T[], counts: (value: T) => boolean): number => {
  if (values.length === 0) throw new RangeError('a share needs at least one value');
  return values.filter(counts).length / values.length;
};

/** CSM = ΣX / N over the items asked, −90 … 90 (playbook §9). Throws RangeError for no items. */
export const customerSatisfactionMeasure = (items: readonly EmotionPoint[]): number => mean(items);

/** CSAT: share (0 … 1) of answers 4 and 5 on a five-point scale. Throws RangeError for no answers. */
export const customerSatisfactionShare = (answers: readonly (1 | 2 | 3 | 4 | 5)[]): number =>
  share(answers, (answer) => answer >= 4);

/** NPS: promoters (9–10) less detractors (0–6), −100 … 100. Throws RangeError for no answers. */
export const netPromoterScore = (answers: readonly number[]): number =>
  100 * (share(answers, (answer) => answer >= 9) - share(answers, (answer) => answer <= 6));

/** CES: mean of answers on a seven-point scale. Throws RangeError for no answers. */
export const customerEffortScore = (answers: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]): number => mean(answers);
