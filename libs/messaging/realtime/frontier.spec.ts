import { describe, expect, it } from '@jest/globals';
import { eventsBetween, Frontier, isAhead } from './frontier';

const soon = 5_000;

describe('places in the log', () => {
  it('counts what lies between, lanes without a place counting as 0', () => {
    expect(eventsBetween({ 0: 4, 1: 9 }, { 0: 7, 1: 9, 2: 5 })).toBe(8);
    expect(eventsBetween({}, { 0: 3 })).toBe(3);
    expect(eventsBetween({ 0: 9 }, { 0: 3 })).toBe(0);
  });

  it('tells a place that lies ahead in some lane', () => {
    expect(isAhead({ 0: 3 }, { 0: 3, 1: 1 })).toBe(false);
    expect(isAhead({ 0: 1, 1: 2 }, { 0: 3, 1: 1 })).toBe(true);
    expect(isAhead({ 5: 1 }, { 0: 3 })).toBe(true);
    expect(isAhead({}, {})).toBe(false);
  });
});

describe('the frontier', () => {
  it('knows what it has passed', () => {
    const frontier = new Frontier();
    frontier.start({ 0: 10, 1: 0 });
    frontier.pass({ lane: 1, position: 1 });
    expect(frontier.positions()).toEqual({ 0: 10, 1: 1 });
    expect(frontier.hasPassed({ lane: 0, position: 10 })).toBe(true);
    expect(frontier.hasPassed({ lane: 0, position: 11 })).toBe(false);
    expect(frontier.hasPassed({ lane: 7, position: 1 })).toBe(false);
  });

  it('lets those wait who are ahead of it', async () => {
    const frontier = new Frontier();
    frontier.start({ 0: 10, 1: 5 });
    expect(await frontier.reaches({ 0: 10 }, soon)).toBe(true);
    const waiting = frontier.reaches({ 0: 12, 1: 6 }, soon);
    frontier.pass({ lane: 0, position: 11 });
    frontier.pass({ lane: 0, position: 12 });
    frontier.pass({ lane: 1, position: 6 });
    expect(await waiting).toBe(true);
    expect(await frontier.reaches({ 0: 13 }, 1)).toBe(false);
  });
});
