import { describe, expect, it } from "vitest";
import { addPoint, plantOutline, type PlantedNode } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const TREE: readonly PlantedNode[] = [
  { title: "水果", children: [{ title: "苹果", summary: "红的" }, { title: "梨", children: [{ title: "雪梨" }] }] },
  { title: "蔬菜", kind: "module" },
];
const titles = (forest: TestForest, id: PointId | null): unknown => forest.view.children(id).map((child) => [forest.view.point(child)?.title, titles(forest, child)]);

function nested(depth: number): PlantedNode {
  let node: PlantedNode = { title: "底" };
  for (let level = 1; level < depth; level++) node = { title: `${level}`, children: [node] };
  return node;
}

describe("plantOutline", () => {
  it("plants the whole tree at its place in one step and answers in outline order", () => {
    const forest = testForest();
    const [first, last] = ["前", "后"].map((title) => must(addPoint(forest, { title, parentId: null }))) as [PointId, PointId];
    const ids = oneStep(forest, "plantOutline", () => plantOutline(forest, { parentId: null, afterId: first, nodes: TREE }));
    expect(ids.map((id) => forest.view.point(id)?.title)).toEqual(["水果", "苹果", "梨", "雪梨", "蔬菜"]);
    expect(titles(forest, null)).toEqual([["前", []], ["水果", [["苹果", []], ["梨", [["雪梨", []]]]]], ["蔬菜", []], ["后", []]]);
    expect([forest.view.point(ids[1] ?? last), forest.view.point(ids[4] ?? last)]).toMatchObject([{ summary: "红的", kind: "point" }, { kind: "module" }]);
  });

  it("is private below something private, and so is what stands below a case", () => {
    const forest = testForest();
    const own = must(addPoint(forest, { title: "私", parentId: null, kind: "case" }));
    for (const id of must(plantOutline(forest, { parentId: own, nodes: TREE }))) expect(forest.view.point(id)?.doc).toBe("personal");
    const ids = must(plantOutline(forest, { parentId: null, nodes: [{ title: "开", children: [{ title: "案例", kind: "case", children: [{ title: "细节" }] }] }] }));
    expect(ids.map((id) => forest.view.point(id)?.doc)).toEqual(["forest", "personal", "personal"]);
  });

  it("plants two thousand points, forty levels deep, and no more", () => {
    const forest = testForest();
    const many = (count: number): PlantedNode[] => Array.from({ length: count }, (_, index) => ({ title: `${index}` }));
    expect(must(plantOutline(forest, { parentId: null, nodes: [{ title: "根", children: many(1999) }] }))).toHaveLength(2000);
    expect(must(plantOutline(forest, { parentId: null, nodes: [nested(40)] }))).toHaveLength(40);
    expect(refusedWhole(forest, () => plantOutline(forest, { parentId: null, nodes: [{ title: "根", children: many(2000) }] }))).toBe("too-many");
    expect(refusedWhole(forest, () => plantOutline(forest, { parentId: null, nodes: many(2001) }))).toBe("too-many");
    expect(refusedWhole(forest, () => plantOutline(forest, { parentId: null, nodes: [nested(41)] }))).toBe("too-deep");
    expect(refusedWhole(forest, () => plantOutline(forest, { parentId: null, nodes: [nested(20_000)] }))).toBe("too-deep");
  });

  it("refuses the whole when one of it is wrong", () => {
    const forest = testForest();
    const plant = (nodes: readonly PlantedNode[], parentId: PointId | null = null): string => refusedWhole(forest, () => plantOutline(forest, { parentId, nodes }));
    expect(plant([])).toBe("nothing-to-plant");
    expect(plant(TREE, "pt_none")).toBe("parent-missing");
    expect(plant([{ title: "好", children: [{ title: "  " }] }])).toBe("invalid-title");
    expect(plant([{ title: "好", summary: "字".repeat(20_001) }])).toBe("too-long");
    // SAFETY: what untyped code might pass.
    expect(plant([{ title: "好", kind: "tree" as "point" }])).toBe("unknown-kind");
  });
});
