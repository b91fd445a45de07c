import type { RequirementCode, Step } from '@redress/contracts';
import type { Complainant, Complaint } from './complaint';

/** Complainants somebody can call or write to; an anonymous one has no contact gates (playbook §1). */
export const contactable = (complaint: Complaint): readonly Complainant[] =>
  complaint.complainants.filter((complainant) => complainant.customerId !== null);

/** Below neutral on the CSM scale counts as dissatisfied (playbook §9). */
export const isDissatisfied = (complainant: Complainant): boolean =>
  complainant.outcomeScore !== null && complainant.outcomeScore < 0;

/** Whether the one further try after dissatisfaction was made in this cycle (playbook §1). */
export const furtherTryMade = (complaint: Complaint): boolean =>
  complaint.reentries.some((reentry) => reentry.reason === 'still-dissatisfied' && reentry.cycle === complaint.cycle);

const written = (complaint: Complaint, complainant: Complainant, purpose: 'decision-letter' | 'written-statement') =>
  complaint.messages.some(
    (message) =>
      message.purpose === purpose &&
      message.complainantId === complainant.id &&
      message.cycle === complaint.cycle &&
      message.state !== 'cancelled' &&
      message.state !== 'failed',
  );

/** Whether our written statement is on its way to a complainant who declined to agree. */
export const statementSent = (complaint: Complaint, complainant: Complainant): boolean =>
  written(complaint, complainant, 'written-statement');

/** Whether a callback of this cycle used up its attempts without reaching the complainant. */
export const contactPlanExhausted = (complaint: Complaint, complainant: Complainant): boolean =>
  complaint.callbacks.some(
    (callback) =>
      callback.complainantId === complainant.id && callback.cycle === complaint.cycle && callback.state === 'exhausted',
  );

/** Whether a verifying callback of this cycle used up its attempts without reaching the complainant. */
export const verificationExhausted = (complaint: Complaint, complainant: Complainant): boolean =>
  complaint.callbacks.some(
    (callback) =>
      callback.kind === 'verify-satisfaction' &&
      callback.complainantId === complainant.id &&
      callback.cycle === complaint.cycle &&
      callback.state === 'exhausted',
  );

const remediesOf = (complaint: Complaint, complainant: Complainant) =>
  complaint.remedies.filter((remedy) => remedy.complainantId === complainant.id && remedy.cycle === complaint.cycle);

/** Where nobody can accept (anonymous, unreachable, declined), a granted remedy stands by our own statement. */
const cannotAccept = (complainant: Complainant): boolean =>
  complainant.customerId === null || complainant.agreement === 'unreachable' || complainant.agreement === 'declined';

const remedySettled = (complaint: Complaint, complainant: Complainant): boolean =>
  remediesOf(complaint, complainant).some(
    (remedy) =>
      remedy.state === 'accepted' ||
      remedy.state === 'fulfilled' ||
      (remedy.state === 'granted' && cannotAccept(complainant)),
  );

const undecided = (complaint: Complaint): boolean =>
  complaint.complainants.some((complainant) =>
    remediesOf(complaint, complainant).some(
      (remedy) => remedy.state === 'proposed' || (remedy.state === 'granted' && !cannotAccept(complainant)),
    ),
  );

const undelivered = (complaint: Complaint): boolean =>
  complaint.remedies.some(
    (remedy) => remedy.cycle === complaint.cycle && (remedy.state === 'accepted' || remedy.state === 'granted'),
  );

/** A callback we still owe; care callbacks live on after the close. */
export const owedCallbacks = (complaint: Complaint) =>
  complaint.callbacks.filter(
    (callback) => (callback.state === 'scheduled' || callback.state === 'ringing') && callback.kind !== 'care',
  );

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
    requirement('diagnosis-evidence', (complaint) => complaint.diagnosis !== null),
    requirement('severity', (complaint) => complaint.severity !== null),
  ],
  agree: [
    requirement('agreement-statement', (complaint) => complaint.agreement !== null),
    requirement('customer-confirmation', (complaint) =>
      contactable(complaint).every((complainant) => complainant.agreement !== null),
    ),
  ],
  solve: [
    requirement(
      'remedy-settled',
      (complaint) =>
        complaint.refusalTextId !== null ||
        complaint.complainants.every((complainant) => remedySettled(complaint, complainant)),
    ),
    requirement('remedy-undecided', (complaint) => !undecided(complaint)),
  ],
  'follow-through': [
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
          written(complaint, complainant, 'decision-letter'),
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
