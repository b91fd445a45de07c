import { type Instant, instantOf, millisecondsOf } from '@redress/contracts';

/** One appointment of a calendar file. */
export interface Appointment {
  /** The same for one appointment however often it moves. */
  readonly uid: string;
  /** Rises whenever it moves (RFC 5545 §3.8.7.4). */
  readonly sequence: number;
  readonly from: Instant;
  readonly until: Instant;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  /** A cancelled one stays in the file, so that the calendar that holds it hears of it. */
  readonly status: 'CONFIRMED' | 'CANCELLED';
}

const MOST_OCTETS = 75;

/** A value of type TEXT (RFC 5545 §3.3.11). Other control characters have no place in one. */
const text = (value: string): string =>
  value
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');

/** `20260301T093000Z` */
const utc = (at: Instant): string => `${instantOf(millisecondsOf(at)).slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Lines longer than 75 octets go on behind a space on the next; no character is cut in two (RFC 5545 §3.1). */
const folded = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
};

const eventLines = (appointment: Appointment, stamp: Instant): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${text(appointment.uid)}`,
  `DTSTAMP:${utc(stamp)}`,
  `SEQUENCE:${appointment.sequence}`,
  `DTSTART:${utc(appointment.from)}`,
  `DTEND:${utc(appointment.until)}`,
  `SUMMARY:${text(appointment.summary)}`,
  `DESCRIPTION:${text(appointment.description)}`,
  `URL:${appointment.url}`,
  `STATUS:${appointment.status}`,
  'END:VEVENT',
];

/** Appointments as an iCalendar file (RFC 5545): lines end in CRLF, times are in UTC. */
export const calendarFile = (name: string, appointments: readonly Appointment[], stamp: Instant): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Redress//Callbacks//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    ...appointments.flatMap((appointment) => eventLines(appointment, stamp)),
    'END:VCALENDAR',
    '',
  ]
    .map((line) => folded(line))
    .join('\r\n');
