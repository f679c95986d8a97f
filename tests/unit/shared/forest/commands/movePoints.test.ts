import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { addPoint, duplicatePoints, mergePoints, movePoints, removePoints, splitPoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, refusal, testForest, type TestForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

const seatsOf = (forest: TestForest, id: PointId): unknown => forest.view.point(id)?.seats?.map(({ tree, sinceMs, branchId }) => [tree, sinceMs, branchId]);

describe("seats in the grove", () => {
  it("are remembered of the tree that is left and of the new one, for all that goes along", () => {
    const forest = testForest();
    const [a, b] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null, kind: "module" }))) as [PointId, PointId];
    const branch = must(addPoint(forest, { title: "枝", parentId: a }));
    const leaf = must(addPoint(forest, { title: "叶", parentId: branch }));
    const bornMs = forest.clock.now();
    forest.clock.advance(5_000);
    must(movePoints(forest, { ids: [branch], parentId: b }));
    const there = (id: PointId): unknown => expect.arrayContaining([[a, bornMs, branch], [b, bornMs + 5_000, id]]);
    expect([seatsOf(forest, branch), seatsOf(forest, leaf)]).toEqual([there(branch), there(branch)]);
    forest.clock.advance(5_000);
    // Back again, it has the seat it had.
    must(movePoints(forest, { ids: [leaf], parentId: a }));
    expect(seatsOf(forest, leaf)).toEqual(there(branch));
    forest.destroy();
  });

  it("are not written for what stays in its tree and on its branch, nor for modules", () => {
    const forest = testForest();
    const [a, b] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null, kind: "module" }))) as [PointId, PointId];
    const [one, two] = ["一", "二"].map((title) => must(addPoint(forest, { title, parentId: a }))) as [PointId, PointId];
    must(movePoints(forest, { ids: [one], parentId: a, afterId: two }));
    must(movePoints(forest, { ids: [a], parentId: b }));
    expect([a, one, two].map((id) => seatsOf(forest, id))).toEqual([undefined, undefined, undefined]);
    forest.destroy();
  });

  it("are remembered of what merging and splitting put elsewhere", () => {
    const forest = testForest();
    const [a, b] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null, kind: "module" }))) as [PointId, PointId];
    const [kept, whole] = [must(addPoint(forest, { title: "留", parentId: a })), must(addPoint(forest, { title: "并", parentId: b }))];
    const [one, two] = ["一", "二"].map((title) => must(addPoint(forest, { title, parentId: whole }))) as [PointId, PointId];
    const bornMs = forest.clock.now();
    const part = must(splitPoint(forest, { id: whole, title: "分", childIds: [two] }));
    expect([seatsOf(forest, one), seatsOf(forest, two)]).toEqual([undefined, [[b, bornMs, whole]]]);
    expect(forest.view.point(two)?.parentId).toBe(part);
    forest.clock.advance(5_000);
    must(mergePoints(forest, { keepId: kept, ids: [whole] }));
    expect(seatsOf(forest, one)).toEqual(expect.arrayContaining([[b, bornMs, whole], [a, bornMs + 5_000, kept]]));
    forest.destroy();
  });

  it("are never more than are read: who has been everywhere keeps the first ones", () => {
    const forest = testForest();
    const trees = Array.from({ length: 40 }, (_, at) => must(addPoint(forest, { title: `树${at}`, parentId: null, kind: "module" })));
    const leaf = must(addPoint(forest, { title: "叶", parentId: null }));
    for (const parentId of trees) must(movePoints(forest, { ids: [leaf], parentId }));
    const stored = (forest.docs.forest.getMap("points").get(leaf) as Y.Map<unknown>).toJSON();
    const trodden = Object.keys(stored).filter((key) => key.startsWith("seat:")).map((key) => key.slice("seat:".length));
    expect(trodden.sort()).toEqual(forest.view.point(leaf)?.seats?.map(({ tree }) => tree));
    expect(trodden.length).toBeLessThanOrEqual(24);
    expect(trodden).toEqual(expect.arrayContaining(["meadow", ...trees.slice(0, 20)]));
    forest.destroy();
  });

  it("belong to a point, not to its copy", () => {
    const forest = testForest();
    const [a, b] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null, kind: "module" }))) as [PointId, PointId];
    const one = must(addPoint(forest, { title: "一", parentId: a }));
    must(movePoints(forest, { ids: [one], parentId: b }));
    must(duplicatePoints(forest, { ids: [one], withLinks: false }));
    expect(forest.view.children(b).map((id) => seatsOf(forest, id) !== undefined)).toEqual([true, false]);
    forest.destroy();
  });
});

describe("movePoints", () => {
  it("moves points in the order given, next to a sibling", () => {
    const forest = testForest();
    const [a, b, c, d] = ["a", "b", "c", "d"].map((title) => must(addPoint(forest, { title, parentId: null })));
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error("no points");
    must(movePoints(forest, { ids: [d, a], parentId: null, afterId: b }));
    expect(forest.view.children(null)).toEqual([b, d, a, c]);
    must(movePoints(forest, { ids: [a], parentId: c }));
    expect([forest.view.children(null), forest.view.children(c)]).toEqual([[b, d, c], [a]]);
  });

  it("lets a point go along with its ancestor", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "a", parentId: null }));
    const below = must(addPoint(forest, { title: "below", parentId: a }));
    const target = must(addPoint(forest, { title: "target", parentId: null }));
    expect(must(movePoints(forest, { ids: [below, a], parentId: target }))).toEqual([a]);
    expect(forest.view.point(below)?.parentId).toBe(a);
  });

  it("refuses a place inside the moved branch, a missing point, a missing parent", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "a", parentId: null }));
    const below = must(addPoint(forest, { title: "below", parentId: a }));
    expect(refusal(movePoints(forest, { ids: [a], parentId: below }))).toBe("would-cycle");
    expect(refusal(movePoints(forest, { ids: [a], parentId: a }))).toBe("would-cycle");
    expect(refusal(movePoints(forest, { ids: ["pt_none"], parentId: null }))).toBe("point-missing");
    expect(refusal(movePoints(forest, { ids: [a], parentId: "pt_none" }))).toBe("parent-missing");
  });

  it("refuses to put something shared under something private", () => {
    const forest = testForest();
    const open = must(addPoint(forest, { title: "开", parentId: null }));
    const own = must(addPoint(forest, { title: "私", parentId: null, kind: "case" }));
    expect(refusal(movePoints(forest, { ids: [open], parentId: own }))).toBe("parent-private");
    must(movePoints(forest, { ids: [own], parentId: open }));
    expect(forest.view.children(open)).toEqual([own]);
  });

  it("writes the top level also for a point that only surfaced there", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "a", parentId: null }));
    const below = must(addPoint(forest, { title: "below", parentId: a }));
    must(removePoints(forest, { ids: [a], branch: false }));
    must(movePoints(forest, { ids: [below], parentId: null }));
    expect(forest.docs.forest.getMap("points").toJSON()[below]).not.toHaveProperty("parent");
  });

  it("makes room between siblings whose keys are the same", () => {
    const { a, b, deliver } = twoPeers();
    const one = must(addPoint(a.forest, { title: "1", parentId: null }));
    const two = must(addPoint(b.forest, { title: "2", parentId: null }));
    deliver();
    expect(a.forest.view.point(one)?.orderKey).toBe(a.forest.view.point(two)?.orderKey);
    const between = must(addPoint(a.forest, { title: "between", parentId: null, afterId: one }));
    deliver();
    expect(b.forest.view.children(null)).toEqual([one, between, two]);
  });

  it("cuts a loop that two people made together at the smallest id, on both sides, and mends it by a later move", () => {
    const { a, b, deliver } = twoPeers();
    const one = must(addPoint(a.forest, { title: "1", parentId: null }));
    const two = must(addPoint(a.forest, { title: "2", parentId: null }));
    deliver();
    must(movePoints(a.forest, { ids: [one], parentId: two }));
    must(movePoints(b.forest, { ids: [two], parentId: one }));
    deliver();
    for (const { forest } of [a, b]) {
      expect(forest.view.children(null)).toEqual([one]);
      expect(forest.view.children(one)).toEqual([two]);
      expect(forest.view.problems()).toMatchObject([{ id: one, code: "cyclic-parents" }]);
    }
    must(movePoints(b.forest, { ids: [one], parentId: null }));
    deliver();
    expect(a.forest.view.problems()).toEqual([]);
    expect(a.forest.view.point(two)?.parentId).toBe(one);
  });
});
