import type { ConfirmationMeans, DecidedOutcome, Instant, Severity, Step } from '@redress/contracts';
import type { Asked } from './authority/coverage';
import type { CommandName, Commands, Satisfaction } from './commands';
import type { Complaint } from './complaint';
import type { PlannedCommand } from './decide';
import { remaining } from './gates';
import { REMEDY_RULES } from './rules/remedies';

type Input<N extends CommandName> = Commands[N];
type ForMainComplainant<N extends CommandName> = Omit<Input<N>, 'complainantId'>;

/** All five steps of an easy call in one request; parts left out just stop the complaint there (playbook §1). */
export interface FastTrack {
  readonly atmosphere: Input<'record-atmosphere'>;
  readonly diagnosis?:
    | (Input<'record-diagnosis'> & {
        readonly facts: readonly Input<'record-fact'>[];
        /** Category of the issues that have none yet. */
        readonly category: string;
        readonly severity: Severity;
        readonly safety: boolean;
      })
    | undefined;
  readonly agreement?: (Input<'state-agreement'> & { readonly means: ConfirmationMeans }) | undefined;
  readonly solution?:
    | {
        readonly remedy?: ForMainComplainant<'propose-remedy'> | undefined;
        /** How the customer accepted; left out while somebody has yet to approve the remedy. */
        readonly accepted?: ConfirmationMeans | undefined;
        readonly refusal?: string | undefined;
      }
    | undefined;
  readonly followThrough?:
    | {
        /** Proof that the remedy was delivered on the spot. */
        readonly proof?: string | undefined;
        readonly settlement?: Omit<Input<'settle-issue'>, 'issueId'> | undefined;
        readonly satisfaction?: Satisfaction | undefined;
        readonly callbackAt?: Instant | undefined;
        /** Closes by the verified callback just made. */
        readonly closeAs?: DecidedOutcome | undefined;
      }
    | undefined;
}

const command =
  <N extends CommandName>(name: N, input: (complaint: Complaint) => Commands[N] | null): PlannedCommand =>
  (complaint) => {
    const made = input(complaint);
    return made === null ? null : ({ name, input: made } as ReturnType<PlannedCommand>);
  };

/** Who is on the line: the first complainant who did not withdraw. Others are asked in conversations of their own. */
const mainComplainant = (complaint: Complaint) => remaining(complaint)[0];
const lastRemedy = (complaint: Complaint) => complaint.remedies.at(-1);
/** Goes on from a step, where the complaint is at it; one that is further already stays where it is. */
const advanceFrom = (step: Step): PlannedCommand =>
  command('advance', (complaint) => (complaint.step === step ? {} : null));

const diagnosing = (
  { facts, category, severity, safety, ...diagnosis }: NonNullable<FastTrack['diagnosis']>,
  issues: number,
): PlannedCommand[] => [
  ...facts.map((fact) => command('record-fact', () => fact)),
  ...Array.from({ length: issues }, () =>
    command('categorise-issue', (complaint) => {
      const bare = complaint.issues.find((issue) => issue.category === null);
      return bare === undefined ? null : { issueId: bare.id, category };
    }),
  ),
  command('set-severity', () => ({ severity, safety })),
  command('record-diagnosis', () => diagnosis),
  advanceFrom('diagnose'),
];

const agreeing = ({ means, ...statement }: NonNullable<FastTrack['agreement']>): PlannedCommand[] => [
  command('state-agreement', () => statement),
  command('meet-agreement', (complaint) => {
    const main = mainComplainant(complaint);
    return main === undefined || main.customerId === null ? null : { complainantId: main.id, kind: 'confirmed', means };
  }),
  advanceFrom('agree'),
];

const solving = ({ remedy, accepted, refusal }: NonNullable<FastTrack['solution']>): PlannedCommand[] => [
  command('propose-remedy', (complaint) => {
    const main = mainComplainant(complaint);
    return remedy === undefined || main === undefined ? null : { ...remedy, complainantId: main.id };
  }),
  command('accept-remedy', (complaint) => {
    const last = lastRemedy(complaint);
    return accepted === undefined || last === undefined ? null : { remedyId: last.id, means: accepted };
  }),
  command('refuse-remedy', () => (refusal === undefined ? null : { refusal })),
];

const following = (part: NonNullable<FastTrack['followThrough']>, complaint: Complaint): PlannedCommand[] => {
  const { proof, settlement, satisfaction, callbackAt, closeAs } = part;
  return [
    advanceFrom('solve'),
    command('fulfil-remedy', (current) => {
      const last = lastRemedy(current);
      return proof === undefined || last === undefined ? null : { remedyId: last.id, proof };
    }),
    ...complaint.issues.map(({ id }) =>
      command('settle-issue', () => (settlement === undefined ? null : { ...settlement, issueId: id })),
    ),
    command('verify-now', (current) => {
      const main = mainComplainant(current);
      return satisfaction === undefined || main === undefined ? null : { complainantId: main.id, satisfaction };
    }),
    command('schedule-callback', (current) => {
      const main = mainComplainant(current);
      return callbackAt === undefined || main === undefined
        ? null
        : { kind: 'verify-satisfaction', complainantId: main.id, dueAt: callbackAt };
    }),
    command('close', () => (closeAs === undefined ? null : { way: 'verified-callback', outcome: closeAs })),
  ];
};

/** What a fast track may grant, as the rules of proposing a remedy have it. */
export const grantsOfFastTrack = (complaint: Complaint, { solution }: FastTrack): Asked | null => {
  const main = mainComplainant(complaint);
  const remedy = solution?.remedy;
  return main === undefined || remedy === undefined
    ? null
    : (REMEDY_RULES['propose-remedy'].grants?.(complaint, { ...remedy, complainantId: main.id }) ?? null);
};

/**
 * The commands of a fast track in their order. Each gate is checked as if the steps were taken one by one, so a part
 * that lacks evidence refuses the whole and nothing is written.
 */
export const planFastTrack = (complaint: Complaint, track: FastTrack): readonly PlannedCommand[] => [
  command('record-atmosphere', () => track.atmosphere),
  advanceFrom('atmosphere'),
  ...(track.diagnosis === undefined ? [] : diagnosing(track.diagnosis, complaint.issues.length)),
  ...(track.agreement === undefined ? [] : agreeing(track.agreement)),
  ...(track.solution === undefined ? [] : solving(track.solution)),
  ...(track.followThrough === undefined ? [] : following(track.followThrough, complaint)),
];
