import type { EndId } from "#shared/kernel/index.ts";
import { GROVE } from "./groveMeasures.ts";
import type { GroveRoad, GroveSource } from "./groveTypes.ts";

export interface LinkCounts {
  /** Links at each leaf. */
  readonly degrees: Float32Array;
  /** Links with an end on each tree; one within a tree counts once. */
  readonly perTree: readonly number[];
  readonly roads: readonly GroveRoad[];
}

interface WhereAbouts {
  readonly leafOf: ReadonlyMap<EndId, number>;
  readonly treeOf: ReadonlyMap<EndId, number>;
  readonly treeOfLeaf: Uint32Array;
  readonly treeCount: number;
}

/** One walk over all links: how many there are at each leaf, on each tree, and between two trees. Links about links are not counted. */
export function countLinks(view: Pick<GroveSource, "links">, { leafOf, treeOf, treeOfLeaf, treeCount }: WhereAbouts): LinkCounts {
  const degrees = new Float32Array(treeOfLeaf.length);
  const perTree = new Array<number>(treeCount).fill(0);
  const between = new Map<number, number>();
  const note = (id: EndId): number => {
    const leaf = leafOf.get(id);
    if (leaf === undefined) return treeOf.get(id) ?? -1;
    degrees[leaf] = (degrees[leaf] ?? 0) + 1;
    return treeOfLeaf[leaf] ?? -1;
  };
  for (const { from, to } of view.links()) {
    const a = note(from);
    const b = note(to);
    if (a >= 0) perTree[a] = (perTree[a] ?? 0) + 1;
    if (b >= 0 && b !== a) perTree[b] = (perTree[b] ?? 0) + 1;
    if (a < 0 || b < 0 || a === b) continue;
    const key = Math.min(a, b) * treeCount + Math.max(a, b);
    between.set(key, (between.get(key) ?? 0) + 1);
  }
  return { degrees, perTree, roads: strongest(between, treeCount) };
}

/** Enough to see who belongs together; every road of every tree would cover the ground. */
function strongest(between: ReadonlyMap<number, number>, treeCount: number): GroveRoad[] {
  const { most, smallUpTo } = GROVE.road;
  const mostPerTree = GROVE.road.mostPerTree[treeCount <= smallUpTo ? "small" : "large"];
  const byCount = new Map<number, number[]>();
  for (const [key, count] of between) {
    const known = byCount.get(count);
    if (known === undefined) byCount.set(count, [key]);
    else known.push(key);
  }
  const kept: GroveRoad[] = [];
  const perTree = new Uint8Array(treeCount);
  for (const count of [...byCount.keys()].sort((a, b) => b - a)) {
    if (kept.length >= most) break;
    for (const key of Float64Array.from(byCount.get(count) ?? []).sort()) {
      const [from, to] = [Math.floor(key / treeCount), key % treeCount];
      const [atFrom, atTo] = [perTree[from] ?? 0, perTree[to] ?? 0];
      if (atFrom >= mostPerTree || atTo >= mostPerTree || kept.length >= most) continue;
      perTree[from] = atFrom + 1;
      perTree[to] = atTo + 1;
      kept.push({ from, to, count });
    }
  }
  return kept;
}
