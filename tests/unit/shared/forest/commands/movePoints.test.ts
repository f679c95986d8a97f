import { describe, expect, it } from "vitest";
import { addPoint, movePoints, removePoints } from "#shared/forest/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

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
