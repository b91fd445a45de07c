import { describe, expect, it } from '@jest/globals';
import { timeReader } from './dates';

describe('times in a file', () => {
  it.each([
    ['yyyy-MM-dd', 'America/New_York', '2026-01-05', '2026-01-05T05:00:00.000Z'],
    ['yyyy/M/d H:mm:ss', 'Asia/Shanghai', '2026/1/5 9:05:07', '2026-01-05T01:05:07.000Z'],
    ['yyyy年M月d日', 'Asia/Shanghai', '2026年1月5日', '2026-01-04T16:00:00.000Z'],
    ['dd.MM.yyyy HH:mm', 'Europe/Berlin', '05.07.2026 12:00', '2026-07-05T10:00:00.000Z'],
    ['iso', 'Asia/Shanghai', '2026-01-05T09:00:00', '2026-01-05T01:00:00.000Z'],
    ['iso', 'Asia/Shanghai', '2026-01-05T09:00:00+02:00', '2026-01-05T07:00:00.000Z'],
    ['iso', 'UTC', '2026-01-05', '2026-01-05T00:00:00.000Z'],
  ])('are read as %s in %s: %s', (format, zone, text, at) => {
    expect(timeReader([format], zone)(text)).toEqual({ at });
    expect(timeReader(['HH:mm', format], zone)(text)).toEqual({ at });
  });

  it.each([
    ['yyyy-MM-dd', '2026-02-30', 'import.time'],
    ['yyyy-MM-dd', '5 January', 'import.time'],
    ['yyyy-MM-dd', '1969-12-31', 'import.time-range'],
    ['yyyy-MM-dd', '2200-01-01', 'import.time-range'],
    ['iso', '2026-13-01', 'import.time'],
  ])('are none as %s: %s', (format, text, problem) => {
    expect(timeReader([format], 'UTC')(text)).toEqual({ problem });
  });

  it('in the hour that a change of clocks skips are taken an hour later', () => {
    expect(timeReader(['yyyy-MM-dd HH:mm'], 'Europe/Berlin')('2026-03-29 02:30')).toEqual({
      at: '2026-03-29T01:30:00.000Z',
    });
  });
});
