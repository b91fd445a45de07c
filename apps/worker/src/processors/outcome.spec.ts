import { expect, it } from '@jest/globals';
import { done, type Instant, refused } from '@redress/contracts';
import { outcomeOf } from './outcome';

const soon = '2026-03-01T09:30:00.250Z' as Instant;

it('is done when the command was carried out', () => {
  expect(outcomeOf(done({}), soon)).toEqual({ done: true });
});

it('is skipped, with the code, when the duty does not stand any more', () => {
  expect(outcomeOf(refused('complaint.callback-ended'), soon)).toEqual({ skipped: 'complaint.callback-ended' });
  expect(outcomeOf(refused('complaint.no-handover'), soon)).toEqual({ skipped: 'complaint.no-handover' });
});

it('comes again a moment later when it was too early', () => {
  for (const code of ['complaint.callback-not-due', 'complaint.clock-not-due', 'complaint.message-not-due'] as const) {
    expect(outcomeOf(refused(code), soon)).toEqual({ again: soon });
  }
});
