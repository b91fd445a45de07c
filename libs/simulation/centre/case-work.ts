import type { CommandName, Commands, Complaint } from '@redress/complaint-domain';
import {
  type ApprovalId,
  type Instant,
  instantOf,
  type Level,
  millisecondsOf,
  type NewComplaintEvent,
  type StaffId,
} from '@redress/contracts';
import type { Chance } from './chance';
import type { Matter } from './matter';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Stands for every text that an agent would type. */
const WORDS = 'simulated';

/** One command of an agent. */
export type Step = {
  readonly [N in CommandName]: { readonly name: N; readonly input: Commands[N] };
}[CommandName];

/** What an agent does next on a complaint, and how long that takes them. */
export type Work =
  | { readonly minutes: number; readonly steps: readonly Step[] }
  /** Nothing can be done before then. */
  | { readonly notBefore: number };

/** How one complaint has been worked on, as far as its state does not tell. */
export interface Progress {
  readonly matter: Matter;
  /** When facts that only the customer has arrive; null where none are missing. */
  factsAt: number | null;
  /** What falls due next, in milliseconds. */
  dueAt: number;
  /** Nothing is tried before then, unless something happens. */
  restsUntil: number;
  /** When the remedy can be delivered; null until it was agreed. */
  deliveredAt: number | null;
}

const step = <N extends CommandName>(name: N, input: Commands[N]): Step => ({ name, input }) as Step;

const remedyOf = (complaint: Complaint, { amount, cause }: Matter, now: number): Step | null => {
  const complainantId = complaint.complainants[0]?.id;
  if (complainantId === undefined) return null;
  const dueAt = instantOf(now + 7 * DAY);
  return step(
    'propose-remedy',
    amount === 0
      ? { kind: cause === 'information' ? 'explanation' : 'apology', description: WORDS, complainantId, dueAt }
      : { kind: 'goodwill-payment', description: WORDS, complainantId, dueAt, money: { amount, currency: 'CNY' } },
  );
};

/** What others wait for, of one person or of whoever decides at a level. */
export interface Asked {
  readonly staffId: StaffId | null;
  readonly level: Level;
  readonly minutes: number;
  readonly steps: readonly Step[];
}

/** Works on complaints the way a decent agent does, with chance for what customers do. */
export class CaseWork {
  constructor(private readonly chance: Chance) {}

  /** What is to be done next by whoever handles it. @param now milliseconds */
  next(complaint: Complaint, progress: Progress, now: number): Work {
    if (complaint.owner.kind === 'duty-officer') return this.takes(1, step('take', {}));
    const ringing = complaint.callbacks.find(({ state }) => state === 'ringing');
    if (ringing !== undefined) return this.calls(complaint, progress, ringing.id);
    if (complaint.waiting !== null) {
      const { factsAt } = progress;
      if (factsAt !== null && factsAt > now) return { notBefore: factsAt };
      const complainantId = complaint.complainants[0]?.id;
      if (complainantId === undefined) return { notBefore: now + DAY };
      return this.takes(4, step('receive-message', { complainantId, channel: 'email', body: WORDS }));
    }
    switch (complaint.step) {
      case 'atmosphere':
        return this.listens(complaint, progress);
      case 'diagnose':
        return this.diagnoses(complaint, progress, now);
      case 'agree':
        return this.agrees(complaint, progress);
      case 'solve':
        return this.solves(complaint, progress, now);
      case 'follow-through':
        return this.followsThrough(complaint, progress, now);
    }
  }

  /** What an event asks of somebody with authority; null where it asks nothing. */
  askedBy(happened: NewComplaintEvent): Asked | null {
    switch (happened.type) {
      case 'complaint.approval-requested':
        return { staffId: null, level: happened.payload.level, ...this.decides(happened.payload.approvalId) };
      case 'complaint.approval-passed-on':
        return { staffId: null, level: happened.payload.to, ...this.decides(happened.payload.approvalId) };
      case 'complaint.escalated': {
        const { escalationId, responsibleId, to } = happened.payload;
        const steps = [step('acknowledge-escalation', { escalationId })];
        return { staffId: responsibleId, level: to, minutes: this.chance.logNormal(4, 0.5), steps };
      }
      default:
        return null;
    }
  }

  private decides(approvalId: ApprovalId): { readonly minutes: number; readonly steps: readonly Step[] } {
    const approves = this.chance.happens(0.85);
    return {
      minutes: this.chance.logNormal(6, 0.5),
      steps: [
        step(
          'decide-approval',
          approves ? { approvalId, decision: 'approved' } : { approvalId, decision: 'rejected', reason: WORDS },
        ),
      ],
    };
  }

  private takes(minutes: number, ...steps: readonly Step[]): Work {
    return { minutes: this.chance.logNormal(minutes, 0.5), steps };
  }

  private listens({ threat }: Complaint, { matter }: Progress): Work {
    const now = this.chance.happens(0.85) ? 0 : matter.arrival;
    return this.takes(
      matter.easy ? 5 : 9,
      ...(matter.threat !== null && threat === null
        ? [step('flag-threat', { threat: matter.threat, note: WORDS })]
        : []),
      step('record-atmosphere', { arrival: matter.arrival, now, heard: WORDS, apology: 'given' }),
      step('advance', {}),
    );
  }

  private diagnoses(complaint: Complaint, progress: Progress, now: number): Work {
    const { matter } = progress;
    if (
      matter.customerOwesFactsDays > 0 &&
      progress.factsAt === null &&
      complaint.complainants[0]?.customerId !== null
    ) {
      progress.factsAt = now + matter.customerOwesFactsDays * DAY;
      return this.takes(5, step('wait-for-customer', { reason: WORDS }));
    }
    return this.takes(
      matter.easy ? 6 : 18,
      step('record-fact', { fact: WORDS, source: 'records', confirmed: true }),
      step('set-severity', { severity: matter.severity, safety: matter.safety }),
      ...complaint.issues
        .filter(({ category }) => category === null)
        .map(({ id }) => step('categorise-issue', { issueId: id, category: 'simulated' })),
      step('record-diagnosis', {
        causeKind: matter.cause,
        controllable: matter.cause !== 'customer-side',
        hypothesis: WORDS,
        recordsChecked: ['customer'],
      }),
      step('advance', {}),
    );
  }

  private agrees(complaint: Complaint, { matter }: Progress): Work {
    const complainant = complaint.complainants[0];
    const stated =
      complaint.agreement === null ? [step('state-agreement', { problem: WORDS, outcomeWanted: WORDS })] : [];
    if (complainant === undefined || complainant.customerId === null)
      return this.takes(3, ...stated, step('advance', {}));
    // Whoever cannot be reached now is tried again a few hours later.
    if (!this.chance.happens(matter.reachable)) return this.takes(3, ...stated);
    return this.takes(
      8,
      ...stated,
      step('meet-agreement', { complainantId: complainant.id, kind: 'confirmed', means: 'call' }),
      step('advance', {}),
    );
  }

  private solves(complaint: Complaint, progress: Progress, now: number): Work {
    const remedy = complaint.remedies.filter(({ cycle }) => cycle === complaint.cycle).at(-1);
    if (
      remedy === undefined ||
      remedy.state === 'declined' ||
      remedy.state === 'withdrawn' ||
      remedy.state === 'fulfilled'
    ) {
      const proposal = remedyOf(complaint, progress.matter, now);
      return proposal === null ? { notBefore: now + DAY } : this.takes(7, proposal);
    }
    if (remedy.state === 'proposed') return { notBefore: now + HOUR };
    progress.deliveredAt = now + progress.matter.deliveryDays * DAY;
    const isAnonymous = complaint.complainants[0]?.customerId === null;
    if (remedy.state === 'granted' && !isAnonymous)
      return this.takes(4, step('accept-remedy', { remedyId: remedy.id, means: 'call' }), step('advance', {}));
    return this.takes(2, step('advance', {}));
  }

  private followsThrough(complaint: Complaint, progress: Progress, now: number): Work {
    const undelivered = complaint.remedies.filter(({ state }) => state === 'accepted' || state === 'granted');
    if (undelivered.length > 0) {
      const { deliveredAt } = progress;
      if (deliveredAt !== null && deliveredAt > now) return { notBefore: deliveredAt };
      return this.takes(4, ...undelivered.map(({ id }) => step('fulfil-remedy', { remedyId: id, proof: WORDS })));
    }
    const unsettled = complaint.issues.filter(({ outcome }) => outcome === null);
    if (unsettled.length > 0) return this.takes(4, ...this.settlements(complaint, progress));
    const complainant = complaint.complainants[0];
    if (complainant === undefined || complainant.customerId === null)
      return this.takes(2, step('close', { way: 'contact-plan-exhausted', outcome: 'upheld' }));
    if (complainant.verifiedAt !== null) return this.ends(complaint, progress);
    const verifying = complaint.callbacks.filter(
      ({ kind, cycle }) => kind === 'verify-satisfaction' && cycle === complaint.cycle,
    );
    const open = verifying.find(({ state }) => state === 'scheduled');
    if (open !== undefined) return { notBefore: Math.max(now + MINUTE, millisecondsOf(open.dueAt)) };
    if (verifying.at(-1)?.state === 'exhausted')
      return this.takes(3, step('close', { way: 'contact-plan-exhausted', outcome: 'upheld' }));
    return this.takes(
      2,
      step('schedule-callback', {
        kind: 'verify-satisfaction',
        complainantId: complainant.id,
        dueAt: this.inOfficeHours(now + DAY),
      }),
    );
  }

  private settlements(complaint: Complaint, { matter }: Progress): readonly Step[] {
    return complaint.issues.map(({ id }) =>
      step('settle-issue', {
        issueId: id,
        outcome: 'upheld',
        causeKind: matter.cause,
        rootCause: 'system',
        controllable: matter.cause !== 'customer-side',
        finding: WORDS,
      }),
    );
  }

  /** Still dissatisfied: one more try a level higher, then the letter (playbook §1). */
  private ends(complaint: Complaint, { matter }: Progress): Work {
    const dissatisfied = (complaint.complainants[0]?.outcomeScore ?? 0) < 0;
    const triedAgain = complaint.reentries.some(({ reason }) => reason === 'still-dissatisfied');
    if (dissatisfied && !triedAgain)
      return this.takes(5, step('reenter-step', { step: 'solve', cause: 'still-dissatisfied', reason: WORDS }));
    const complainantId = complaint.complainants[0]?.id;
    const letter =
      dissatisfied && complainantId !== undefined
        ? [step('write-message', { complainantId, channel: 'letter', purpose: 'decision-letter', body: WORDS })]
        : [];
    return this.takes(
      2 + (matter.easy ? 0 : 3),
      ...letter,
      step('close', { way: 'verified-callback', outcome: 'upheld' }),
    );
  }

  private calls(complaint: Complaint, { matter }: Progress, callbackId: Complaint['callbacks'][number]['id']): Work {
    const callback = complaint.callbacks.find(({ id }) => id === callbackId);
    if (!this.chance.happens(matter.reachable))
      return this.takes(
        2,
        step('record-attempt', { callbackId, outcome: this.chance.happens(0.8) ? 'no-answer' : 'busy' }),
      );
    const verifies = callback?.kind === 'verify-satisfaction' && complaint.step === 'follow-through';
    return this.takes(
      6,
      step('record-attempt', {
        callbackId,
        outcome: 'reached',
        ...(verifies ? { satisfaction: { outcomeScore: matter.contentment, handlingScore: matter.contentment } } : {}),
      }),
    );
  }

  /** Customers are called between nine and five. */
  private inOfficeHours(milliseconds: number): Instant {
    const day = Math.floor(milliseconds / DAY) * DAY;
    return instantOf(day + this.chance.between(9, 17) * HOUR);
  }
}
