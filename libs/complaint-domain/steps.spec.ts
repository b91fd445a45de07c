import { describe, expect, it } from '@jest/globals';
import { STEPS } from '@redress/contracts';
import { faultsOfStepGraph, mayReenter, nextStep, STEP_GRAPH } from './steps';

type Graph = NonNullable<Parameters<typeof faultsOfStepGraph>[0]>;
const gates = Object.fromEntries(STEPS.map((step) => [step, ['something']]));
const faults = (change: Graph) => faultsOfStepGraph({ ...STEP_GRAPH, ...change }, gates);
const without = (step: string): Graph =>
  Object.fromEntries(Object.entries(STEP_GRAPH).filter(([name]) => name !== step));

describe('the step graph', () => {
  it('is sound', () => {
    expect(faultsOfStepGraph()).toEqual([]);
  });

  it('goes forward one step at a time', () => {
    expect(STEPS.map(nextStep)).toEqual(['diagnose', 'agree', 'solve', 'follow-through', null]);
  });

  it('goes back to the same or an earlier step, never ahead', () => {
    STEPS.forEach((from, at) => STEPS.forEach((to, target) => expect(mayReenter(from, to)).toBe(target <= at)));
  });
});

describe('faults found at boot', () => {
  it.each([
    ['a step nobody knows', { celebrate: [{ to: 'closed', kind: 'through' }] }, 'celebrate is no step'],
    [
      'a way to nowhere',
      {
        solve: [
          { to: 'follow-through', kind: 'through' },
          { to: 'celebrate', kind: 'reentry' },
        ],
      },
      'solve leads to unknown celebrate',
    ],
    [
      'a re-entry that jumps ahead',
      {
        atmosphere: [
          { to: 'diagnose', kind: 'through' },
          { to: 'solve', kind: 'reentry' },
        ],
      },
      'atmosphere re-enters solve, which lies ahead',
    ],
    [
      'a re-entry into the end',
      {
        agree: [
          { to: 'solve', kind: 'through' },
          { to: 'closed', kind: 'reentry' },
        ],
      },
      'agree re-enters closed, which lies ahead',
    ],
    ['a step without a way forward', { agree: [{ to: 'agree', kind: 'reentry' }] }, 'agree needs one way forward'],
    [
      'a step with two ways forward',
      {
        agree: [
          { to: 'solve', kind: 'through' },
          { to: 'follow-through', kind: 'through' },
        ],
      },
      'agree needs one way forward',
    ],
    ['a step that is jumped', { atmosphere: [{ to: 'agree', kind: 'through' }] }, 'diagnose is never reached'],
    [
      'an end that is never reached',
      { 'follow-through': [{ to: 'atmosphere', kind: 'through' }] },
      'closed is never reached',
    ],
  ] as const)('%s', (_, change, fault) => {
    expect(faults(change)).toContain(fault);
  });

  it('a step that is missing', () => {
    expect(faultsOfStepGraph(without('solve'), gates)).toEqual(
      expect.arrayContaining(['solve is missing', 'closed is never reached']),
    );
  });

  it('a step without a gate, or with one that asks for nothing', () => {
    expect(faultsOfStepGraph(STEP_GRAPH, { ...gates, solve: [] })).toEqual(['solve has no gate']);
    expect(faultsOfStepGraph(STEP_GRAPH, {})).toHaveLength(STEPS.length);
  });
});
