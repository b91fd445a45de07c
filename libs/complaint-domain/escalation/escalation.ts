import type {
  ChangeOfScene,
  ClockKind,
  EscalationCause,
  EscalationId,
  EscalationState,
  Instant,
  Level,
  SettingId,
  StaffId,
} from '@redress/contracts';

/** One rung of a ladder that fired: who must act, until when they acknowledge it, and what became of it (playbook §6). */
export interface Escalation {
  readonly id: EscalationId;
  /** The version of the ladder that was in force; the way on from this rung is read from it. */
  readonly ladderId: SettingId;
  readonly ladderVersion: number;
  readonly rung: string;
  readonly trigger: EscalationCause;
  /** Which clock rang, for triggers of clocks. */
  readonly clock: ClockKind | null;
  readonly fromLevel: Level;
  readonly level: Level;
  readonly responsibleId: StaffId;
  /** The absent colleague in whose place they act. */
  readonly standsInForId: StaffId | null;
  /** What the agent is to change besides (playbook §3, principle 7). */
  readonly change: ChangeOfScene | null;
  readonly escalatedAt: Instant;
  readonly acknowledgeBy: Instant;
  /** When they are told: not before their working hours, unless it is a matter of safety. Null: at once. */
  readonly alertAt: Instant | null;
  readonly alertedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedById: StaffId | null;
  readonly state: EscalationState;
  readonly cycle: number;
}

/** An owner found to be away with nobody standing in, so that the same absence is not told twice. */
export interface Unattended {
  readonly ownerId: StaffId;
  /** When the absence began; null where the owner is no longer in service. */
  readonly since: Instant | null;
}

/** What escalation keeps of a complaint. */
export interface Escalatable {
  /** Rungs that fired, oldest first. At most one of them is open. */
  readonly escalations: readonly Escalation[];
  /** Who must act at the level the complaint has reached; null where nobody was called. The owner stays the owner. */
  readonly responsibleId: StaffId | null;
  /** The highest level it ever stood at: coming down does not take that back (playbook §6, the funnel). */
  readonly highestLevel: Level;
  /** Times that a complainant came again about the same matter in this cycle. */
  readonly repeatContacts: number;
  readonly unattended: Unattended | null;
}

export const NOTHING_ESCALATED: Omit<Escalatable, 'highestLevel'> = {
  escalations: [],
  responsibleId: null,
  repeatContacts: 0,
  unattended: null,
};

/** The escalation that nobody has acknowledged yet, or null. */
export const openEscalation = ({ escalations }: Pick<Escalatable, 'escalations'>): Escalation | null =>
  escalations.find(({ state }) => state === 'open') ?? null;

/** The escalation whose person is called now, acknowledged or not; null where nobody is. */
export const currentEscalation = ({
  escalations,
  responsibleId,
}: Pick<Escalatable, 'escalations' | 'responsibleId'>): Escalation | null =>
  responsibleId === null
    ? null
    : (escalations.findLast(({ state }) => state === 'open' || state === 'acknowledged') ?? null);

/** Rungs that fired in the present cycle: none of them fires again in it. */
export const firedRungs = ({
  escalations,
  cycle,
}: Pick<Escalatable, 'escalations'> & { readonly cycle: number }): ReadonlySet<string> =>
  new Set(escalations.filter((item) => item.cycle === cycle).map(({ rung }) => rung));
