import { Injectable } from '@nestjs/common';
import { type Callback, type Complaint, slotsAhead } from '@redress/complaint-domain';
import {
  type CallbackPlace,
  type ComplainantId,
  type Instant,
  instantOf,
  millisecondsOf,
  type NewComplaintEvent,
  type Refusal,
  type UnitId,
} from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';
import { Clock } from '@redress/platform';
import { CallbackSettings } from './callback-settings';
import { DecisionFactsQuery } from './decision-facts.query';

const DAY_MILLISECONDS = 86_400_000;
/** Free slots that a refusal names. */
const OFFERED = 3;

/** The slot asked for has no place left. Thrown inside the transaction, which it undoes; the desk makes it a refusal. */
export class SlotFull extends Error {
  override readonly name = 'SlotFull';

  constructor(
    readonly complaint: Complaint,
    readonly complainantId: ComplainantId,
    readonly place: CallbackPlace,
  ) {
    super(`no place is left at ${place.startsAt}`);
  }
}

interface Step {
  readonly unitId: UnitId;
  readonly startsAt: Instant;
  /** Null: the place is given back. */
  readonly taken: { readonly place: CallbackPlace; readonly complainantId: ComplainantId } | null;
}

const key = (unitId: string | null, startsAt: string | null): string => `${unitId ?? ''} ${startsAt ?? ''}`;
const placeKey = ({ placeUnitId, placeStartsAt }: Callback): string => key(placeUnitId, placeStartsAt);

/** Places that events ask for, by the callback they are for; the last one counts. */
const asked = (events: readonly NewComplaintEvent[]): ReadonlyMap<string, CallbackPlace> => {
  const places = new Map<string, CallbackPlace>();
  for (const { payload } of events)
    if ('place' in payload && payload.place !== null && payload.place !== undefined)
      places.set(payload.callbackId, payload.place);
  return places;
};

/** What a commit takes and gives back. In one order for everybody, so that two commands never wait for each other. */
const stepsOf = (before: Complaint | null, after: Complaint, events: readonly NewComplaintEvent[]): readonly Step[] => {
  const earlier = new Map(before?.callbacks.map((callback) => [callback.id, callback]));
  const places = asked(events);
  const steps = after.callbacks.flatMap((callback): Step[] => {
    const was = earlier.get(callback.id);
    if (was === callback || (was !== undefined && placeKey(was) === placeKey(callback))) return [];
    const place = places.get(callback.id);
    const { placeUnitId, placeStartsAt, complainantId } = callback;
    return [
      ...(was === undefined || was.placeUnitId === null || was.placeStartsAt === null
        ? []
        : [{ unitId: was.placeUnitId, startsAt: was.placeStartsAt, taken: null }]),
      ...(placeUnitId === null || placeStartsAt === null || place === undefined
        ? []
        : [{ unitId: placeUnitId, startsAt: placeStartsAt, taken: { place, complainantId } }]),
    ];
  });
  return steps.sort((one, other) => (key(one.unitId, one.startsAt) < key(other.unitId, other.startsAt) ? -1 : 1));
};

/** Places among the calls that a unit promises (field notes: slot capacity). A place is had before the promise is given. */
@Injectable()
export class CallbackPlaces {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: CallbackSettings,
    private readonly facts: DecisionFactsQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes and gives back what a commit changes about places, within its transaction.
   * @throws SlotFull where a slot has none left
   */
  async settle(
    tx: Transaction,
    before: Complaint | null,
    after: Complaint,
    events: readonly NewComplaintEvent[],
  ): Promise<void> {
    for (const { unitId, startsAt, taken } of stepsOf(before, after, events)) {
      if (taken === null) await this.giveBack(tx, unitId, startsAt);
      else if (!(await this.take(tx, taken.place))) throw new SlotFull(after, taken.complainantId, taken.place);
    }
  }

  /** The refusal that a full slot becomes: it names the next ones that have a place. */
  async refusalFor({ complaint, complainantId, place }: SlotFull): Promise<Refusal> {
    const { zones, unitZone } = await this.facts.callbackZones(complaint.id);
    const zone = zones.get(complainantId) ?? unitZone;
    const next = await this.free(place.unitId, {
      unitZone,
      zone,
      from: place.startsAt,
      atMost: OFFERED,
      leadMinutes: 0,
    });
    return { code: 'complaint.callback-slot-full', detail: { next, zone } };
  }

  /** Slots of a unit that have a place left, in their order. */
  async free(
    unitId: UnitId,
    {
      unitZone,
      zone,
      from,
      atMost,
      leadMinutes,
    }: {
      readonly unitZone: string;
      readonly zone: string;
      readonly from?: Instant;
      readonly atMost: number;
      /** In place of the policy's. */
      readonly leadMinutes?: number;
    },
  ): Promise<readonly Instant[]> {
    const { policy: stored, calendar } = this.settings.of(unitId);
    const policy = leadMinutes === undefined ? stored : { ...stored, leadMinutes };
    const now = this.clock.now();
    const full = await this.full(unitId, now, policy.aheadDays, policy.slotCapacity);
    const found: Instant[] = [];
    for (const slot of slotsAhead({ now, policy, calendar, unitZone, zone, from })) {
      if (full.has(slot)) continue;
      found.push(slot);
      if (found.length === atMost) break;
    }
    return found;
  }

  private async full(
    unitId: UnitId,
    now: Instant,
    days: number,
    capacity: number | null,
  ): Promise<ReadonlySet<Instant>> {
    if (capacity === null) return new Set();
    const until = instantOf(millisecondsOf(now) + days * DAY_MILLISECONDS);
    const rows = await this.unitOfWork.read<{ startsAt: Instant }>({
      name: 'callback-slots-full',
      text: `SELECT starts_at AS "startsAt" FROM callback_slot
        WHERE unit_id = $1 AND starts_at BETWEEN $2 AND $3 AND used >= $4`,
      values: [unitId, now, until, capacity],
    });
    return new Set(rows.map(({ startsAt }) => startsAt));
  }

  /** Whether there was a place. Waits for whoever takes one of the same slot at this moment. */
  private async take(tx: Transaction, { unitId, startsAt, minutes, capacity }: CallbackPlace): Promise<boolean> {
    const rows = await tx.query({
      name: 'callback-slot-take',
      text: `INSERT INTO callback_slot AS slot (unit_id, starts_at, minutes, capacity, used) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (unit_id, starts_at) DO UPDATE SET used = slot.used + 1, capacity = EXCLUDED.capacity
        WHERE slot.used < EXCLUDED.capacity RETURNING slot.used`,
      values: [unitId, startsAt, minutes, capacity],
    });
    return rows.length > 0;
  }

  private async giveBack(tx: Transaction, unitId: UnitId, startsAt: Instant): Promise<void> {
    await tx.execute({
      name: 'callback-slot-give-back',
      text: 'UPDATE callback_slot SET used = used - 1 WHERE unit_id = $1 AND starts_at = $2 AND used > 0',
      values: [unitId, startsAt],
    });
  }
}
