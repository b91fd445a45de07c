import type { ClockFamily, ClockKind } from '@redress/contracts';

/** Everything that tells one kind of clock from another, as data. */
export interface ClockRules {
  readonly family: ClockFamily;
  /** Whether it stands still while we wait for the customer; only the level family may (playbook §6, architecture §4). */
  readonly pausable: boolean;
  /** escalate: the level above hears of it; notify: those who carry the complaint do; act: the duty itself ends by it. */
  readonly onBreach: 'escalate' | 'notify' | 'act';
  /**
   * Begins anew with each activity, and is told so only when its bell rings: otherwise every command would pay for
   * moving it.
   */
  readonly lazy: boolean;
  /** After so much of the time a warning, where the due time comes with the duty; null: none. */
  readonly warnPercent: number | null;
}

const clock = (
  family: ClockFamily,
  onBreach: ClockRules['onBreach'],
  rest: Partial<Pick<ClockRules, 'pausable' | 'lazy' | 'warnPercent'>> = {},
): ClockRules => ({ family, onBreach, pausable: false, lazy: false, warnPercent: null, ...rest });

/** The kinds of clocks (playbook §5–§7). */
export const CLOCKS: Readonly<Record<ClockKind, ClockRules>> = {
  acknowledge: clock('total', 'notify'),
  'first-reply': clock('total', 'escalate'),
  'next-update': clock('duty', 'notify'),
  step: clock('level', 'notify', { pausable: true }),
  level: clock('level', 'escalate', { pausable: true }),
  resolution: clock('total', 'escalate'),
  statutory: clock('total', 'escalate'),
  waiting: clock('duty', 'act', { warnPercent: 75 }),
  escalation: clock('duty', 'escalate', { warnPercent: 75 }),
  approval: clock('duty', 'escalate', { warnPercent: 75 }),
  handover: clock('duty', 'act'),
  task: clock('duty', 'notify', { warnPercent: 75 }),
  'dealer-response': clock('duty', 'notify', { warnPercent: 75 }),
  callback: clock('duty', 'escalate'),
  promise: clock('duty', 'act', { warnPercent: 75 }),
  silence: clock('duty', 'escalate', { lazy: true }),
};

/**
 * Faults of the table, in words; empty when it is sound. Run at boot: nothing but the level family may pause, and what
 * runs from receipt is never moved by activity.
 */
export const faultsOfClocks = (clocks: Readonly<Record<string, ClockRules>> = CLOCKS): readonly string[] =>
  Object.entries(clocks).flatMap(([kind, { family, pausable, lazy }]) => [
    ...(pausable && family !== 'level' ? [`${kind} pauses outside the level family`] : []),
    ...(lazy && family !== 'duty' ? [`${kind} is moved by activity`] : []),
  ]);
