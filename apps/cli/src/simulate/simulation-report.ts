import { CLOCK_KINDS, LEVELS } from '@redress/contracts';
import type { Simulated } from '@redress/simulation';

const count = (value: number): string => value.toLocaleString('en');
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`);
const row = (name: string, ...values: readonly string[]): string =>
  `  ${name.padEnd(34)}${values.map((value) => value.padStart(14)).join('')}`;

const quantile = (sorted: readonly number[], share: number): string =>
  sorted.length === 0
    ? '–'
    : `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)} d`;

/** A simulated time as lines for a terminal. */
export function linesOf({ figures, backlog }: Simulated): string[] {
  const { events, clocksEnded, clocksWarned, clocksBroken, brokenAtLevel, reached, attempts } = figures;
  const registered = events.of('complaint.registered');
  const days = figures.handlingDays.toSorted((one, other) => one - other);
  const tried = attempts.entries.reduce((sum, [, times]) => sum + times, 0);
  const [kept, broken] = [events.of('complaint.promise-kept'), events.of('complaint.promise-broken')];
  return [
    '',
    row('complaints registered', count(registered)),
    row('closed', count(days.length), percent(days.length, registered)),
    row('open at the end', count(backlog)),
    row('days to the close, p50 p90 p99', quantile(days, 0.5), quantile(days, 0.9), quantile(days, 0.99)),
    row('commits of the rules', count(figures.commits)),
    row('hours worked', count(Math.round(figures.personHours))),
    '',
    'Clocks: in time and late of those that ended, warnings, breaches',
    ...CLOCK_KINDS.filter((kind) => clocksEnded.has(kind) || clocksBroken.of(kind) > 0).map((kind) => {
      const ended = clocksEnded.get(kind);
      const [met, late] = [ended?.of('met') ?? 0, ended?.of('late') ?? 0];
      return row(
        kind,
        percent(met, met + late),
        count(late),
        count(clocksWarned.of(kind)),
        count(clocksBroken.of(kind)),
      );
    }),
    '',
    'Levels: complaints that reached them, clocks that broke there',
    ...LEVELS.map((level) =>
      row(level, count(reached.of(level)), percent(reached.of(level), registered), count(brokenAtLevel.of(level))),
    ),
    '',
    row('escalations', count(events.of('complaint.escalated'))),
    row('  acknowledged', count(events.of('complaint.escalation-acknowledged'))),
    row('  passed on, not acknowledged', count(events.of('complaint.escalation-passed-on'))),
    row('approvals asked for', count(events.of('complaint.approval-requested'))),
    row('  decided', count(events.of('complaint.approval-decided'))),
    row('promises kept', count(kept), percent(kept, kept + broken)),
    row('promises broken', count(broken)),
    row('callback attempts', count(tried)),
    ...attempts.entries.map(([outcome, times]) => row(`  ${outcome}`, count(times), percent(times, tried))),
    row('handovers accepted', count(events.of('complaint.handover-accepted'))),
    row('reopened', count(events.of('complaint.reopened'))),
    '',
    figures.forgottenInAll === 0
      ? 'No complaint was ever open without a next due thing.'
      : `Open without a next due thing: ${figures.forgottenInAll} times, first ${figures.forgotten.join(', ')}.`,
    ...(figures.refusals.entries.length === 0
      ? []
      : [
          '',
          'What the rules refused',
          ...figures.refusals.entries.slice(0, 12).map(([what, times]) => row(what, count(times))),
        ]),
  ];
}
