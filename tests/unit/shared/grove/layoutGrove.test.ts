import { describe, expect, it } from "vitest";
import { GROVE, isInCrown, layoutGrove, type GroveLayout, type GroveTree } from "#shared/grove/index.ts";
import { groveForest, groveOf, type GrovePoint } from "#tests/support/groveForest.ts";
import { pt } from "#tests/support/plainForest.ts";

const nine = groveOf([5, 5, 9, 8, 6, 5, 5, 5, 5]);

/** Where every point stands, from the corner of the picture. */
function standing(layout: GroveLayout): Map<string, readonly [number, number]> {
  const places = new Map<string, readonly [number, number]>();
  for (const tree of layout.trees) {
    tree.points.forEach(({ id }, index) => places.set(id, [tree.centre.x + (tree.places[2 * index] ?? 0), tree.centre.y + (tree.places[2 * index + 1] ?? 0)]));
    places.set(tree.key, [tree.centre.x, tree.centre.y]);
  }
  return places;
}

function movedBetween(before: GroveLayout, after: GroveLayout): string[] {
  const now = standing(after);
  return [...standing(before)].flatMap(([id, [x, y]]) => {
    const place = now.get(id);
    return place === undefined || (place[0] === x && place[1] === y) ? [] : [id];
  });
}

/** With x measured in the spread of trees crowns are discs with lumps. */
function crownsTouch(a: GroveTree, b: GroveTree): boolean {
  const lumps = 1 + GROVE.crown.lumps;
  return Math.hypot((a.centre.x - b.centre.x) / GROVE.crown.spread.tree, a.centre.y - b.centre.y) < (a.reach + b.reach) * lumps;
}

function touching(layout: GroveLayout): number {
  const trees = layout.trees.filter((tree) => tree.kind !== "meadow");
  return trees.flatMap((tree, index) => trees.slice(index + 1).filter((other) => crownsTouch(tree, other))).length;
}

describe("layoutGrove", () => {
  it("climbs from each point once, however many in the trash hung on a long chain", () => {
    const chain = Array.from({ length: 1000 }, (_, i): GrovePoint => ({ id: `c${i}`, ...(i === 0 ? {} : { parent: `c${i - 1}` }) }));
    const forest = groveForest([...chain, ...Array.from({ length: 1000 }, (_, i): GrovePoint => ({ id: `t${i}`, parent: "c999", removedWith: `t${i}` }))]);
    let asked = 0;
    layoutGrove({ ...forest, point: (id) => { asked += 1; return forest.point(id); } });
    expect(asked).toBeLessThan(10_000);
  });

  it("makes a tree of every module, a shrub of what is right under a wisdom, and one meadow of the rest", () => {
    const layout = layoutGrove(groveForest([...nine, { id: "loose", parent: "logic" }, { id: "wild" }, { id: "below", parent: "wild" }]));
    expect(layout.trees.filter((tree) => tree.kind === "module")).toHaveLength(9);
    expect(layout.trees.find((tree) => tree.kind === "shrub")).toMatchObject({ owner: { id: pt("logic") }, points: [{ id: pt("loose") }] });
    expect(layout.trees.find((tree) => tree.kind === "meadow")?.points.map((point) => point.id)).toEqual([pt("wild"), pt("below")]);
  });

  it("stands every point exactly once", () => {
    const layout = layoutGrove(groveForest(nine));
    const leaves = layout.trees.flatMap((tree) => tree.points.map((point) => point.id));
    expect(new Set(leaves).size).toBe(leaves.length);
    expect(leaves).toHaveLength(53);
    expect(layout.leafCount).toBe(53);
    for (const [number, id] of leaves.entries()) expect(layout.leafOf.get(id)).toBe(number);
  });

  it("gives the same grove for the same forest, with and without what was laid out before", () => {
    const fresh = layoutGrove(groveForest(nine));
    expect(standing(layoutGrove(groveForest(nine)))).toEqual(standing(fresh));
    const forest = groveForest(nine);
    expect(standing(layoutGrove(forest, { previous: layoutGrove(forest) }))).toEqual(standing(fresh));
  });

  it("lets no two crowns touch, whatever their sizes", () => {
    expect(touching(layoutGrove(groveForest(nine)))).toBe(0);
    expect(touching(layoutGrove(groveForest(groveOf([1, 400, 3, 90, 12, 0, 30, 7, 1000, 2, 2, 2, 60, 25, 5, 8]))))).toBe(0);
    expect(touching(layoutGrove(groveForest(groveOf(new Array<number>(120).fill(20)))))).toBe(0);
  });

  it("puts education above, marketing at the left and management at the right of the middle", () => {
    const at = (id: string): { x: number; y: number } => layout.trees.find((tree) => tree.key === pt(id))?.centre ?? { x: 0, y: 0 };
    const layout = layoutGrove(groveForest(groveOf([5, 5, 5, 5, 5])));
    expect(at("m4").y).toBeLessThan(Math.min(at("m0").y, at("m1").y, at("m2").y, at("m3").y));
    expect(at("m2").x).toBeLessThan(0);
    expect(at("m3").x).toBeGreaterThan(0);
    expect(at("m0").x).toBeLessThan(at("m1").x);
  });

  it("moves nobody when points come in that fit into their crowns", () => {
    const before = layoutGrove(groveForest(groveOf([3, 5, 5])));
    expect(movedBetween(before, layoutGrove(groveForest([...groveOf([3, 5, 5]), { id: "new", parent: "m0" }, { id: "another", parent: "m1" }])))).toEqual([]);
  });

  it("keeps all leaves in their places of the tree when its crown grows", () => {
    const before = layoutGrove(groveForest(groveOf([5])));
    const after = layoutGrove(groveForest([...groveOf([5]), ...Array.from({ length: 200 }, (_, index): GrovePoint => ({ id: `new${index}`, parent: "m0" }))]));
    const [small, large] = [before.trees[0], after.trees[0]];
    expect([...(large?.places.slice(0, 10) ?? [])]).toEqual([...(small?.places ?? [])]);
    expect(large?.reach).toBeGreaterThan((small?.reach ?? 0) * 2);
  });

  it("lets a tree that outgrows its ground stay, and only trees beside it give way", () => {
    const points = groveOf(new Array<number>(40).fill(20));
    let before = layoutGrove(groveForest(points));
    for (let added = 0; added < 80; added += 1) {
      points.push({ id: `new${added}`, parent: "m2" });
      const after = layoutGrove(groveForest(points), { previous: before });
      const trees = movedBetween(before, after).filter((id) => /^pt_m\d+$/u.test(id));
      expect(trees).not.toContain(pt("m2"));
      expect(trees.length).toBeLessThanOrEqual(6);
      before = after;
    }
    expect(touching(before)).toBe(0);
  });

  it("moves no tree for a new module", () => {
    const before = layoutGrove(groveForest(nine));
    expect(movedBetween(before, layoutGrove(groveForest([...nine, { id: "late", kind: "module", parent: "people" }, { id: "stray", kind: "module" }])))).toEqual([]);
  });

  it("keeps the places of what is in the trash, so that removing and restoring moves nobody", () => {
    const before = layoutGrove(groveForest(nine));
    const removed = groveForest(nine.map((point) => (["m2_0", "m2_3", "m2_6"].includes(point.id) ? { ...point, removedWith: "m2_0" } : point)));
    const without = layoutGrove(removed);
    expect(without.leafCount).toBe(50);
    expect(movedBetween(before, without)).toEqual([]);
    expect(movedBetween(without, layoutGrove(groveForest(nine), { previous: without }))).toEqual([]);
  });

  it("keeps the ground of a module in the trash", () => {
    const before = layoutGrove(groveForest(nine));
    const without = layoutGrove(groveForest(nine.map((point) => (point.id === "m1" || point.id.startsWith("m1_") ? { ...point, removedWith: "m1" } : point))));
    expect(without.trees).toHaveLength(8);
    expect(movedBetween(before, without)).toEqual([]);
  });

  it("stands pinned points and modules exactly where they are pinned", () => {
    const pinned = nine.map((point): GrovePoint => (point.id === "m3_1" ? { ...point, pos: [12.3, -45.6] } : point.id === "m4" ? { ...point, pos: [1234.5, 678.9] } : point));
    const layout = layoutGrove(groveForest(pinned));
    const tree = layout.trees.find((each) => each.key === pt("m3"));
    const index = tree?.points.findIndex((point) => point.id === pt("m3_1")) ?? -1;
    expect([tree?.places[2 * index], tree?.places[2 * index + 1]]).toEqual([12.3, -45.6]);
    expect(tree?.pinned).toEqual(new Set([pt("m3_1")]));
    expect(layout.trees.find((each) => each.key === pt("m4"))).toMatchObject({ isPinned: true, centre: { x: 1234.5, y: 678.9 } });
  });

  it("moves only who stands in the way of a pinned leaf, and nobody else", () => {
    const before = layoutGrove(groveForest(groveOf([60])));
    const [tree] = before.trees;
    const at: readonly [number, number] = [tree?.places[2 * 20] ?? 0, tree?.places[2 * 20 + 1] ?? 0];
    const after = layoutGrove(groveForest(groveOf([60]).map((point): GrovePoint => (point.id === "m0_50" ? { ...point, pos: at } : point))));
    expect(movedBetween(before, after).sort()).toEqual([pt("m0_20"), pt("m0_50")].sort());
  });

  it("gives way to a pinned tree without moving the others", () => {
    const before = layoutGrove(groveForest(nine));
    const middle = before.trees.find((tree) => tree.key === pt("m5"))?.centre ?? { x: 0, y: 0 };
    const after = layoutGrove(groveForest(nine.map((point): GrovePoint => (point.id === "m8" ? { ...point, pos: [middle.x + 3, middle.y] } : point))));
    expect(touching(after)).toBe(0);
    const trees = movedBetween(before, after).filter((id) => /^pt_m\d$/u.test(id));
    expect(trees.sort()).toEqual([pt("m5"), pt("m8")]);
  });

  it("stands as if nothing were pinned where pins are to be ignored, and remembers nothing of it", () => {
    const pinned = nine.map((point): GrovePoint => (point.id === "m3_1" ? { ...point, pos: [200, 10] } : point.id === "m4" ? { ...point, pos: [900, 900] } : point));
    const forest = groveForest(pinned);
    const before = layoutGrove(forest);
    const tidied = layoutGrove(forest, { ignorePins: "all", previous: before });
    expect(standing(tidied)).toEqual(standing(layoutGrove(groveForest(nine))));
    expect(standing(layoutGrove(forest, { previous: tidied }))).toEqual(standing(before));
    const one = layoutGrove(forest, { ignorePins: new Set([pt("m4")]), previous: before });
    expect(one.trees.find((tree) => tree.key === pt("m4"))?.isPinned).toBe(false);
    expect(one.trees.find((tree) => tree.key === pt("m3"))?.pinned.size).toBe(1);
  });

  it("takes over the trees whose points are the same", () => {
    const forest = groveForest(nine);
    const before = layoutGrove(forest);
    const after = layoutGrove(forest, { previous: before });
    expect(after.trees.map((tree) => tree.places)).toEqual(before.trees.map((tree) => tree.places));
    expect(after.trees.every((tree, index) => tree.places === before.trees[index]?.places)).toBe(true);
  });

  it("takes them over when only words have changed, and grows those anew whose points have a pin or another age", () => {
    const before = layoutGrove(groveForest(nine));
    const taken = (points: readonly GrovePoint[]): string[] => layoutGrove(groveForest(points), { previous: before }).trees.filter((tree) => before.trees.some(({ places }) => places === tree.places)).map(({ key }) => key);
    const all = before.trees.map(({ key }) => key);
    expect(taken(nine.map((point) => ({ ...point, title: `${point.title ?? point.id}!`, domain: "认知" })))).toEqual(all);
    expect(taken(nine.map((point) => (point.id === "m2_1" ? { ...point, pos: [5, 6] } : point)))).toEqual(all.filter((key) => key !== pt("m2")));
    expect(taken(nine.map((point, index) => ({ ...point, atMs: point.id === "m3_0" ? 900 : index })))).toEqual(all.filter((key) => key !== pt("m3")));
  });

  it("says of a tree that was taken over under which wisdom it now stands", () => {
    const two = (parent: string): GrovePoint[] => [{ id: "one", kind: "wisdom", wisdom: "logic" }, { id: "other", kind: "wisdom", wisdom: "logic" }, { id: "m", kind: "module", parent }, { id: "a", parent: "m" }];
    const before = layoutGrove(groveForest(two("one")));
    expect(layoutGrove(groveForest(two("other")), { previous: before }).trees.map(({ wisdomId }) => wisdomId)).toEqual([pt("other")]);
  });

  it("lets crowns grow with points, links and cases", () => {
    const reach = (points: readonly GrovePoint[], links: readonly (readonly [string, string])[] = []): number => layoutGrove(groveForest(points, links)).trees[0]?.reach ?? 0;
    expect(reach(groveOf([40]))).toBeGreaterThan(reach(groveOf([6])));
    expect(reach(groveOf([6]), Array.from({ length: 30 }, () => ["m0_0", "m0_1"] as const))).toBeGreaterThan(reach(groveOf([6])));
    expect(reach(groveOf([6]).map((point) => (point.id.startsWith("m0_") ? { ...point, kind: "case" } : point)))).toBeGreaterThan(reach(groveOf([6])));
  });

  it("counts links between trees as roads, the strongest first", () => {
    const { roads, trees, degrees, leafOf } = layoutGrove(groveForest(nine, [["m0_0", "m1_0"], ["m0_1", "m1_2"], ["m2_0", "m0_0"], ["m0_0", "m0_1"], ["m3", "m4"]]));
    const names = roads.map((road) => [trees[road.from]?.key, trees[road.to]?.key, road.count].join(" "));
    expect(names[0]).toBe("pt_m0 pt_m1 2");
    expect(names.slice(1).sort()).toEqual(["pt_m0 pt_m2 1", "pt_m3 pt_m4 1"]);
    expect(degrees[leafOf.get(pt("m0_0")) ?? -1]).toBe(3);
  });

  it("keeps every leaf within its crown", () => {
    for (const tree of layoutGrove(groveForest(groveOf([1, 9, 100, 1000, 37]))).trees) {
      tree.points.forEach((_, index) => expect(isInCrown(tree, { x: tree.centre.x + (tree.places[2 * index] ?? 0), y: tree.centre.y + (tree.places[2 * index + 1] ?? 0) })).toBe(true));
    }
  });

  it("has nothing to show for an empty forest", () => {
    expect(layoutGrove(groveForest([]))).toMatchObject({ trees: [], roads: [], leafCount: 0 });
  });
});
