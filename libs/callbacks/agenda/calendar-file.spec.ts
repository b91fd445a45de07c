import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@redress/contracts';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { type Appointment, calendarFile } from './calendar-file';

const stamp = '2026-03-01T09:30:00.000Z' as Instant;
const appointment = (change: Partial<Appointment> = {}): Appointment => ({
  uid: 'callback-1@redress',
  sequence: 2,
  from: '2026-03-02T01:00:00.000Z' as Instant,
  until: '2026-03-02T02:00:00.000Z' as Instant,
  summary: 'progress report · C-2026-000001',
  description: '',
  url: 'http://127.0.0.1:3200/',
  status: 'CONFIRMED',
  ...change,
});
const readBack = (file: string): ICAL.Component[] =>
  new ICAL.Component(ICAL.parse(file) as [string, unknown[], unknown[]]).getAllSubcomponents('vevent');

describe('an agenda as a calendar file', () => {
  it('is read back as it was written, moved and cancelled ones too', () => {
    const [first, second] = readBack(
      calendarFile(
        '回访, agenda',
        [appointment(), appointment({ uid: 'callback-2@redress', status: 'CANCELLED' })],
        stamp,
      ),
    );
    expect(first?.getFirstPropertyValue('uid')).toBe('callback-1@redress');
    expect(first?.getFirstPropertyValue('sequence')).toBe(2);
    expect(String(first?.getFirstPropertyValue('dtstart'))).toBe('2026-03-02T01:00:00Z');
    expect(String(first?.getFirstPropertyValue('dtend'))).toBe('2026-03-02T02:00:00Z');
    expect(first?.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(second?.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('keeps to CRLF and 75 octets whatever the words, and loses none of them', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 300 }).map((value) => value.replace(/\p{Cc}/gu, ''));
    fc.assert(
      fc.property(words, (summary) => {
        const file = calendarFile('Agenda', [appointment({ summary })], stamp);
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        expect(readBack(file)[0]?.getFirstPropertyValue('summary') ?? '').toBe(summary);
      }),
    );
  });

  it('breaks a line of words into lines of words', () => {
    const [event] = readBack(calendarFile('Agenda', [appointment({ summary: 'a; b, c\\d\ne' })], stamp));
    expect(event?.getFirstPropertyValue('summary')).toBe('a; b, c\\d\ne');
  });
});
