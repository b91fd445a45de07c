import type { ClockKind, Level } from '@redress/contracts';
import type { UnitOfWork } from '@redress/database';

/** How ownership went from team to team, of one level (of the first team) and country, or of all. */
export interface OwnershipFigures {
  readonly incidents: number;
  readonly ownershipChanges: number;
  /** Incidents that ever were with a team of the middle or senior level. */
  readonly touchHigherLevel: number;
  /** Incidents with a move straight back (A-B-A). */
  readonly withImmediateReturn: number;
  /** Incidents that ever came back to a team that had them before. */
  readonly withReturn: number;
}

/** Units that had a complaint one after another, told by its events; the same unit twice in a row is one stay. */
const STAYS = `moves AS (
    SELECT stream_id AS complaint_id, sequence,
      (envelope::jsonb #>> CASE type WHEN 'complaint.registered' THEN '{payload,unitId}'::text[]
        ELSE '{payload,toUnitId}'::text[] END)::uuid AS unit_id
    FROM event_log
    WHERE type IN ('complaint.registered', 'complaint.handover-accepted', 'complaint.passed-to-deputy')
  ), changes AS (
    SELECT *, lag(unit_id) OVER (PARTITION BY complaint_id ORDER BY sequence) AS before FROM moves
  ), stays AS (
    SELECT complaint_id, unit_id, row_number() OVER (PARTITION BY complaint_id ORDER BY sequence) AS place,
      lag(unit_id, 2) OVER (PARTITION BY complaint_id ORDER BY sequence) AS two_before
    FROM changes WHERE unit_id IS DISTINCT FROM before
  ), told AS (
    SELECT s.complaint_id, min(i.country) AS country,
      min(t.level) FILTER (WHERE s.place = 1) AS level,
      count(*) - 1 AS changes,
      bool_or(t.level <> 'frontline') AS higher,
      bool_or(s.two_before = s.unit_id) AS immediate,
      count(DISTINCT s.unit_id) < count(*) AS returned
    FROM stays s
    JOIN replayed_team t ON t.unit_id = s.unit_id
    JOIN replayed_incident i ON i.complaint_id = s.complaint_id
    GROUP BY s.complaint_id
  )`;

const COUNTS = `count(*)::integer AS incidents, coalesce(sum(changes), 0)::integer AS "ownershipChanges",
    count(*) FILTER (WHERE higher)::integer AS "touchHigherLevel",
    count(*) FILTER (WHERE immediate)::integer AS "withImmediateReturn",
    count(*) FILTER (WHERE returned)::integer AS "withReturn"`;

/** Clocks of one kind that broke, of incidents of one level (of the first team) or one country. */
export interface BreachFigures {
  readonly name: string;
  readonly kind: ClockKind;
  readonly breaches: number;
  readonly warnings: number;
}

/** How often and how long we waited for customers. */
export interface WaitingFigures {
  readonly waits: number;
  readonly hours: number;
}

const BREACHES = (name: 'level' | 'country'): string => `WITH ${STAYS}
  SELECT told.${name} AS name, e.envelope::jsonb #>> '{payload,kind}' AS kind,
    count(*) FILTER (WHERE e.type = 'complaint.clock-breached')::integer AS breaches,
    count(*) FILTER (WHERE e.type = 'complaint.clock-warned')::integer AS warnings
  FROM event_log e JOIN told ON told.complaint_id = e.stream_id
  WHERE e.type IN ('complaint.clock-breached', 'complaint.clock-warned')
  GROUP BY 1, 2 ORDER BY 1, 3 DESC`;

/** What a replayed history says, asked of the event log alone (and which team a unit was). */
export class ReplayFiguresQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async ownership(): Promise<OwnershipFigures> {
    const [figures] = await this.unitOfWork.read<OwnershipFigures>(`WITH ${STAYS} SELECT ${COUNTS} FROM told`);
    if (figures === undefined) throw new Error('an aggregate gives a row');
    return figures;
  }

  ownershipByLevel(): Promise<(OwnershipFigures & { readonly level: Level })[]> {
    return this.unitOfWork.read(
      `WITH ${STAYS} SELECT level, ${COUNTS} FROM told GROUP BY level
        ORDER BY array_position(ARRAY['frontline', 'middle', 'senior'], level)`,
    );
  }

  /** @param most countries with the most incidents */
  ownershipByCountry(most: number): Promise<(OwnershipFigures & { readonly country: string })[]> {
    return this.unitOfWork.read(
      `WITH ${STAYS} SELECT country, ${COUNTS} FROM told GROUP BY country ORDER BY count(*) DESC, country LIMIT $1`,
      [most],
    );
  }

  breachesByLevel(): Promise<BreachFigures[]> {
    return this.unitOfWork.read(BREACHES('level'));
  }

  breachesByCountry(): Promise<BreachFigures[]> {
    return this.unitOfWork.read(BREACHES('country'));
  }

  async waiting(): Promise<WaitingFigures> {
    const [figures] = await this.unitOfWork.read<WaitingFigures>(
      `SELECT count(*)::integer AS waits,
          coalesce(sum(extract(epoch FROM ended.occurred_at - began.occurred_at)) / 3600, 0)::float AS hours
        FROM event_log began JOIN LATERAL (
          SELECT occurred_at FROM event_log WHERE stream_id = began.stream_id AND sequence > began.sequence
            AND type IN ('complaint.waiting-ended', 'complaint.closed') ORDER BY sequence LIMIT 1) ended ON true
        WHERE began.type = 'complaint.waiting-started'`,
    );
    if (figures === undefined) throw new Error('an aggregate gives a row');
    return figures;
  }

  /** Complaints that ever stood at each level of ours, whatever their teams. */
  funnel(): Promise<{ readonly level: Level; readonly complaints: number }[]> {
    return this.unitOfWork.read(
      `SELECT level, count(DISTINCT stream_id)::integer AS complaints FROM (
          SELECT stream_id, envelope::jsonb #>> '{payload,level}' AS level FROM event_log WHERE type = 'complaint.registered'
          UNION ALL
          SELECT stream_id, envelope::jsonb #>> '{payload,to}' FROM event_log WHERE type = 'complaint.level-changed') stood
        GROUP BY level ORDER BY array_position(ARRAY['frontline', 'middle', 'senior'], level)`,
    );
  }
}
