import type { GroveLayout, GroveTree } from "./groveTypes.ts";

/** The tree on which a leaf hangs. Trees follow each other by their first leaves: halving finds the one. */
export function treeOfLeaf({ trees }: Pick<GroveLayout, "trees">, leaf: number): GroveTree | undefined {
  let low = 0;
  let high = trees.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((trees[middle]?.firstLeaf ?? 0) <= leaf) low = middle;
    else high = middle - 1;
  }
  return trees[low];
}
