import type { Fault, UnitId } from '@redress/contracts';
import { faultsOfSpan } from '../calendars/span';
import { WORKING_ROLES } from '../staff-facts';
import { isAbove, type LadderBody, type Rung, rungNamed, type Trigger } from './ladder';
import type { Staffing } from './organisation';

/** More rungs than this is no ladder any more. */
export const MOST_RUNGS = 20;
const MOST_TRIGGERS = 40;
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_NAME = 40;

/** Where a ladder is to hold: without it only the body itself is looked at. */
export interface LadderPlace {
  readonly unitId: UnitId;
  readonly organisation: Staffing;
}

const keyOf = ({ kind, clock, severity }: Trigger): string => `${kind} ${clock ?? ''} ${severity ?? ''}`;

const OF_CLOCKS: readonly Trigger['kind'][] = ['clock-warned', 'clock-breached'];

const faultsOfTrigger = ({ kind, clock, severity }: Trigger, path: string): readonly Fault[] => {
  const needsClock = OF_CLOCKS.includes(kind);
  if (needsClock !== (clock !== undefined))
    return [{ code: needsClock ? 'trigger.clock-missing' : 'trigger.no-clock', path: `${path}.clock` }];
  const needsSeverity = kind === 'severity';
  if (needsSeverity !== (severity !== undefined))
    return [{ code: needsSeverity ? 'trigger.severity-missing' : 'trigger.no-severity', path: `${path}.severity` }];
  // The clock of an escalation passes it on by itself; a trigger of it would fire two rungs at once.
  return clock === 'escalation' ? [{ code: 'trigger.own-clock', path: `${path}.clock` }] : [];
};

const faultsOfTriggers = ({ rungs }: LadderBody): readonly Fault[] => {
  const seen = new Set<string>();
  return rungs.flatMap(({ triggers }, index) => {
    const path = `rungs[${index}].triggers`;
    if (triggers.length > MOST_TRIGGERS) return [{ code: 'field.size', path, values: { max: MOST_TRIGGERS } } as const];
    return triggers.flatMap((trigger, at): readonly Fault[] => {
      const here = `${path}[${at}]`;
      const key = keyOf(trigger);
      if (seen.has(key)) return [{ code: 'trigger.twice', path: here }];
      seen.add(key);
      return faultsOfTrigger(trigger, here);
    });
  });
};

/** Whether the way up from a rung comes back to it. */
const loops = (ladder: LadderBody, start: Rung): boolean => {
  const seen = new Set<string>();
  for (let rung = rungNamed(ladder, start.next); rung !== null; rung = rungNamed(ladder, rung.next)) {
    if (rung.name === start.name) return true;
    if (seen.has(rung.name)) return false;
    seen.add(rung.name);
  }
  return false;
};

const faultsOfWay = (ladder: LadderBody): readonly Fault[] =>
  ladder.rungs.flatMap((rung, index): readonly Fault[] => {
    if (rung.next === null) return [];
    const path = `rungs[${index}].next`;
    const next = rungNamed(ladder, rung.next);
    if (next === null) return [{ code: 'rung.next-unknown', path, values: { name: rung.next } }];
    if (loops(ladder, rung)) return [{ code: 'rung.loops', path }];
    return isAbove(rung.level, next.level) ? [{ code: 'rung.level-falls', path, values: { name: next.name } }] : [];
  });

const faultsOfNames = (ladder: LadderBody): readonly Fault[] => {
  const seen = new Set<string>();
  const followed = new Set(ladder.rungs.map(({ next }) => next));
  return ladder.rungs.flatMap(({ name, triggers }, index): readonly Fault[] => {
    const path = `rungs[${index}].name`;
    if (!NAME.test(name) || name.length > LONGEST_NAME)
      return [{ code: 'rung.name', path, values: { max: LONGEST_NAME } }];
    if (seen.has(name)) return [{ code: 'rung.name-twice', path, values: { name } }];
    seen.add(name);
    return triggers.length === 0 && !followed.has(name) ? [{ code: 'rung.never-reached', path }] : [];
  });
};

/** Whether somebody in service could ever be called by a rung from here; who is away today comes back. */
const namesSomebody = (rung: Rung, { unitId, organisation }: LadderPlace): boolean => {
  const { act } = rung;
  if (act.kind === 'staff') {
    const named = organisation.member(act.staffId);
    return named !== undefined && named.active && named.roles.some((role) => WORKING_ROLES.includes(role));
  }
  const relative = act.at === 'unit' || act.at === 'parent';
  const path = organisation.pathUpwards(unitId);
  const start = relative ? unitId : act.at === 'headquarters' ? path.at(-1) : act.at;
  if (start === undefined) return false;
  return organisation
    .pathUpwards(start)
    .some((at) => organisation.membersOf(at).some(({ active, roles }) => active && roles.includes(act.role)));
};

const faultsOfPlace = ({ rungs }: LadderBody, place: LadderPlace): readonly Fault[] =>
  rungs.flatMap((rung, index): readonly Fault[] =>
    namesSomebody(rung, place)
      ? []
      : [{ code: 'rung.names-nobody', path: `rungs[${index}].act`, values: { name: rung.name } }],
  );

/**
 * What is wrong with a ladder, each with where it stands; empty when it may be saved: a way up that loops or leads to a
 * rung that is not there, a level that falls, a trigger answered twice, a rung that nothing leads to, one that names
 * nobody in service (asked only where the place is given).
 */
export const faultsOfLadder = (ladder: LadderBody, place?: LadderPlace): readonly Fault[] => {
  const { rungs } = ladder;
  if (rungs.length === 0) return [{ code: 'ladder.empty', path: 'rungs' }];
  if (rungs.length > MOST_RUNGS) return [{ code: 'field.size', path: 'rungs', values: { max: MOST_RUNGS } }];
  const names = faultsOfNames(ladder);
  return [
    ...names,
    // With a name that stands twice nobody knows which rung follows.
    ...(names.some(({ code }) => code === 'rung.name-twice') ? [] : faultsOfWay(ladder)),
    ...faultsOfTriggers(ladder),
    ...rungs.flatMap(({ acknowledgeWithin }, index) =>
      faultsOfSpan(acknowledgeWithin, `rungs[${index}].acknowledgeWithin`),
    ),
    ...(place === undefined ? [] : faultsOfPlace(ladder, place)),
  ];
};
