import { Injectable } from '@nestjs/common';
import {
  type CalendarBody,
  type CalendarException,
  CalendarExhausted,
  compileCalendar,
  dueAfter,
  faultsOfCalendar,
  faultsOfSpan,
  type Span,
} from '@redress/complaint-domain';
import { done, type Instant, refused, type Result, type SettingId } from '@redress/contracts';
import { permit, type RequestContext } from '@redress/directory';
import { Clock } from '@redress/platform';
import type { SettingRow } from '../setting-row';
import { SettingsQuery } from '../settings.query';
import { MOST_EVENTS, readCalendarFile, type SkippedEvent } from './calendar-file';
import { type HolidayCountry, holidayCountries, type PublicHoliday, publicHolidays } from './public-holidays';

/** When a span would be over, and what lies in between: so that nobody has to take it on trust. */
export interface DuePreview {
  readonly start: Instant;
  readonly span: Span;
  readonly dueAt: Instant;
  /** The version that was counted with; null where it is not saved yet. */
  readonly version: number | null;
  readonly zone: string;
  /** Whether it was open at the start. */
  readonly open: boolean;
  /** From when on open time is counted: the start itself, or the next opening. */
  readonly countsFrom: Instant;
  /** Open time between start and end. */
  readonly openMinutes: number;
  /** Exception days on the way. */
  readonly exceptions: readonly CalendarException[];
}

/** A day that a file proposes as an exception. */
export interface ProposedDay {
  readonly date: string;
  readonly name: string;
  /** The calendar has an exception on this day already. */
  readonly known: boolean;
}

export interface ProposedDays {
  readonly days: readonly ProposedDay[];
  readonly skipped: readonly SkippedEvent[];
}

const YEARS_AHEAD = 5;
/** Calendars end here. */
const END_OF_TIME = '2200';

const yearOf = (instant: Instant): number => Number(instant.slice(0, 4));

/** Trying calendars out, and proposals for their exception days. Nothing here changes anything. */
@Injectable()
export class Calendars {
  constructor(
    private readonly query: SettingsQuery,
    private readonly clock: Clock,
  ) {}

  /** When a span that began at `start` would be over by the newest version of a calendar. */
  async due(asking: RequestContext, id: SettingId, start: Instant, span: Span): Promise<Result<DuePreview>> {
    const found = await this.find(asking, id);
    return found.ok ? previewOf(found.value.version, found.value.body, start, span) : found;
  }

  /** The same by a calendar that nobody has saved yet, so that an edit can be tried before it is made. */
  dueUnsaved(asking: RequestContext, body: CalendarBody, start: Instant, span: Span): Result<DuePreview> {
    const forbidden = permit(asking.actor, 'settings.read');
    if (forbidden !== null) return forbidden;
    const faults = faultsOfCalendar(body).map((fault) => ({ ...fault, path: `body.${fault.path}` }));
    return faults.length > 0 ? refused('setting.faulty', { faults }) : previewOf(null, body, start, span);
  }

  /**
   * The whole days of an iCalendar file, for people to save as exceptions. Without dates: from the first of this year on,
   * five years ahead.
   */
  async proposeFromFile(
    asking: RequestContext,
    id: SettingId,
    file: { readonly text: string; readonly from?: string | undefined; readonly until?: string | undefined },
  ): Promise<Result<ProposedDays>> {
    const found = await this.find(asking, id);
    if (!found.ok) return found;
    const year = yearOf(this.clock.now());
    const read = readCalendarFile(
      file.text,
      file.from ?? `${year}-01-01`,
      file.until ?? `${Math.min(year + YEARS_AHEAD, 2199)}-12-31`,
    );
    if (read === null) return refused('calendar.file-unreadable', { most: MOST_EVENTS });
    const known = new Set(found.value.body.exceptions.map(({ date }) => date));
    return done({ days: read.days.map((day) => ({ ...day, known: known.has(day.date) })), skipped: read.skipped });
  }

  async holidays(
    asking: RequestContext,
    place: { readonly country: string; readonly region?: string | undefined },
    year: number,
  ): Promise<Result<readonly PublicHoliday[]>> {
    const forbidden = permit(asking.actor, 'settings.read');
    if (forbidden !== null) return forbidden;
    const days = await publicHolidays(place.country, place.region ?? null, year);
    return days === null ? refused('holidays.unknown-place') : done(days);
  }

  async countries(asking: RequestContext): Promise<Result<readonly HolidayCountry[]>> {
    const forbidden = permit(asking.actor, 'settings.read');
    return forbidden ?? done(await holidayCountries());
  }

  private async find(asking: RequestContext, id: SettingId): Promise<Result<SettingRow<'calendar'>>> {
    const forbidden = permit(asking.actor, 'settings.read');
    if (forbidden !== null) return forbidden;
    const row = await this.query.newest('calendar', id);
    return row === null ? refused('setting.not-found') : done(row);
  }
}

/** What a calendar makes of a span, or why it makes nothing of it. */
function previewOf(version: number | null, body: CalendarBody, start: Instant, span: Span): Result<DuePreview> {
  const faults = faultsOfSpan(span, 'span');
  if (faults.length > 0) return refused('setting.faulty', { faults });
  const calendar = compileCalendar(body);
  try {
    const dueAt = dueAfter(start, span, calendar);
    if (dueAt >= END_OF_TIME) return refused('calendar.exhausted');
    const first = calendar.dateAt(start);
    const last = calendar.dateAt(dueAt);
    return done({
      start,
      span,
      dueAt,
      version,
      zone: body.zone,
      open: calendar.isOpen(start),
      countsFrom: calendar.nextOpening(start),
      openMinutes: Math.floor(calendar.elapsed(start, dueAt) / 60_000),
      exceptions: body.exceptions
        .filter(({ date }) => date >= first && date <= last)
        .toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    });
  } catch (error) {
    if (error instanceof CalendarExhausted) return refused('calendar.exhausted');
    throw error;
  }
}
