import { describe, expect, it } from '@jest/globals';
import { type CallbackPolicyBody, DEFAULT_CALLBACK_POLICY, faultsOfCallbackPolicy } from './callback-policy';

const faults = (change: Partial<CallbackPolicyBody>) =>
  faultsOfCallbackPolicy({ ...DEFAULT_CALLBACK_POLICY, ...change }).map(({ code, path }) => `${path} ${code}`);

describe('a callback policy', () => {
  it('as it comes, and without quiet hours or with a limit, has no fault', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ quietHours: null, slotCapacity: 4 })).toEqual([]);
  });

  it.each<[Partial<CallbackPolicyBody>, string[]]>([
    [{ quietHours: { from: '25:00', to: '8' } }, ['quietHours.from window.time', 'quietHours.to window.time']],
    [{ quietHours: { from: '08:00', to: '08:00' } }, ['quietHours callback.quiet-hours-empty']],
    [{ quietHours: { from: '12:00', to: '08:01' } }, ['quietHours callback.quiet-hours-long']],
    [{ attempts: 0 }, ['attempts field.range']],
    [{ windowMinutes: 4.5, claimMinutes: 0 }, ['windowMinutes field.range', 'claimMinutes field.range']],
    [{ spacings: [] }, ['spacings callback.no-spacing']],
    [{ spacings: [60, 0] }, ['spacings[1] field.range']],
    [{ spacings: Array.from({ length: 21 }, () => 60) }, ['spacings field.size']],
    [{ slotMinutes: 7 }, ['slotMinutes callback.slot-length']],
    [{ slotCapacity: 0 }, ['slotCapacity field.range']],
  ])('is told what is wrong: %j', (change, told) => {
    expect(faults(change)).toEqual(told);
  });

  it('leaves exactly four hours, and not a minute less', () => {
    expect(faults({ quietHours: { from: '12:00', to: '08:00' } })).toEqual([]);
    expect(faults({ quietHours: { from: '04:00', to: '23:59' } })).toEqual([]);
    expect(faults({ quietHours: { from: '03:59', to: '24:00' } })).toEqual(['quietHours.to window.time']);
  });
});
