import * as Y from "yjs";
import { applyPlan, type Forest, type PlannedPoint } from "#shared/forest/index.ts";
import { testForest, must } from "./testForest.ts";

/** A forest of `count` points in a tree eight wide, with a link for every second point. */
export function bulkForest(count: number): Forest {
  const forest = testForest();
  const points: PlannedPoint[] = [];
  for (let i = 0; i < count; i++) {
    points.push({ ref: `r${i}`, parentRef: i === 0 ? null : `r${Math.floor((i - 1) / 8)}`, kind: i % 50 === 1 ? "module" : "point", title: `知识点 ${i}`, summary: i % 3 === 0 ? "一句话说明这个知识点。" : "" });
  }
  const links = points.filter((_, i) => i > 2 && i % 2 === 0).map((point, i) => ({ fromRef: point.ref, toRef: `r${i}`, type: "supports" as const, reason: i % 4 === 0 ? "因为前者是后者的依据" : "" }));
  must(applyPlan(forest, { plan: { points, links }, command: "bulk" }));
  return forest;
}

export const encoded = (forest: Forest): { forest: Uint8Array; personal: Uint8Array } => ({ forest: Y.encodeStateAsUpdate(forest.docs.forest), personal: Y.encodeStateAsUpdate(forest.docs.personal) });
