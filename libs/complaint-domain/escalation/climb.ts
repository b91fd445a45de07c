import type { Level, StaffId } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { firedRungs, openEscalation } from './escalation';
import { isAbove, type LadderBody, levelAbove, type Raised, type Rung, rungAnswering, upwardsFrom } from './ladder';
import type { Staffing } from './organisation';
import { TRIGGER_RULES } from './triggers';
import { type Acting, whoActs } from './who-acts';

/** Where a trigger leads: to a rung and who acts on it, or to none, and which rungs were passed because nobody was there. */
export interface Climb {
  readonly rung: Rung | null;
  readonly acting: Acting | null;
  readonly skipped: readonly string[];
}

/** What climbing a ladder goes by. */
export interface Climbing {
  readonly complaint: Complaint;
  readonly ladder: LadderBody;
  readonly organisation: Staffing;
}

/**
 * The first rung on a way that has not fired in this cycle, stands at least so high, and finds somebody to act. Rungs
 * that find nobody are passed over and named.
 */
export const firstAnswered = (
  { complaint, organisation }: Climbing,
  way: readonly Rung[],
  atLeast: Level,
  excluded: ReadonlySet<StaffId> = new Set(),
): Climb => {
  const fired = firedRungs(complaint);
  const skipped: string[] = [];
  for (const rung of way) {
    if (fired.has(rung.name) || isAbove(atLeast, rung.level)) continue;
    const acting = whoActs(rung.act, complaint, organisation, excluded);
    if (acting !== null) return { rung, acting, skipped };
    skipped.push(rung.name);
  }
  return { rung: null, acting: null, skipped };
};

/** Somebody asks for the level above by name; the other triggers that climb have lifted the level already. */
const asksForHigher = ({ kind }: Raised): boolean => kind === 'by-hand' || kind === 'asked-for-higher';

/**
 * Where a trigger leads on a ladder, or null where the ladder has nothing to add: no rung answers it, its rung has fired
 * in this cycle, or one as high is waiting to be acknowledged. Who asks for someone higher climbs on from there.
 */
export const climbFor = (climbing: Climbing, trigger: Raised): Climb | null => {
  const { complaint, ladder } = climbing;
  const start = rungAnswering(ladder, trigger);
  if (start === null) return null;
  const way = upwardsFrom(ladder, start);
  const open = openEscalation(complaint);
  if (TRIGGER_RULES[trigger.kind].climbs) {
    // Who asks for someone higher is not sent to the same person again.
    const asks = asksForHigher(trigger);
    const atLeast = asks ? levelAbove(complaint.level) : complaint.level;
    const called = new Set(asks && complaint.responsibleId !== null ? [complaint.responsibleId] : []);
    const climb = firstAnswered(climbing, way, atLeast, called);
    return climb.rung === null && climb.skipped.length === 0 ? null : climb;
  }
  if (firedRungs(complaint).has(start.name)) return null;
  if (open !== null && !isAbove(start.level, open.level)) return null;
  return firstAnswered(climbing, way, start.level);
};
