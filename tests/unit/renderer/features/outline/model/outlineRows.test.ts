import { describe, expect, it } from "vitest";
import { addPoint, applyPlan, type PlannedPoint } from "#shared/forest/index.ts";
import { outlineRows, type OutlineRow } from "#renderer/features/outline/model/outlineRows.ts";
import type { OutlineSessionState } from "#renderer/features/outline/model/outlineSession.ts";
import { must, testForest } from "#tests/support/testForest.ts";

const STATE: OutlineSessionState = { expanded: null, draft: null, editingId: null, cutIds: [], filter: "" };
const kinds = (rows: readonly OutlineRow[]): readonly string[] => rows.map((row) => (row.kind === "caption" ? row.section : row.kind));

describe("outlineRows", () => {
  it("shows nothing of an empty forest", () => {
    expect(outlineRows(testForest().view, STATE)).toEqual([]);
  });

  it("opens the new row where the new point will stand: after a sibling, first, last, or alone", () => {
    const forest = testForest();
    const parentId = must(addPoint(forest, { title: "模块", parentId: null, kind: "module" }));
    const afterId = must(addPoint(forest, { title: "一", parentId }));
    must(addPoint(forest, { title: "二", parentId }));
    const draft = { parentId, kind: "point", isPrivate: false, layer: null } as const;
    const places = [afterId, null, undefined].map((after) => kinds(outlineRows(forest.view, { ...STATE, draft: { ...draft, afterId: after } })));
    expect(places).toEqual([
      ["unlayered", "point", "point", "draft", "point"],
      ["unlayered", "point", "draft", "point", "point"],
      ["unlayered", "point", "point", "point", "draft"],
    ]);
    expect(kinds(outlineRows(testForest().view, { ...STATE, draft: { ...draft, parentId: null, afterId: undefined } }))).toEqual(["draft"]);
  });

  it("opens the way to what a filter finds, however the tree is folded, with width and case folded", () => {
    const forest = testForest();
    const parentId = must(addPoint(forest, { title: "模块", parentId: null, kind: "module" }));
    must(addPoint(forest, { title: "ＣＳＰ 路径", parentId }));
    must(addPoint(forest, { title: "别的", parentId }));
    expect(kinds(outlineRows(forest.view, { ...STATE, expanded: new Set(), filter: "csp" }))).toEqual(["unlayered", "point", "point"]);
  });

  it("flattens ten thousand open points well within a frame budget of a few", () => {
    const forest = testForest();
    const points: PlannedPoint[] = Array.from({ length: 100 }, (_module, index) => ({ ref: `m${index}`, parentRef: null, kind: "module" as const, title: `模块 ${index}` }));
    for (let index = 0; index < 10_000; index += 1) points.push({ ref: `p${index}`, parentRef: `m${index % 100}`, kind: "point", title: `点 ${index}` });
    must(applyPlan(forest, { plan: { points, links: [] }, command: "plant" }));
    outlineRows(forest.view, STATE);
    const startedAt = performance.now();
    const rows = outlineRows(forest.view, STATE);
    expect(rows).toHaveLength(10_101);
    // Measured at 3 ms warm and 25 ms cold; the ceiling leaves room for a busy machine and still catches a quadratic walk, which takes seconds.
    expect(performance.now() - startedAt).toBeLessThan(250);
  });
});
