/** Distinct values that change from copy to copy, numbered over several stencils that are filled together. */
export class Slots {
  private readonly numbers = new Map<string, number>();

  numberOf(value: string): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    const next = this.numbers.size;
    this.numbers.set(value, next);
    return next;
  }

  /** The values in the order of their numbers. */
  get values(): readonly string[] {
    return [...this.numbers.keys()];
  }
}

/** A text with holes: read once, then filled as often as wanted, which costs little more than joining strings. */
export class Stencil {
  private readonly pieces: string[] = [];
  private readonly holes: number[] = [];

  /**
   * @param slotOf the value a find stands for, the same for the same thing; null where it is to stay as it is
   */
  constructor(text: string, finds: RegExp, slots: Slots, slotOf: (found: string) => string | null) {
    let end = 0;
    for (const match of text.matchAll(finds)) {
      const value = slotOf(match[0]);
      if (value === null) continue;
      this.pieces.push(text.slice(end, match.index));
      this.holes.push(slots.numberOf(value));
      end = match.index + match[0].length;
    }
    this.pieces.push(text.slice(end));
  }

  /** @param values one for each slot, in the order of their numbers */
  fill(values: readonly string[]): string {
    let text = this.pieces[0] ?? '';
    for (let index = 0; index < this.holes.length; index += 1) {
      text += (values[this.holes[index] ?? 0] ?? '') + (this.pieces[index + 1] ?? '');
    }
    return text;
  }
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const INSTANT = '\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|\\+00(?::00)?)';
const NUMBER = 'C-\\d{4}-\\d{6,}';

/** Finds everything in stored or sent text that is one complaint's own: ids, instants, its number. */
export const OWN_VALUES = new RegExp(`${UUID}|${INSTANT}|${NUMBER}`, 'g');

export const isUuid = (value: string): boolean => value.length === 36 && value[8] === '-' && value[13] === '-';
export const isNumber = (value: string): boolean => value.startsWith('C-');
