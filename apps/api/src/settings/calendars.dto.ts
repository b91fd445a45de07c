import { ApiSchema } from '@nestjs/swagger';
import {
  type CalendarBody,
  type CalendarException,
  MOST_EXCEPTIONS,
  MOST_WINDOWS,
  type OpenWindow,
} from '@redress/complaint-domain';
import { FILE_SKIPS, type FileSkip, type Instant, type Locale } from '@redress/contracts';
import type {
  DuePreview,
  HolidayCountry,
  ProposedDay,
  ProposedDays,
  PublicHoliday,
  SkippedEvent,
} from '@redress/settings';
import { Day, InstantField, Nested, Pattern, Text, WholeNumber, Zone } from '../http/validation';
import { ShownDay, ShownInstant, ShownNumber, ShownOf, ShownOneOf, ShownText, ShownTruth } from '../openapi/shown';
import { SpanDto } from './span-field';

const DAY_OF_WEEK = { list: { min: 0, max: MOST_WINDOWS } };

@ApiSchema({ name: 'OpenWindow' })
export class OpenWindowDto implements OpenWindow {
  @Text({ max: 5, example: '09:00', description: 'By the clock on the wall; open from this moment on.' })
  declare from: string;

  @Text({ max: 5, example: '18:00', description: 'No longer open at this moment; 24:00 is the end of the day.' })
  declare to: string;
}

@ApiSchema({ name: 'CalendarWeek' })
export class CalendarWeekDto {
  @Nested(() => OpenWindowDto, DAY_OF_WEEK) declare mon: OpenWindowDto[];
  @Nested(() => OpenWindowDto, DAY_OF_WEEK) declare tue: OpenWindowDto[];
  @Nested(() => OpenWindowDto, DAY_OF_WEEK) declare wed: OpenWindowDto[];
  @Nested(() => OpenWindowDto, DAY_OF_WEEK) declare thu: OpenWindowDto[];
  @Nested(() => OpenWindowDto, DAY_OF_WEEK) declare fri: OpenWindowDto[];
  @Nested(() => OpenWindowDto, DAY_OF_WEEK) declare sat: OpenWindowDto[];
  @Nested(() => OpenWindowDto, DAY_OF_WEEK) declare sun: OpenWindowDto[];
}

@ApiSchema({ name: 'CalendarException' })
export class CalendarExceptionDto implements CalendarException {
  @Day() declare date: string;

  @Nested(() => OpenWindowDto, { ...DAY_OF_WEEK, description: 'Open hours of the day; empty: closed.' })
  declare windows: OpenWindowDto[];

  @Text({ max: 200, optional: true, description: 'What the day is called.' })
  declare name?: string;
}

@ApiSchema({ name: 'CalendarBody' })
export class CalendarBodyDto implements CalendarBody {
  @Zone() declare zone: string;

  @Nested(() => CalendarWeekDto) declare week: CalendarWeekDto;

  @Nested(() => CalendarExceptionDto, { list: { min: 0, max: MOST_EXCEPTIONS } })
  declare exceptions: CalendarExceptionDto[];
}

@ApiSchema({ name: 'DueQuestion' })
export class DueQuestionDto {
  @InstantField() declare start: Instant;

  @Nested(() => SpanDto) declare span: SpanDto;
}

@ApiSchema({ name: 'UnsavedDueQuestion' })
export class UnsavedDueQuestionDto extends DueQuestionDto {
  @Nested(() => CalendarBodyDto) declare body: CalendarBodyDto;
}

@ApiSchema({ name: 'DuePreview' })
export class DuePreviewDto implements DuePreview {
  @ShownInstant() declare start: Instant;
  @ShownOf(() => SpanDto) declare span: SpanDto;
  @ShownInstant() declare dueAt: Instant;
  @ShownNumber({ nullable: true, description: 'The version that was counted with; null where it is not saved yet.' })
  declare version: number | null;
  @ShownText() declare zone: string;
  @ShownTruth({ description: 'Whether it was open at the start.' }) declare open: boolean;
  @ShownInstant({ description: 'The start, or the next opening.' }) declare countsFrom: Instant;
  @ShownNumber({ description: 'Open time between start and end.' }) declare openMinutes: number;
  @ShownOf(() => CalendarExceptionDto, { list: true, description: 'Exception days on the way.' })
  declare exceptions: CalendarExceptionDto[];
}

@ApiSchema({ name: 'CalendarFile' })
export class CalendarFileDto {
  @Text({ max: 300_000, multiline: true, description: 'The content of an iCalendar file (.ics).' })
  declare text: string;

  @Day({ optional: true, description: 'The first day wanted; 1 January of this year unless told.' })
  declare from?: string;

  @Day({ optional: true, description: 'The last day wanted; the end of the fifth year from now unless told.' })
  declare until?: string;
}

@ApiSchema({ name: 'ProposedDay' })
export class ProposedDayDto implements ProposedDay {
  @ShownDay() declare date: string;
  @ShownText() declare name: string;
  @ShownTruth({ description: 'The calendar has an exception on this day already.' }) declare known: boolean;
}

@ApiSchema({ name: 'SkippedEvent' })
export class SkippedEventDto implements SkippedEvent {
  @ShownText() declare name: string;
  @ShownOneOf(FILE_SKIPS, { name: 'FileSkip' }) declare reason: FileSkip;
}

@ApiSchema({ name: 'ProposedDays' })
export class ProposedDaysDto implements ProposedDays {
  @ShownOf(() => ProposedDayDto, { list: true }) declare days: ProposedDayDto[];
  @ShownOf(() => SkippedEventDto, { list: true }) declare skipped: SkippedEventDto[];
}

export class HolidayQueryDto {
  @Pattern(/^[A-Z]{2}$/, { max: 2, example: 'CN', description: 'ISO 3166-1.' })
  declare country: string;

  @Pattern(/^[A-Za-z0-9-]{1,10}$/, { max: 10, optional: true, example: 'BY', description: 'A part of the country.' })
  declare region?: string;

  @WholeNumber({ min: 1970, max: 2199, inQuery: true })
  declare year: number;
}

@ApiSchema({ name: 'HolidayNames' })
export class HolidayNamesDto implements Record<Locale, string | null> {
  @ShownText({ nullable: true }) declare en: string | null;
  @ShownText({ nullable: true }) declare 'zh-CN': string | null;
}

@ApiSchema({ name: 'PublicHoliday' })
export class PublicHolidayDto implements PublicHoliday {
  @ShownDay() declare date: string;
  @ShownText({ description: 'In the country’s own language.' }) declare name: string;
  @ShownOf(() => HolidayNamesDto) declare names: HolidayNamesDto;
  @ShownTruth({ description: 'False for half a day, or a day for some people only.' }) declare wholeDay: boolean;
}

@ApiSchema({ name: 'PlaceNames' })
export class PlaceNamesDto implements Record<Locale, string> {
  @ShownText() declare en: string;
  @ShownText() declare 'zh-CN': string;
}

@ApiSchema({ name: 'HolidayRegion' })
export class HolidayRegionDto {
  @ShownText() declare code: string;
  @ShownText() declare name: string;
}

@ApiSchema({ name: 'HolidayCountry' })
export class HolidayCountryDto implements HolidayCountry {
  @ShownText({ description: 'ISO 3166-1.' }) declare code: string;
  @ShownOf(() => PlaceNamesDto) declare names: PlaceNamesDto;
  @ShownOf(() => HolidayRegionDto, { list: true }) declare regions: HolidayRegionDto[];
}
