import { describe, expect, it, vi } from "vitest";
import { addPoint, applyPlan, type PlannedPoint } from "#shared/forest/index.ts";
import { outlineRows, type OutlineRow } from "#renderer/features/outline/model/outlineRows.ts";
import type { OutlineSessionState } from "#renderer/features/outline/model/outlineSession.ts";
import { chainForest } from "#tests/support/chainForest.ts";
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

  it("opens a branch that is deeper than any stack, with the draft in its place", () => {
    const forest = chainForest(12_000);
    const rows = outlineRows(forest.view, { ...STATE, filter: "x11999" });
    expect(rows).toHaveLength(12_001);
    expect(rows.at(-1)).toMatchObject({ kind: "point", id: "pt_11999", level: 12_000, isMatch: true });
    const draft = { parentId: "pt_0", afterId: "pt_1", kind: "point", isPrivate: false, layer: null } as const;
    expect(outlineRows(forest.view, { ...STATE, filter: "x11999", draft }).at(-1)).toMatchObject({ kind: "draft", level: 2 });
  });

  it("asks once for what stands below each of ten thousand open points", () => {
    const forest = testForest();
    const points: PlannedPoint[] = Array.from({ length: 100 }, (_module, index) => ({ ref: `m${index}`, parentRef: null, kind: "module" as const, title: `模块 ${index}` }));
    for (let index = 0; index < 10_000; index += 1) points.push({ ref: `p${index}`, parentRef: `m${index % 100}`, kind: "point", title: `点 ${index}` });
    must(applyPlan(forest, { plan: { points, links: [] }, command: "plant" }));
    const asked = vi.spyOn(forest.view, "children");
    expect(outlineRows(forest.view, STATE)).toHaveLength(10_101);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(1 + 10_100);
  });
});
