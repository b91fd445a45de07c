import { type Instant, plusMinutes } from '@redress/contracts';
import type { CommandName, Commands } from '../commands';
import type { Complaint } from '../complaint';
import type { FastTrack } from '../fast-track';
import type { Registration } from '../registration';
import { NINGBO } from './house';

/** Stands in every text that a spec hands in, and must never be found in an event. */
export const FREE_TEXT = 'words of a person';

const found = <T>(item: T | undefined, what: string): T => {
  if (item === undefined) throw new Error(`this complaint has no ${what}`);
  return item;
};

/** Plausible inputs that prove a step: what a careful agent would type. Specs change what they are about. */
export const inputs = {
  atmosphere: (change: Partial<Commands['record-atmosphere']> = {}): Commands['record-atmosphere'] => ({
    arrival: -60,
    now: 0,
    heard: FREE_TEXT,
    apology: 'given',
    ...change,
  }),
  fact: (change: Partial<Commands['record-fact']> = {}): Commands['record-fact'] => ({
    fact: FREE_TEXT,
    source: 'records',
    confirmed: true,
    ...change,
  }),
  diagnosis: (change: Partial<Commands['record-diagnosis']> = {}): Commands['record-diagnosis'] => ({
    causeKind: 'product',
    controllable: true,
    hypothesis: FREE_TEXT,
    recordsChecked: ['equipment'],
    ...change,
  }),
  severity: (change: Partial<Commands['set-severity']> = {}): Commands['set-severity'] => ({
    severity: 2,
    safety: false,
    ...change,
  }),
  agreement: (): Commands['state-agreement'] => ({ problem: FREE_TEXT, outcomeWanted: FREE_TEXT }),
  confirmation: (
    complaint: Complaint,
    change: Partial<Commands['meet-agreement']> = {},
  ): Commands['meet-agreement'] => ({
    complainantId: found(complaint.complainants[0], 'complainant').id,
    kind: 'confirmed',
    means: 'call',
    ...change,
  }),
  /** An explanation: free, so that whoever handles the complaint grants it by proposing it. */
  remedy: (
    complaint: Complaint,
    now: Instant,
    change: Partial<Commands['propose-remedy']> = {},
  ): Commands['propose-remedy'] => ({
    kind: 'explanation',
    description: FREE_TEXT,
    complainantId: found(complaint.complainants[0], 'complainant').id,
    dueAt: plusMinutes(now, 24 * 60),
    ...change,
  }),
  settlement: (complaint: Complaint, change: Partial<Commands['settle-issue']> = {}): Commands['settle-issue'] => ({
    issueId: found(complaint.issues[0], 'issue').id,
    outcome: 'upheld',
    causeKind: 'product',
    rootCause: 'product',
    controllable: true,
    finding: FREE_TEXT,
    ...change,
  }),
  callback: (
    complaint: Complaint,
    now: Instant,
    change: Partial<Commands['schedule-callback']> = {},
  ): Commands['schedule-callback'] => ({
    kind: 'progress',
    complainantId: found(complaint.complainants[0], 'complainant').id,
    dueAt: plusMinutes(now, 60),
    ...change,
  }),
  promise: (
    complaint: Complaint,
    now: Instant,
    change: Partial<Commands['make-promise']> = {},
  ): Commands['make-promise'] => ({
    kind: 'other',
    promise: FREE_TEXT,
    complainantId: found(complaint.complainants[0], 'complainant').id,
    dueAt: plusMinutes(now, 60),
    ...change,
  }),
  letter: (complaint: Complaint, change: Partial<Commands['write-message']> = {}): Commands['write-message'] => ({
    complainantId: found(complaint.complainants[0], 'complainant').id,
    channel: 'letter',
    purpose: 'reply',
    body: FREE_TEXT,
    ...change,
  }),
} satisfies Readonly<Record<string, (...given: never[]) => Commands[CommandName]>>;

/** A telephone call of one customer about one matter, received in Ningbo. */
export const aRegistration = (now: Instant, change: Partial<Registration> = {}): Registration => ({
  number: 'C-2026-000001',
  unitId: NINGBO,
  origin: 'customer',
  channel: 'phone',
  receivedAt: now,
  incidentAt: null,
  customerId: 'chen-hao' as Registration['customerId'],
  role: 'customer',
  authorised: true,
  words: FREE_TEXT,
  outcomeWanted: null,
  category: null,
  equipmentId: null,
  severity: null,
  safety: false,
  confidential: false,
  tier: 'standard',
  regulated: false,
  imported: null,
  ...change,
});

/** All five steps of an easy call, closed at its end. */
export const aFastTrack = (now: Instant): FastTrack & Required<FastTrack> => ({
  atmosphere: inputs.atmosphere(),
  diagnosis: { ...inputs.diagnosis(), facts: [inputs.fact()], category: 'gearbox', severity: 2, safety: false },
  agreement: { ...inputs.agreement(), means: 'call' },
  solution: {
    remedy: { kind: 'explanation', description: FREE_TEXT, dueAt: plusMinutes(now, 60) },
    accepted: 'call',
  },
  followThrough: {
    proof: FREE_TEXT,
    settlement: {
      outcome: 'upheld',
      causeKind: 'product',
      rootCause: 'product',
      controllable: true,
      finding: FREE_TEXT,
    },
    satisfaction: { outcomeScore: 60, handlingScore: 90 },
    closeAs: 'upheld',
  },
});
