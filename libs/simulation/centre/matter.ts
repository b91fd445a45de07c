import type { CauseKind, Channel, EmotionPoint, Severity, Threat } from '@redress/contracts';
import type { Chance } from './chance';

/** What of a complaint chance decides before anybody has heard it. */
export interface Matter {
  readonly channel: Channel;
  readonly anonymous: boolean;
  readonly severity: Severity;
  readonly safety: boolean;
  readonly threat: Threat | null;
  readonly arrival: EmotionPoint;
  readonly cause: CauseKind;
  /** All five steps in one conversation. */
  readonly easy: boolean;
  /** Minor units that would make it good; 0 where an apology does. */
  readonly amount: number;
  /** Facts come from the customer, after so many days. */
  readonly customerOwesFactsDays: number;
  /** Chance that a call reaches the customer. */
  readonly reachable: number;
  /** Days until a remedy can be delivered. */
  readonly deliveryDays: number;
  /** Satisfaction in the end, where all went as promised. */
  readonly contentment: EmotionPoint;
}

/** Channels as they come in a contact centre, each as often as it stands here. */
const CHANNELS: readonly Channel[] = [
  'phone',
  'phone',
  'phone',
  'phone',
  'phone',
  'email',
  'email',
  'web',
  'counter',
  'messaging',
];
const CAUSES: readonly CauseKind[] = [
  'product',
  'product',
  'service',
  'service',
  'delivery',
  'information',
  'price',
  'customer-side',
];
const ARRIVALS: readonly EmotionPoint[] = [-90, -60, -60, -60, -30, -30, 0];
const ENDS: readonly EmotionPoint[] = [-60, -30, 0, 30, 30, 60, 60, 60, 60, 90, 90];
const THREATS: readonly Threat[] = ['media', 'court', 'regulator'];
const SEVERITIES: readonly Severity[] = [1, 1, 2, 2, 2, 2, 3, 3, 4];

/** Draws one complaint. Half are settled by an apology; amounts are mostly small and now and then large. */
export const drawMatter = (chance: Chance): Matter => ({
  channel: chance.of(CHANNELS),
  anonymous: chance.happens(0.02),
  severity: chance.of(SEVERITIES),
  safety: chance.happens(0.005),
  threat: chance.happens(0.02) ? chance.of(THREATS) : null,
  arrival: chance.of(ARRIVALS),
  cause: chance.of(CAUSES),
  easy: chance.happens(0.3),
  amount: chance.happens(0.5) ? Math.round(chance.logNormal(15_000, 1)) : 0,
  customerOwesFactsDays: chance.happens(0.15) ? chance.exponential(3) : 0,
  reachable: chance.between(0.5, 0.95),
  deliveryDays: chance.exponential(2),
  contentment: chance.of(ENDS),
});
