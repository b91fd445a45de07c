import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@redress/complaint-domain';
import { type Reader, unitsInSight } from '@redress/complaints';
import {
  done,
  type Instant,
  millisecondsOf,
  refused,
  type Result,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import { DirectoryWatch } from '@redress/directory';
import { AgendaQuery, type AgendaRow } from './agenda.query';

const DAY_MILLISECONDS = 86_400_000;
/** An agenda is for a day or a week; a month is the most it shows at once. */
const LONGEST_DAYS = 31;
export const MOST_ROWS = 500;

/** Whose calls, and when. */
export interface AgendaRequest {
  readonly from: Instant;
  readonly until: Instant;
  /** `mine`: the own calls and those of absent colleagues one stands in for; `unit`: those of a unit and all below. */
  readonly of: 'mine' | 'unit';
  readonly unitId?: UnitId | undefined;
  readonly staffId?: StaffId | undefined;
  readonly openOnly: boolean;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A page of an agenda. */
export interface AgendaPage {
  readonly rows: readonly AgendaRow[];
  /** Ask with it as `after` for the next page; null at the end. */
  readonly next: string | null;
}

const MARK = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f-]{36})$/;

const readMark = (text: string): { readonly dueAt: Instant; readonly id: string } | null => {
  const [, dueAt, id] = MARK.exec(text) ?? [];
  return dueAt === undefined || id === undefined ? null : { dueAt: dueAt as Instant, id };
};

/** What is to be called, by agent and by unit (playbook §7). */
@Injectable()
export class Agenda {
  constructor(
    private readonly query: AgendaQuery,
    private readonly directory: DirectoryWatch,
  ) {}

  /** Refusals: agenda.range, page.bad-cursor. */
  async read({ actor }: Reader, request: AgendaRequest): Promise<Result<AgendaPage>> {
    const { from, until, openOnly, limit } = request;
    const length = millisecondsOf(until) - millisecondsOf(from);
    if (length <= 0 || length > LONGEST_DAYS * DAY_MILLISECONDS) return refused('agenda.range', { days: LONGEST_DAYS });
    const after = request.after === undefined ? null : readMark(request.after);
    if (request.after !== undefined && after === null) return refused('page.bad-cursor');
    const { people, units } = await this.scope(actor, request);
    const rows = await this.query.rows({ from, until, people, units, readerId: actor.staffId, openOnly, after, limit });
    const last = rows.at(-1);
    return done({ rows, next: last === undefined || rows.length < limit ? null : `${last.dueAt}_${last.callbackId}` });
  }

  /** Everything in a stretch of time that is this person's to call: what their calendar holds. */
  own(actor: StaffActor, from: Instant, until: Instant): Promise<AgendaRow[]> {
    return this.query.rows({
      from,
      until,
      people: [actor.staffId],
      units: null,
      readerId: actor.staffId,
      openOnly: false,
      after: null,
      limit: MOST_ROWS,
    });
  }

  private async scope(
    actor: StaffActor,
    { of, unitId, staffId }: AgendaRequest,
  ): Promise<{ readonly people: readonly StaffId[] | null; readonly units: readonly UnitId[] | null }> {
    if (of === 'mine') return { people: [actor.staffId, ...actor.deputyFor], units: null };
    const { tree } = await this.directory.current();
    const inSight = unitsInSight(actor, tree.size);
    const wanted = tree.subtreeOf(unitId ?? actor.unitId);
    const units = inSight === null ? [...wanted] : inSight.filter((unit) => wanted.has(unit));
    return { people: staffId === undefined ? null : [staffId], units };
  }
}
