import {
  type ChangeOfScene,
  type ClockKind,
  type Level,
  LEVELS,
  type SettingVersion,
  type Severity,
  type Span,
  type StaffId,
  type TriggerKind,
  type UnitId,
} from '@redress/contracts';

/** What a rung answers to: `clock` for triggers of clocks, `severity` (this or graver) for severity, neither else. */
export interface Trigger {
  readonly kind: TriggerKind;
  readonly clock?: ClockKind | undefined;
  readonly severity?: Severity | undefined;
}

/** Roles that a rung may call. */
export const ACTING_ROLES = ['supervisor', 'manager'] as const;
export type ActingRole = (typeof ACTING_ROLES)[number];

/** Where a role is looked for first: at the complaint's unit, one above it, at the top, or at a unit named. */
export type ActingPlace = 'unit' | 'parent' | 'headquarters' | UnitId;

/** Who must act on a rung: somebody with a role, nearest first going up the tree, or one colleague. */
export type Act =
  | { readonly kind: 'role'; readonly role: ActingRole; readonly at: ActingPlace }
  | { readonly kind: 'staff'; readonly staffId: StaffId };

/** One step of a ladder. */
export interface Rung {
  /** A code of small letters, digits and hyphens, kept with every escalation. */
  readonly name: string;
  readonly triggers: readonly Trigger[];
  /** The level that the complaint has from here on; one that stands higher already stays there. */
  readonly level: Level;
  readonly act: Act;
  /** What else changes (playbook §3, principle 7): `person` makes who acts the contact person, the others are for the agent. */
  readonly change: ChangeOfScene | null;
  /** Counted by the calendar of the unit of who acts. */
  readonly acknowledgeWithin: Span;
  /** The rung that follows where nobody acknowledges in time; null at the end. */
  readonly next: string | null;
}

/** Who is called, when, and who next (playbook §6). Kept in versions: what fired goes on by the version it fired under. */
export interface LadderBody {
  readonly rungs: readonly Rung[];
}

/** One version of a ladder as it is in force for a unit. */
export interface LadderInForce extends SettingVersion {
  readonly body: LadderBody;
}

const business = (amount: number): Span => ({ unit: 'business-minutes', amount });
const clockBroken = (clock: ClockKind): Trigger => ({ kind: 'clock-breached', clock });

/**
 * What holds where a company has set nothing: the supervisor of the unit, then the one above, then the manager, then
 * headquarters. Threats and safety go to the manager at once (playbook §4, §6).
 */
export const DEFAULT_LADDER: LadderBody = {
  rungs: [
    {
      name: 'supervisor',
      triggers: [
        clockBroken('first-reply'),
        clockBroken('level'),
        { kind: 'by-hand' },
        { kind: 'asked-for-higher' },
        { kind: 'repeated-complaint' },
        { kind: 'emotion-not-coming-down' },
        { kind: 'promise-broken' },
        { kind: 'callback-missed' },
        { kind: 'silent' },
        { kind: 'unattended' },
        { kind: 'still-dissatisfied' },
        { kind: 'reopened' },
        { kind: 'severity', severity: 4 },
      ],
      level: 'middle',
      act: { kind: 'role', role: 'supervisor', at: 'unit' },
      change: null,
      acknowledgeWithin: business(120),
      next: 'supervisor-above',
    },
    {
      name: 'supervisor-above',
      triggers: [{ kind: 'clock-warned', clock: 'statutory' }],
      level: 'middle',
      act: { kind: 'role', role: 'supervisor', at: 'parent' },
      change: null,
      acknowledgeWithin: business(120),
      next: 'manager',
    },
    {
      name: 'manager',
      triggers: [
        clockBroken('resolution'),
        clockBroken('statutory'),
        // Whoever could decide it now stands at the senior level.
        clockBroken('approval'),
        { kind: 'third-party-threat' },
        { kind: 'safety' },
      ],
      level: 'senior',
      act: { kind: 'role', role: 'manager', at: 'unit' },
      change: null,
      acknowledgeWithin: { unit: 'minutes', amount: 120 },
      next: 'headquarters',
    },
    {
      name: 'headquarters',
      triggers: [],
      level: 'senior',
      act: { kind: 'role', role: 'manager', at: 'headquarters' },
      change: null,
      acknowledgeWithin: { unit: 'minutes', amount: 240 },
      next: null,
    },
  ],
};

export const isAbove = (one: Level, other: Level): boolean => LEVELS.indexOf(one) > LEVELS.indexOf(other);
export const higherOf = (one: Level, other: Level): Level => (isAbove(one, other) ? one : other);

/** The level above, or the top. */
export const levelAbove = (level: Level): Level => LEVELS[LEVELS.indexOf(level) + 1] ?? 'senior';

export const rungNamed = ({ rungs }: LadderBody, name: string | null): Rung | null =>
  rungs.find((rung) => rung.name === name) ?? null;

/** This rung and those that follow it, each once: a ladder that loops ends where it comes round. */
export const upwardsFrom = (ladder: LadderBody, start: Rung): readonly Rung[] => {
  const way: Rung[] = [];
  for (let rung: Rung | null = start; rung !== null && !way.includes(rung); rung = rungNamed(ladder, rung.next))
    way.push(rung);
  return way;
};

/** Something that happened and that a ladder may answer: a severity as it is now, a clock that rang. */
export interface Raised {
  readonly kind: TriggerKind;
  readonly clock: ClockKind | null;
  readonly severity: Severity | null;
}

const answers = (trigger: Trigger, raised: Raised): boolean => {
  if (trigger.kind !== raised.kind) return false;
  if (trigger.kind === 'severity') return (raised.severity ?? 0) >= (trigger.severity ?? 1);
  return trigger.clock === undefined || trigger.clock === raised.clock;
};

/** The rung that answers: of several the one for the gravest, so that critical does not stop at the rung for serious. */
export const rungAnswering = ({ rungs }: LadderBody, raised: Raised): Rung | null => {
  let found: { readonly rung: Rung; readonly severity: number } | null = null;
  for (const rung of rungs) {
    for (const trigger of rung.triggers) {
      if (!answers(trigger, raised)) continue;
      const severity = trigger.severity ?? 0;
      if (found === null || severity > found.severity) found = { rung, severity };
    }
  }
  return found?.rung ?? null;
};
