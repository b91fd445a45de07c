import type { StaffId, UnitId } from '@redress/contracts';

/** What the tree needs to know of a unit. */
export interface UnitNode {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
  readonly dutyOfficerId: StaffId | null;
  readonly active: boolean;
}

/** The organisation as a tree, answered from memory. Built once per snapshot and never changed. */
export class UnitTree {
  private readonly nodes: ReadonlyMap<UnitId, UnitNode>;
  private readonly children = new Map<UnitId, UnitId[]>();
  private readonly subtrees = new Map<UnitId, ReadonlySet<UnitId>>();

  constructor(units: readonly UnitNode[]) {
    this.nodes = new Map(units.map((unit) => [unit.id, unit]));
    for (const { id, parentId } of units) {
      if (parentId === null) continue;
      const siblings = this.children.get(parentId);
      if (siblings === undefined) this.children.set(parentId, [id]);
      else siblings.push(id);
    }
  }

  /** How many units there are. */
  get size(): number {
    return this.nodes.size;
  }

  has(id: UnitId): boolean {
    return this.nodes.has(id);
  }

  node(id: UnitId): UnitNode | undefined {
    return this.nodes.get(id);
  }

  /** The unit and everything below it. Empty for a unit that does not exist. */
  subtreeOf(id: UnitId): ReadonlySet<UnitId> {
    const known = this.subtrees.get(id);
    if (known !== undefined) return known;
    const found = new Set<UnitId>();
    const open = this.nodes.has(id) ? [id] : [];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(this.children.get(next) ?? []));
    }
    this.subtrees.set(id, found);
    return found;
  }

  /** The unit itself, then the one above, up to headquarters. */
  pathUpwards(id: UnitId): readonly UnitNode[] {
    const path: UnitNode[] = [];
    const seen = new Set<UnitId>();
    for (let node = this.nodes.get(id); node !== undefined && !seen.has(node.id);) {
      seen.add(node.id);
      path.push(node);
      node = node.parentId === null ? undefined : this.nodes.get(node.parentId);
    }
    return path;
  }
}
