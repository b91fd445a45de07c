import type { UnitId } from '@redress/contracts';
import type { RowFinding } from '../report/row-findings';

/** A unit as far as rows may name it. */
export interface NamedUnit {
  readonly id: UnitId;
  readonly name: string;
  readonly nameZh: string | null;
  readonly parentId: UnitId | null;
  readonly active: boolean;
}

export type FoundUnit = { readonly id: UnitId } | { readonly problem: Omit<RowFinding, 'column'> };

const spelled = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** Tells the unit that a name or an id means. */
export class UnitBook {
  private readonly byName = new Map<string, Set<UnitId>>();

  constructor(private readonly units: readonly NamedUnit[]) {
    for (const { id, name, nameZh, active } of units) {
      if (!active) continue;
      for (const key of [id, name, nameZh]) if (key !== null) this.named(spelled(key)).add(id);
    }
  }

  /** The one unit in service that has none above it; null where there are several or none. */
  get top(): UnitId | null {
    const tops = this.units.filter(({ parentId, active }) => parentId === null && active);
    return tops.length === 1 ? (tops[0]?.id ?? null) : null;
  }

  find(text: string): FoundUnit {
    const [id, another] = [...(this.byName.get(spelled(text)) ?? [])];
    if (id === undefined) return { problem: { code: 'import.unit', values: { value: text } } };
    return another === undefined ? { id } : { problem: { code: 'import.unit-ambiguous', values: { value: text } } };
  }

  private named(key: string): Set<UnitId> {
    const ids = this.byName.get(key) ?? new Set<UnitId>();
    this.byName.set(key, ids);
    return ids;
  }
}
