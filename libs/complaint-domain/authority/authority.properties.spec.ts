import { describe, expect, it } from '@jest/globals';
import { type Level, LEVELS, REMEDY_KINDS } from '@redress/contracts';
import fc from 'fast-check';
import { withAuthority } from '../testing/authorities';
import { LI_WEI, SUN_LEI, ZHOU_JIE } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';
import type { AuthorityBody, LevelAuthority } from './authority-body';
import { faultsOfAuthority } from './authority-faults';
import { shortfallOf } from './coverage';

const CURRENCIES = ['CNY', 'EUR'] as const;
const CUSTOMER = 'chen-hao' as never;

/** An amount, or none: no limit. Null counts as the most there is. */
const amount = fc.option(fc.nat({ max: 9 }), { nil: null });
const most = (limit: number | null): number => limit ?? Infinity;
const asLimit = (limit: number): number | null => (limit === Infinity ? null : limit);

/** Any sound authority: limits that rise from level to level, kinds that only grow. */
const anyAuthority: fc.Arbitrary<AuthorityBody> = fc
  .record({
    perComplaint: fc.tuple(amount, amount, amount),
    more: fc.tuple(amount, amount, amount),
    kinds: fc.tuple(fc.subarray([...REMEDY_KINDS]), fc.subarray([...REMEDY_KINDS])),
  })
  .map(({ perComplaint, more, kinds: [few, further] }) => {
    const rising = (limits: readonly (number | null)[]) => limits.map(most).sort((one, other) => one - other);
    const complaints = rising(perComplaint);
    const years = rising(more.map((extra, index) => most(extra) + most(perComplaint[index] ?? null)));
    const kinds = [few, [...new Set([...few, ...further])], REMEDY_KINDS];
    const level = (index: number): LevelAuthority => ({
      kinds: kinds[index] ?? [],
      limits: CURRENCIES.map((currency) => ({
        currency,
        perComplaint: asLimit(Math.min(complaints[index] ?? 0, years[index] ?? 0)),
        perCustomerYear: asLimit(years[index] ?? 0),
      })),
    });
    return { levels: { frontline: level(0), middle: level(1), senior: level(2) } };
  });

const anyWork = fc.array(
  fc.record({
    by: fc.constantFrom(LI_WEI, ZHOU_JIE, SUN_LEI),
    kind: fc.constantFrom(...REMEDY_KINDS),
    worth: fc.nat({ max: 7 }),
    currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'EUR', 'JPY'),
    then: fc.constantFrom('nothing', 'approved', 'countered', 'declined', 'withdrawn'),
  }),
  { maxLength: 12 },
);

const isSound = (body: AuthorityBody): boolean => faultsOfAuthority(body).length === 0;

describe('any authority', () => {
  it('that is sound lets a level do what the level below may, whatever was granted before', () => {
    const scene = Scene.at('solve');
    fc.assert(
      fc.property(
        anyAuthority.filter(isSound),
        fc.constantFrom(...REMEDY_KINDS),
        fc.nat({ max: 9 }),
        fc.nat({ max: 9 }),
        (body, kind, worth, used) => {
          scene.inForce = withAuthority(body);
          scene.ledger.amounts = [{ customerId: CUSTOMER, year: 2026, currency: 'CNY', amount: used }];
          const asked = { kind, complainantId: scene.mainComplainant, worth: { amount: worth, currency: 'CNY' } };
          const may = LEVELS.map((level) => shortfallOf(scene.complaint, asked, level, scene.context()) === null);
          expect(may).toEqual([...may].sort());
        },
      ),
    );
  });

  it('is never passed, whoever proposes, approves, offers less or declines in whatever order', () => {
    fc.assert(
      fc.property(anyAuthority.filter(isSound), anyWork, fc.nat({ max: 9 }), (body, work, elsewhere) => {
        const scene = Scene.at('solve');
        scene.inForce = withAuthority(body);
        scene.ledger.amounts = [{ customerId: CUSTOMER, year: 2026, currency: 'CNY', amount: elsewhere }];
        for (const { by, kind, worth, currency, then } of work) {
          const money = { amount: worth, currency };
          const proposal = inputs.remedy(scene.complaint, scene.now, { kind, money });
          const proposed = scene.decide('propose-remedy', proposal, by);
          if (!proposed.accepted) continue;
          // Booking throws where a year's limit is passed.
          scene.keep(proposed);
          const approval = scene.complaint.approvals.find(({ remedyId }) => remedyId === scene.newestRemedy);
          if (approval !== undefined && (then === 'approved' || then === 'countered')) {
            const offer = { ...money, amount: Math.max(0, worth - 1) };
            const input = { approvalId: approval.id, decision: then, money: offer, reason: FREE_TEXT };
            for (const approver of [ZHOU_JIE, SUN_LEI]) {
              const decided = scene.decide('decide-approval', input, approver);
              if (decided.accepted) scene.keep(decided);
            }
            const accepted = scene.decide('accept-counter-offer', { approvalId: approval.id });
            if (accepted.accepted) scene.keep(accepted);
          }
          const ending = { remedyId: scene.newestRemedy, reason: FREE_TEXT };
          const ended = scene.decide(then === 'declined' ? 'decline-remedy' : 'withdraw-remedy', ending);
          if ((then === 'declined' || then === 'withdrawn') && ended.accepted) scene.keep(ended);
          holds(scene, body);
        }
      }),
    );
  });
});

/** What stands granted in the complaint is within the limits of the highest level that granted any of it. */
const holds = ({ complaint, events }: Scene, { levels }: AuthorityBody): void => {
  const levelOf = new Map<string, Level | null>(
    events.flatMap((happened) =>
      happened.type === 'complaint.remedy-granted'
        ? [[happened.payload.remedyId, happened.payload.authority?.level ?? null] as const]
        : [],
    ),
  );
  const live = complaint.remedies.filter(({ state }) => state === 'granted');
  const highest = live.reduce((top, { id }) => Math.max(top, LEVELS.indexOf(levelOf.get(id) ?? 'frontline')), 0);
  const currency = live.find(({ money }) => (money?.amount ?? 0) > 0)?.money?.currency;
  const limit = levels[LEVELS[highest] ?? 'senior'].limits.find((item) => item.currency === currency);
  const sum = live.reduce((total, { money }) => total + (money?.amount ?? 0), 0);
  if (limit !== undefined) expect(sum).toBeLessThanOrEqual(most(limit.perComplaint));
  for (const { kind, id, money } of live) {
    const level = levelOf.get(id) ?? null;
    if (level === null) expect([['apology', 'explanation'].includes(kind), money?.amount]).toEqual([true, 0]);
    else expect(levels[level].kinds).toContain(kind);
  }
};
