import type { Complaint } from '../complaint';
import type { DecisionContext } from '../decision';
import type { PolicyFacts } from './clock-policy';

/** What the choice of a policy goes by, as a running complaint has it. */
export const policyFactsOf = (
  { issues, severity, channel }: Complaint,
  { onFile }: Pick<DecisionContext, 'onFile'>,
): PolicyFacts => ({
  ...onFile,
  categories: issues.flatMap(({ category }) => (category === null ? [] : [category])),
  severity,
  channel,
});
