import type { ClockKind, Level, LevelCause, NewComplaintEvent, Severity, TriggerKind } from '@redress/contracts';
import type { Complaint } from '../complaint';
import type { Happened } from '../follow-up';
import { type Raised, levelAbove } from './ladder';

/** How a trigger works beside the rung that answers it. */
export interface TriggerRules {
  /** The level that the complaint has at once, whatever ladder is in force (playbook §1, §4). */
  readonly raisesTo: ((level: Level) => Level) | null;
  /** Under which cause that is recorded. */
  readonly cause: LevelCause;
  /** Whether somebody wants the next higher rung where the one that answers has fired already. */
  readonly climbs: boolean;
}

const plain: TriggerRules = { raisesTo: null, cause: 'escalated', climbs: false };
const toTheTop = (): Level => 'senior';

/** The closed list of triggers and what each does by itself. */
export const TRIGGER_RULES: Readonly<Record<TriggerKind, TriggerRules>> = {
  'clock-warned': plain,
  'clock-breached': plain,
  'authority-exceeded': plain,
  'asked-for-higher': { ...plain, climbs: true },
  'third-party-threat': { raisesTo: toTheTop, cause: 'threat', climbs: false },
  'repeated-complaint': plain,
  severity: plain,
  'emotion-not-coming-down': plain,
  'promise-broken': plain,
  'callback-missed': plain,
  silent: plain,
  unattended: plain,
  'by-hand': { ...plain, climbs: true },
  safety: { raisesTo: toTheTop, cause: 'safety', climbs: false },
  'still-dissatisfied': { raisesTo: levelAbove, cause: 'still-dissatisfied', climbs: true },
  reopened: { raisesTo: levelAbove, cause: 'reopened', climbs: true },
};

const raised = (kind: TriggerKind, of: Partial<Omit<Raised, 'kind'>> = {}): Raised => ({
  kind,
  clock: of.clock ?? null,
  severity: of.severity ?? null,
});

/** A second contact about the same matter says that the first answer did not do (playbook §6). */
const MANY_CONTACTS = 2;

/** Broken duties that have a name of their own beside that of their clock. */
const BY_CLOCK: Readonly<Partial<Record<ClockKind, TriggerKind>>> = {
  silence: 'silent',
};

const graver = (severity: Severity | null, before: Complaint | null): readonly Raised[] =>
  severity !== null && severity > (before?.severity ?? 0) ? [raised('severity', { severity })] : [];

/** The emotion was recorded in this cycle before, whether or not going back voided that record. */
const recordedBefore = ({ atmosphere, reentries, cycle }: Complaint): boolean =>
  atmosphere !== null || reentries.some((reentry) => reentry.step === 'atmosphere' && reentry.cycle === cycle);

const triggersOf = (happened: NewComplaintEvent, before: Complaint | null, after: Complaint): readonly Raised[] => {
  switch (happened.type) {
    case 'complaint.registered':
      return [...(happened.payload.safety ? [raised('safety')] : []), ...graver(happened.payload.severity, null)];
    case 'complaint.severity-set':
      return [...(happened.payload.safety ? [raised('safety')] : []), ...graver(happened.payload.severity, before)];
    case 'complaint.threat-flagged':
      return [raised('third-party-threat')];
    case 'complaint.absorbed': {
      // What made the duplicate special makes this complaint so, unless it was already.
      const { threat, safety } = happened.payload;
      return [
        ...(threat !== null && before?.threat === null ? [raised('third-party-threat')] : []),
        ...(safety && before?.safety === false ? [raised('safety')] : []),
      ];
    }
    case 'complaint.atmosphere-recorded': {
      const { arrival, now } = happened.payload;
      const down = now === 'not-observed' || now >= 0 || (arrival !== 'not-observed' && now > arrival);
      return down || before === null || !recordedBefore(before) ? [] : [raised('emotion-not-coming-down')];
    }
    case 'complaint.contact-attached':
      return after.repeatContacts >= MANY_CONTACTS ? [raised('repeated-complaint')] : [];
    case 'complaint.linked':
      return happened.payload.kind === 'repeat-of' ? [raised('repeated-complaint')] : [];
    case 'complaint.step-entered':
      return happened.payload.reentry === 'still-dissatisfied' ? [raised('still-dissatisfied')] : [];
    case 'complaint.reopened':
      return [raised('reopened')];
    case 'complaint.approval-requested':
      return [raised('authority-exceeded')];
    case 'complaint.callback-missed':
      return [raised('callback-missed')];
    case 'complaint.promise-broken':
      return [raised('promise-broken')];
    case 'complaint.approval-requested':
      return [raised('authority-exceeded')];
    case 'complaint.escalation-asked':
      return [raised(happened.payload.trigger)];
    case 'complaint.unattended-noticed':
      return [raised('unattended')];
    case 'complaint.clock-warned':
      return [raised('clock-warned', { clock: happened.payload.kind })];
    case 'complaint.clock-breached': {
      const named = BY_CLOCK[happened.payload.kind];
      return [
        raised('clock-breached', { clock: happened.payload.kind }),
        ...(named === undefined ? [] : [raised(named)]),
      ];
    }
    default:
      return [];
  }
};

/** All that a commit gives a ladder to answer, in the order in which it happened. */
export const raisedBy = ({ before, after, events }: Happened): readonly Raised[] =>
  events.flatMap((happened) => triggersOf(happened, before, after));
