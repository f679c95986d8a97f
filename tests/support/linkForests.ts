import { applyPlan, type Forest, type LinkType, type PlannedLink, type PlannedPoint, type Wisdom } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { seededRandom } from "./seededRandom.ts";
import { must, testForest } from "./testForest.ts";

export interface LinkForest {
  readonly forest: Forest;
  /** What stands in the middle when one looks at it in the focus. */
  readonly hub: PointId;
  readonly linkCount: number;
}

export const LINK_FORESTS = ["star", "chain", "two modules", "across layers", "dense thirty"] as const;
export type LinkForestName = (typeof LINK_FORESTS)[number];

type Pair = readonly [string, string];
const TYPES: readonly LinkType[] = ["supports", "causes", "refutes"];

/** Small forests that are always the same, by what their links look like. */
export function linkForest(name: LinkForestName): LinkForest {
  switch (name) {
    case "star":
      return planted([9, 9], { hub: "base0.4", links: ["base0.0", "base0.2", "base0.6", "base0.8", "base1.0", "base1.4", "base1.8"].map((to): Pair => ["base0.4", to]) });
    case "chain":
      return planted([12], { hub: "base0.5", links: Array.from({ length: 11 }, (_, i): Pair => [`base0.${i}`, `base0.${i + 1}`]) });
    case "two modules":
      return planted([6, 6], { hub: "base0.2", links: Array.from({ length: 6 }, (_, i): Pair => [`base0.${i}`, `base1.${(i * 5) % 6}`]) });
    case "across layers":
      return planted([4, 4], { layers: true, hub: "middle0.1", links: [["top0.0", "middle0.0"], ["top0.1", "middle1.2"], ["middle0.1", "base0.1"], ["middle0.1", "base1.3"], ["middle1.3", "base0.0"], ["base1.0", "top1.1"], ["base0.2", "middle0.1"], ["top1.2", "middle0.3"]] });
    case "dense thirty":
      return planted([10, 10, 10], { hub: "base0.0", links: densely(30) });
  }
}

/** A link for every third pair or so, drawn once and for all. */
function densely(count: number): Pair[] {
  const random = seededRandom(30);
  const ref = (number: number): string => `base${Math.floor(number / 10)}.${number % 10}`;
  const pairs = new Map<string, Pair>();
  while (pairs.size < 45) {
    const [a, b] = [random.below(count), random.below(count)];
    if (a !== b) pairs.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [ref(a), ref(b)]);
  }
  return [...pairs.values()];
}

function planted(modules: readonly number[], { hub, links, layers = false }: { readonly hub: string; readonly links: readonly Pair[]; readonly layers?: boolean }): LinkForest {
  const forest = testForest();
  const points: PlannedPoint[] = [];
  const wisdoms: Readonly<Record<"top" | "middle" | "base", Wisdom>> = { top: "education", middle: "people", base: "logic" };
  for (const layer of layers ? (["top", "middle", "base"] as const) : (["base"] as const)) {
    points.push({ ref: layer, parentRef: null, kind: "wisdom", title: layer, layer, wisdom: wisdoms[layer] });
    modules.forEach((count, number) => {
      const module = `${layer}${number}`;
      points.push({ ref: module, parentRef: layer, kind: "module", title: module });
      for (let i = 0; i < count; i += 1) points.push({ ref: `${module}.${i}`, parentRef: module, title: `${module}.${i}` });
    });
  }
  const planned = links.map(([fromRef, toRef], index): PlannedLink => ({ fromRef, toRef, type: TYPES[index % TYPES.length] ?? "supports", phrase: "", reason: "" }));
  const { points: ids } = must(applyPlan(forest, { command: "plant", plan: { points, links: planned } }));
  const id = ids.get(hub);
  if (id === undefined) throw new Error(`no ${hub}`);
  return { forest, hub: id, linkCount: links.length };
}
