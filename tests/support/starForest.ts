import { applyPlan, LINK_TYPES, type Forest, type LinkType, type PlannedLink, type PlannedPoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, testForest } from "./testForest.ts";

export interface Star {
  readonly forest: Forest;
  readonly centre: PointId;
  readonly id: (ref: string) => PointId;
}

interface StarShape {
  readonly neighbours: number;
  /** Points linked with each neighbour. */
  readonly beyond?: number;
  /** Types of the links with the centre, taken in turn; every second round runs towards it. All types when not said. */
  readonly types?: readonly LinkType[];
  /** Every link runs away from the centre. */
  readonly outwardsOnly?: boolean;
}

/** A point called 中心 with neighbours n0, n1 … and, linked with each of them, n0.0, n0.1 … */
export function starForest({ neighbours, beyond = 0, types = LINK_TYPES, outwardsOnly = false }: StarShape): Star {
  const forest = testForest();
  const points: PlannedPoint[] = [{ ref: "c", parentRef: null, title: "中心", summary: "从这里看出去" }];
  const links: PlannedLink[] = [];
  for (let i = 0; i < neighbours; i += 1) {
    const ref = `n${i}`;
    points.push({ ref, parentRef: null, title: `邻居${i}`, summary: i % 3 === 0 ? "" : "一句说明，说得稍微长一点点。" });
    const isOut = outwardsOnly || Math.floor(i / types.length) % 2 === 0;
    links.push({ fromRef: isOut ? "c" : ref, toRef: isOut ? ref : "c", type: types[i % types.length] ?? "supports", phrase: `走到第${i}步`, reason: i % 2 === 0 ? "因为想清楚了" : "" });
    for (let j = 0; j < beyond; j += 1) {
      points.push({ ref: `${ref}.${j}`, parentRef: null, title: `再远${i}.${j}` });
      links.push({ fromRef: ref, toRef: `${ref}.${j}`, type: "supports", phrase: "", reason: "" });
    }
  }
  const { points: ids } = must(applyPlan(forest, { command: "plant", plan: { points, links } }));
  const id = (ref: string): PointId => {
    const found = ids.get(ref);
    if (found === undefined) throw new Error(`no ${ref}`);
    return found;
  };
  return { forest, centre: id("c"), id };
}
