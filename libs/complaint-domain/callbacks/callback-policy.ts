import type { Fault } from '@redress/contracts';
import { type QuietHours, wallTimeOf } from './quiet-hours';

/** How a unit makes its callbacks (playbook §7), as it is stored and edited. */
export interface CallbackPolicyBody {
  /** In the zone of whoever is called; null: they may be called day and night. */
  readonly quietHours: QuietHours | null;
  /** Length of a window where only its beginning is named. */
  readonly windowMinutes: number;
  /** Attempts before the plan is used up. */
  readonly attempts: number;
  /** Minutes from the first attempt to the second, and so on; the last one repeats. */
  readonly spacings: readonly number[];
  /** A busy line is tried again so soon. */
  readonly busyMinutes: number;
  /** From the start of a window the call is its owner's alone for so long, */
  readonly ownershipMinutes: number;
  /** and then the deputy's for so long; after that anybody's of the unit. */
  readonly deputyMinutes: number;
  /** Who takes a call has so long to make it. */
  readonly claimMinutes: number;
  /** An open callback expires so long after the end of the window that was agreed. */
  readonly expiryMinutes: number;
  /** Length of a slot; 60 is a multiple of it. */
  readonly slotMinutes: number;
  /** Calls that the unit can promise within one slot; null: as many as there are. */
  readonly slotCapacity: number | null;
  /** How soon, at the earliest, a customer may choose a slot. */
  readonly leadMinutes: number;
  /** How far ahead, at the most. */
  readonly aheadDays: number;
}

/**
 * In force where no policy is stored: three attempts within two days at different hours (playbook §7), an hour's window,
 * nobody rung at night, no limit to what a unit promises.
 */
export const DEFAULT_CALLBACK_POLICY: CallbackPolicyBody = {
  quietHours: { from: '21:00', to: '08:00' },
  windowMinutes: 60,
  attempts: 3,
  spacings: [4 * 60, 20 * 60],
  busyMinutes: 15,
  ownershipMinutes: 30,
  deputyMinutes: 15,
  claimMinutes: 10,
  expiryMinutes: 7 * 24 * 60,
  slotMinutes: 30,
  slotCapacity: null,
  leadMinutes: 60,
  aheadDays: 14,
};

/** Quiet hours leave at least so much of the day: there must be different hours to try. */
const LEAST_OPEN_MINUTES = 4 * 60;
const MOST_SPACINGS = 20;

/** Every number of the body with the least and the most it may be. */
const RANGES = {
  windowMinutes: [5, 12 * 60],
  attempts: [1, 20],
  busyMinutes: [1, 240],
  ownershipMinutes: [0, 30 * 24 * 60],
  deputyMinutes: [0, 30 * 24 * 60],
  claimMinutes: [1, 240],
  expiryMinutes: [60, 90 * 24 * 60],
  leadMinutes: [0, 7 * 24 * 60],
  aheadDays: [1, 60],
} as const satisfies Partial<Record<keyof CallbackPolicyBody, readonly [number, number]>>;

/** The shortest and the longest pause between two attempts: a minute, thirty days. */
const SPACING_RANGE = [1, 43_200] as const;
const CAPACITY_RANGE = [1, 10_000] as const;
/** Slots that fill an hour evenly, so that they begin at the same minutes of every hour. */
export const SLOT_LENGTHS: readonly number[] = [5, 10, 15, 20, 30, 60];

const outside = (value: number, [min, max]: readonly [number, number], path: string): readonly Fault[] =>
  Number.isInteger(value) && value >= min && value <= max ? [] : [{ code: 'field.range', path, values: { min, max } }];

const faultsOfQuietHours = ({ from, to }: QuietHours): readonly Fault[] => {
  const start = wallTimeOf(from);
  const end = wallTimeOf(to);
  const faults: Fault[] = [];
  if (start === null) faults.push({ code: 'window.time', path: 'quietHours.from' });
  if (end === null) faults.push({ code: 'window.time', path: 'quietHours.to' });
  if (start === null || end === null) return faults;
  if (start === end) return [{ code: 'callback.quiet-hours-empty', path: 'quietHours' }];
  const open = (start > end ? start - end : 24 * 3_600_000 - (end - start)) / 60_000;
  return open < LEAST_OPEN_MINUTES
    ? [{ code: 'callback.quiet-hours-long', path: 'quietHours', values: { hours: LEAST_OPEN_MINUTES / 60 } }]
    : [];
};

/** Everything wrong with a policy; empty where it can be used. */
export const faultsOfCallbackPolicy = (body: CallbackPolicyBody): readonly Fault[] => [
  ...(body.quietHours === null ? [] : faultsOfQuietHours(body.quietHours)),
  ...(Object.keys(RANGES) as (keyof typeof RANGES)[]).flatMap((field) => outside(body[field], RANGES[field], field)),
  ...(body.spacings.length === 0 ? [{ code: 'callback.no-spacing', path: 'spacings' } as const] : []),
  ...(body.spacings.length > MOST_SPACINGS
    ? [{ code: 'field.size', path: 'spacings', values: { max: MOST_SPACINGS } } as const]
    : body.spacings.flatMap((minutes, index) => outside(minutes, SPACING_RANGE, `spacings[${index}]`))),
  ...(SLOT_LENGTHS.includes(body.slotMinutes)
    ? []
    : [{ code: 'callback.slot-length', path: 'slotMinutes', values: { allowed: SLOT_LENGTHS.join(', ') } } as const]),
  ...(body.slotCapacity === null ? [] : outside(body.slotCapacity, CAPACITY_RANGE, 'slotCapacity')),
];
