import type { Instant, RequirementCode, Step } from '@redress/contracts';
import { isOpen } from './callbacks/open-callbacks';
import type { Callback, Complainant, Complaint, CustomerPromise, Reentry, Remedy } from './complaint';

/** Complainants for whom the complaint goes on: all but those who withdrew. */
export const remaining = (complaint: Complaint): readonly Complainant[] =>
  complaint.complainants.filter((complainant) => complainant.withdrawnAt === null);

/** Complainants somebody can call or write to; an anonymous one has no contact gates (playbook §1). */
export const contactable = (complaint: Complaint): readonly Complainant[] =>
  remaining(complaint).filter((complainant) => complainant.customerId !== null);

/** Below neutral on the CSM scale counts as dissatisfied (playbook §9). */
export const isDissatisfied = (complainant: Complainant): boolean =>
  complainant.outcomeScore !== null && complainant.outcomeScore < 0;

/** Whether the one further try after dissatisfaction was made in this cycle (playbook §1). */
export const furtherTryMade = (complaint: Complaint): boolean =>
  complaint.reentries.some((reentry) => reentry.reason === 'still-dissatisfied' && reentry.cycle === complaint.cycle);

/** Whether a letter written since then is on its way: a message leaves the house after it was written, never before. */
const written = (
  complaint: Complaint,
  complainant: Complainant,
  purpose: 'decision-letter' | 'written-statement',
  since: Instant | null,
): boolean =>
  complaint.messages.some(
    (message) =>
      message.purpose === purpose &&
      message.complainantId === complainant.id &&
      message.cycle === complaint.cycle &&
      message.state !== 'cancelled' &&
      message.state !== 'failed' &&
      (since === null || message.heldUntil >= since),
  );

/** Whether our written statement on the agreement now standing is on its way to a complainant who declined it. */
export const statementSent = (complaint: Complaint, complainant: Complainant): boolean =>
  written(complaint, complainant, 'written-statement', complaint.agreement?.statedAt ?? null);

/** Agreed, out of reach after the contact plan, or declined with our written statement standing (playbook §1). */
const settledWith = (complaint: Complaint, complainant: Complainant): boolean =>
  complainant.agreement === 'declined' ? statementSent(complaint, complainant) : complainant.agreement !== null;

/** Whether a callback of this cycle used up its attempts without reaching the complainant. */
export const contactPlanExhausted = (complaint: Complaint, complainant: Complainant): boolean =>
  complaint.callbacks.some(
    (callback) =>
      callback.complainantId === complainant.id && callback.cycle === complaint.cycle && callback.state === 'exhausted',
  );

/** Whether a verifying callback used up its attempts, or the complainant would not talk, since this step was entered. */
export const verificationExhausted = (complaint: Complaint, complainant: Complainant): boolean =>
  complaint.callbacks.some(
    (callback) =>
      callback.kind === 'verify-satisfaction' &&
      callback.complainantId === complainant.id &&
      callback.cycle === complaint.cycle &&
      (callback.state === 'exhausted' || callback.state === 'declined') &&
      callback.attempts.some((attempt) => attempt.attemptedAt >= complaint.stepEnteredAt),
  );

/** Whether going back to a step says that what was given did not do, so that the customer is owed another answer. */
export const asksForAnotherRemedy = ({ step, reason }: Pick<Reentry, 'step' | 'reason'>): boolean =>
  step === 'solve' || (step !== 'follow-through' && (reason === 'remedy-failed' || reason === 'still-dissatisfied'));

const anotherRemedyAskedAt = (complaint: Complaint): Instant | null =>
  complaint.reentries.filter((reentry) => reentry.cycle === complaint.cycle && asksForAnotherRemedy(reentry)).at(-1)
    ?.at ?? null;

const remediesOf = (complaint: Complaint, complainant: Complainant) =>
  complaint.remedies.filter((remedy) => remedy.complainantId === complainant.id && remedy.cycle === complaint.cycle);

/** Where nobody can accept (anonymous, unreachable, declined), a granted remedy stands by our own statement. */
const cannotAccept = (complainant: Complainant): boolean =>
  complainant.customerId === null || complainant.agreement === 'unreachable' || complainant.agreement === 'declined';

/** What was delivered before another remedy was asked for is done, and settles nothing any more. */
const deliveredInTime = (complaint: Complaint, { fulfilledAt }: Remedy): boolean => {
  const askedAt = anotherRemedyAskedAt(complaint);
  return askedAt === null || (fulfilledAt !== null && fulfilledAt >= askedAt);
};

const remedySettled = (complaint: Complaint, complainant: Complainant): boolean =>
  remediesOf(complaint, complainant).some(
    (remedy) =>
      remedy.state === 'accepted' ||
      (remedy.state === 'fulfilled' && deliveredInTime(complaint, remedy)) ||
      (remedy.state === 'granted' && cannotAccept(complainant)),
  );

const undecided = (complaint: Complaint): boolean =>
  remaining(complaint).some((complainant) =>
    remediesOf(complaint, complainant).some(
      (remedy) => remedy.state === 'proposed' || (remedy.state === 'granted' && !cannotAccept(complainant)),
    ),
  );

const undelivered = (complaint: Complaint): boolean =>
  complaint.remedies.some(
    (remedy) => remedy.cycle === complaint.cycle && (remedy.state === 'accepted' || remedy.state === 'granted'),
  );

/** A callback we still owe; care callbacks live on after the close. */
export const owedCallbacks = (complaint: Complaint): readonly Callback[] =>
  complaint.callbacks.filter((callback) => isOpen(callback) && callback.kind !== 'care');

/** A promise that was only said and is neither kept nor released; one about a callback or remedy shares its gate. */
export const isOwed = ({ state, subjectId, keptAt }: CustomerPromise): boolean =>
  subjectId === null && (state === 'open' || (state === 'broken' && keptAt === null));

/** One thing a gate asks for: its code and whether the complaint has it. */
export interface Requirement {
  readonly code: RequirementCode;
  readonly met: (complaint: Complaint) => boolean;
}

const requirement = (code: RequirementCode, met: (complaint: Complaint) => boolean): Requirement => ({ code, met });

/**
 * The gates as a table: what each step must have before the complaint leaves it (playbook §1, column "evidence").
 * The last gate is the one before a close by verified callback.
 */
export const GATES: Readonly<Record<Step, readonly Requirement[]>> = {
  atmosphere: [requirement('atmosphere-evidence', (complaint) => complaint.atmosphere !== null)],
  diagnose: [
    requirement('confirmed-fact', (complaint) => complaint.facts.some((fact) => fact.confirmed)),
    requirement('issue-category', (complaint) => complaint.issues.every((issue) => issue.category !== null)),
    requirement('diagnosis-evidence', (complaint) => (complaint.diagnosis?.recordsChecked.length ?? 0) > 0),
    requirement('severity', (complaint) => complaint.severity !== null),
  ],
  agree: [
    requirement('agreement-statement', (complaint) => complaint.agreement !== null),
    requirement('customer-confirmation', (complaint) =>
      contactable(complaint).every((complainant) => settledWith(complaint, complainant)),
    ),
  ],
  solve: [
    requirement(
      'remedy-settled',
      (complaint) =>
        complaint.refusalTextId !== null ||
        remaining(complaint).every((complainant) => remedySettled(complaint, complainant)),
    ),
    requirement('remedy-undecided', (complaint) => !undecided(complaint)),
  ],
  'follow-through': [
    // Again, for those who joined after the step in which the others agreed.
    requirement('customer-confirmation', (complaint) =>
      contactable(complaint).every((complainant) => settledWith(complaint, complainant)),
    ),
    requirement('promise-open', (complaint) => !complaint.promises.some(isOwed)),
    requirement('remedy-fulfilled', (complaint) => !undelivered(complaint)),
    requirement('callback-open', (complaint) => owedCallbacks(complaint).length === 0),
    requirement('task-open', (complaint) => complaint.tasks.every((task) => task.state !== 'open')),
    requirement('verified-callback', (complaint) =>
      contactable(complaint).every((complainant) => complainant.verifiedAt !== null),
    ),
    requirement(
      'still-dissatisfied',
      (complaint) => !contactable(complaint).some(isDissatisfied) || furtherTryMade(complaint),
    ),
    requirement('decision-letter', (complaint) =>
      contactable(complaint).every(
        (complainant) =>
          !isDissatisfied(complainant) ||
          !furtherTryMade(complaint) ||
          written(complaint, complainant, 'decision-letter', complainant.verifiedAt),
      ),
    ),
    requirement('issue-settled', (complaint) =>
      complaint.issues.every((issue) => issue.outcome !== null && issue.rootCause !== null),
    ),
  ],
};

/** What the gate of a step still misses, in the order of the table; empty when it is met. */
export const missingAt = (complaint: Complaint, step: Step): readonly RequirementCode[] =>
  GATES[step].filter((entry) => !entry.met(complaint)).map((entry) => entry.code);
