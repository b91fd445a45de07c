import type { ClockKind, Instant, Refusal, SettingId } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { decide } from '../decide';
import type { DecisionContext } from '../decision';

/** What another policy would do to one clock. Null where it does not run before, or not after. */
export interface ClockChange {
  readonly kind: ClockKind;
  readonly subjectId: string | null;
  readonly dueBefore: Instant | null;
  readonly dueAfter: Instant | null;
  /** It would be broken the moment the policy is applied. */
  readonly brokenAtOnce: boolean;
}

/** What applying a policy would change, without doing it: what falls due first comes first. Or why it is refused. */
export const previewPolicy = (
  complaint: Complaint,
  policyId: SettingId | undefined,
  context: DecisionContext,
): { readonly changes: readonly ClockChange[] } | { readonly refusal: Refusal } => {
  const decision = decide(complaint, 'apply-policy', { policyId }, context);
  if (!decision.accepted) return { refusal: decision.refusal };
  const keyOf = ({ kind, subjectId }: { readonly kind: ClockKind; readonly subjectId: string | null }): string =>
    `${kind} ${subjectId ?? ''}`;
  const before = new Map(complaint.clocks.map((clock) => [keyOf(clock), clock]));
  const after = new Map(decision.complaint.clocks.map((clock) => [keyOf(clock), clock]));
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((key): ClockChange[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const named = was ?? is;
    if (named === undefined || was?.dueAt === is?.dueAt) return [];
    return [
      {
        kind: named.kind,
        subjectId: named.subjectId,
        dueBefore: was?.dueAt ?? null,
        dueAfter: is?.dueAt ?? null,
        brokenAtOnce: is !== undefined && is.dueAt <= context.now && (was?.breachedAt ?? null) === null,
      },
    ];
  });
  const firstOf = ({ dueBefore, dueAfter }: ClockChange): string =>
    [dueBefore, dueAfter].filter(Boolean).sort()[0] ?? '';
  return { changes: changes.sort((one, other) => (firstOf(one) < firstOf(other) ? -1 : 1)) };
};
