import { afterAll, describe, expect, it } from '@jest/globals';
import { COMMAND_NAMES, RULES } from './decide';
import { RandomWork } from './testing/random-work';

/** Half of ten thousand: random-work.spec.ts goes through the others at the same time, on another core. */
const SEQUENCES = 5_000;

describe('more random work at the desk', () => {
  const work = new RandomWork();

  it(`keeps every promise of the rules in ${SEQUENCES.toLocaleString('en')} sequences`, () => {
    work.goesThrough(SEQUENCES);
  });

  it('gave every command there is, and had each accepted', () => {
    const names = [...work.acceptedNames.keys()];
    expect(COMMAND_NAMES.filter((name) => !names.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['register', 'fast-track', 'merge']));
    expect(Object.keys(RULES)).toHaveLength(COMMAND_NAMES.length);
  });

  afterAll(() => {
    process.stdout.write(`${work.summary}\n`);
  });
});
