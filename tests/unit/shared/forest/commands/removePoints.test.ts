import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, removePoints, restorePoints } from "#shared/forest/index.ts";
import { must, refusal, testForest, type TestForest } from "#tests/support/testForest.ts";

function family(): { forest: TestForest; top: `pt_${string}`; child: `pt_${string}`; grandchild: `pt_${string}` } {
  const forest = testForest();
  const top = must(addPoint(forest, { title: "顶", parentId: null, kind: "module" }));
  const child = must(addPoint(forest, { title: "子", parentId: top }));
  const grandchild = must(addPoint(forest, { title: "孙", parentId: child, kind: "case" }));
  return { forest, top, child, grandchild };
}

describe("removePoints and restorePoints", () => {
  it("take a branch to the trash and bring it all back with its top", () => {
    const { forest, top, child, grandchild } = family();
    expect(must(removePoints(forest, { ids: [top], branch: true })).removed).toEqual([top, child, grandchild]);
    expect(forest.view.pointCount).toBe(0);
    expect(forest.view.trashedPoints().every((record) => record.deletedWith === top)).toBe(true);
    expect(must(restorePoints(forest, { ids: [top] })).restored).toHaveLength(3);
    expect(forest.view.point(grandchild)?.parentId).toBe(child);
  });

  it("let the children surface when a point goes alone, and take them back when it returns", () => {
    const { forest, top, child } = family();
    must(removePoints(forest, { ids: [top], branch: false }));
    expect(forest.view.children(null)).toEqual([child]);
    must(restorePoints(forest, { ids: [top] }));
    expect(forest.view.children(top)).toEqual([child]);
  });

  it("do not take along what was in the trash before", () => {
    const { forest, top, child, grandchild } = family();
    must(removePoints(forest, { ids: [child], branch: false }));
    must(removePoints(forest, { ids: [top], branch: true }));
    must(restorePoints(forest, { ids: [top] }));
    expect(forest.view.trashedPoint(child)).toBeDefined();
    expect(forest.view.point(grandchild)?.parentId).toBeNull();
  });

  it("hide links with their ends and show them again with them", () => {
    const { forest, top, child } = family();
    const link = must(linkPoints(forest, { from: top, to: child, type: "supports" }));
    must(removePoints(forest, { ids: [child], branch: false }));
    expect([forest.view.link(link), forest.view.linkCount, forest.view.trashedLinks()]).toEqual([undefined, 0, []]);
    must(restorePoints(forest, { ids: [child] }));
    expect(forest.view.link(link)?.live).toBe(true);
  });

  it("refuse what is not there", () => {
    const { forest, top } = family();
    expect(refusal(removePoints(forest, { ids: ["pt_none"], branch: true }))).toBe("point-missing");
    expect(refusal(restorePoints(forest, { ids: [top] }))).toBe("point-missing");
  });
});
