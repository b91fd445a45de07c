import { DAY, firstDayOf, MINUTE } from './days';

/** A stretch of time in which the clocks of a zone run evenly; half-open, milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  /** What is added to UTC to read the clock on the wall, in milliseconds. */
  readonly offset: number;
}

const NAME = /^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/;
const WALL = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;

/** No zone has ever been further from UTC than this, nor moved its clocks by more at once. */
const WIDEST = 26 * 60 * MINUTE;

/**
 * The clocks of one time zone, read from the tables of the running ICU. `Intl` takes a microsecond or two to answer, so
 * it is asked once per day of a year; what is kept is when the offset changed.
 */
export class Zone {
  private readonly years = new Map<number, readonly Stretch[]>();

  private constructor(
    readonly name: string,
    private readonly format: Intl.DateTimeFormat,
  ) {}

  /** The zone of this name in the IANA database, or null where there is none. An offset such as `+08:00` is no name. */
  static find(name: string): Zone | null {
    const known = zones.get(name);
    if (known !== undefined) return known;
    if (!NAME.test(name)) return null;
    let format: Intl.DateTimeFormat;
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: name,
        calendar: 'gregory',
        numberingSystem: 'latn',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      // RangeError is how Intl says that it does not know the name.
      return null;
    }
    const zone = new Zone(name, format);
    // There are some 600 names; only spelling them in many ways makes more.
    if (zones.size >= 1_000) zones.clear();
    zones.set(name, zone);
    return zone;
  }

  /** The same. Throws RangeError for an unknown name: those are refused where they come in. */
  static of(name: string): Zone {
    const zone = Zone.find(name);
    if (zone === null) throw new RangeError(`There is no time zone ${name}.`);
    return zone;
  }

  /** What is added to UTC at this moment to read the clock on the wall. */
  offsetAt(instant: number): number {
    const stretches = this.stretchesOf(new Date(instant).getUTCFullYear());
    let { offset } = stretches[0] ?? { offset: 0 };
    for (const stretch of stretches) {
      if (stretch.from > instant) break;
      offset = stretch.offset;
    }
    return offset;
  }

  /** The even stretches that cover a time, cut to it, in their order. */
  stretches(from: number, until: number): readonly Stretch[] {
    const found: Stretch[] = [];
    const last = new Date(until).getUTCFullYear();
    for (let year = new Date(from).getUTCFullYear(); year <= last; year += 1) {
      for (const stretch of this.stretchesOf(year)) {
        const cut = { ...stretch, from: Math.max(stretch.from, from), until: Math.min(stretch.until, until) };
        if (cut.from < cut.until) found.push(cut);
      }
    }
    return found;
  }

  /** The first moment at which the clock on the wall, written as if it were UTC, shows this or more. */
  firstAt(wall: number): number {
    for (const { from, until, offset } of this.stretches(wall - WIDEST, wall + WIDEST))
      if (until + offset > wall) return Math.max(from, wall - offset);
    throw new RangeError(`The clocks of ${this.name} never show ${wall}.`);
  }

  /**
   * The moment a time on the wall means to people: the first of two where it comes twice; where it is left out, as much
   * later as the clocks were put forward (02:30 becomes 03:30).
   */
  momentOf(wall: number): number {
    let before = 0;
    for (const { from, until, offset } of this.stretches(wall - WIDEST, wall + WIDEST)) {
      if (from + offset > wall) return wall - before;
      if (until + offset > wall) return wall - offset;
      before = offset;
    }
    throw new RangeError(`The clocks of ${this.name} never show ${wall}.`);
  }

  private stretchesOf(year: number): readonly Stretch[] {
    const known = this.years.get(year);
    if (known !== undefined) return known;
    const stretches = this.read(firstDayOf(year) * DAY, firstDayOf(year + 1) * DAY);
    this.years.set(year, stretches);
    return stretches;
  }

  /** No zone has ever changed its clocks twice within a day. */
  private read(start: number, end: number): readonly Stretch[] {
    const found: Stretch[] = [];
    let from = start;
    let offset = this.ask(start);
    for (let day = start; day < end; day += DAY) {
      const next = this.ask(day + DAY);
      if (next === offset) continue;
      const change = this.changeWithin(day, day + DAY, offset);
      if (change < end) {
        found.push({ from, until: change, offset });
        from = change;
        offset = next;
      }
    }
    return [...found, { from, until: end, offset }];
  }

  /** The second at which the offset is no longer the given one. */
  private changeWithin(from: number, until: number, offset: number): number {
    let same = from / 1_000;
    let other = until / 1_000;
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (this.ask(middle * 1_000) === offset) same = middle;
      else other = middle;
    }
    return other * 1_000;
  }

  private ask(instant: number): number {
    const match = WALL.exec(this.format.format(instant));
    if (match === null) throw new Error(`Intl tells the time of ${this.name} in an unknown form.`);
    const [month, day, year, hour, minute, second] = match.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
  }
}

const zones = new Map<string, Zone>();
