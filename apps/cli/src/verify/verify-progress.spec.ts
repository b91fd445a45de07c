import { expect, it } from '@jest/globals';
import { linesOf } from './verify-progress';

const looked = { events: 1_200, streams: 300, texts: 40, anchors: 8 };

it('says in one line that all is well, and what was looked at', () => {
  expect(linesOf({ ...looked, findings: [] })).toEqual([
    'All is well: 1,200 events of 300 streams, 40 texts, 8 anchors.',
  ]);
});

it('names what is wrong and where, and does not flood the terminal', () => {
  const findings = Array.from({ length: 60 }, (_, index) => ({
    kind: 'hash-wrong' as const,
    where: `complaint ${index}, event 3`,
    detail: 'its hash does not fit',
  }));
  const lines = linesOf({ ...looked, findings });
  expect(lines[0]).toBe('hash-wrong: complaint 0, event 3: its hash does not fit');
  expect(lines.slice(50)).toEqual([
    'and 10 more',
    'Not as it was written: 60 findings in 1,200 events of 300 streams, 40 texts, 8 anchors.',
  ]);
});
