import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, neighbourhood } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function some(count: number): { forest: ReturnType<typeof testForest>; p: (index: number) => PointId; link: (from: EndId, to: EndId) => LinkId } {
  const forest = testForest();
  const ids = Array.from({ length: count }, (_, index) => must(addPoint(forest, { title: `${index}`, parentId: null })));
  const link = (from: EndId, to: EndId): LinkId => {
    forest.clock.advance(1);
    return must(linkPoints(forest, { from, to, type: "supports" }));
  };
  return { forest, p: (index) => ids[index] ?? "pt_none", link };
}

describe("neighbourhood", () => {
  it("puts what is one step away in the first ring and two steps in the second, with the links among all of them", () => {
    const { forest, p, link } = some(6);
    const [l01, l20, l13, l34, l12] = [link(p(0), p(1)), link(p(2), p(0)), link(p(1), p(3)), link(p(3), p(4)), link(p(1), p(2))];
    const one = neighbourhood(forest.view, p(0), { depth: 1, limit: 100 });
    expect(one).toEqual({ rings: [[{ id: p(1), via: l01, nextTo: p(0) }, { id: p(2), via: l20, nextTo: p(0) }]], links: [l01, l20, l12], hidden: 0 });
    const two = neighbourhood(forest.view, p(0), { depth: 2, limit: 100 });
    expect(two.rings[1]).toEqual([{ id: p(3), via: l13, nextTo: p(1) }]);
    expect(two.links).toEqual([l01, l20, l13, l12]);
    expect(two.links).not.toContain(l34);
  });

  it("shows a case on a link between two of them one ring further out, and around a link its two ends first", () => {
    const { forest, p, link } = some(5);
    const low = link(p(0), p(1));
    const about = link(p(2), low);
    const further = link(p(2), p(3));
    const seen = neighbourhood(forest.view, p(0), { depth: 2, limit: 100 });
    expect(seen.rings).toEqual([[{ id: p(1), via: low, nextTo: p(0) }], [{ id: p(2), via: about, nextTo: low }]]);
    expect(seen.links).toEqual([low, about]);
    const around = neighbourhood(forest.view, low, { depth: 1, limit: 100 });
    expect(around.rings).toEqual([[{ id: p(0), via: low, nextTo: low }, { id: p(1), via: low, nextTo: low }, { id: p(2), via: about, nextTo: low }]]);
    expect(around.links).toEqual([low, about]);
    const fromCase = neighbourhood(forest.view, p(2), { depth: 2, limit: 100 });
    expect(fromCase.rings.map((ring) => ring.map((each) => each.id))).toEqual([[low, p(3)], [p(0), p(1)]]);
    expect(fromCase.links).toEqual([low, about, further]);
  });

  it("stops at the limit and says how many it left out", () => {
    const { forest, p, link } = some(12);
    for (let index = 1; index < 12; index++) link(p(0), p(index));
    const seen = neighbourhood(forest.view, p(0), { depth: 2, limit: 4 });
    expect(seen.rings.map((ring) => ring.map((each) => each.id))).toEqual([[p(1), p(2), p(3), p(4)], []]);
    expect([seen.links.length, seen.hidden]).toEqual([4, 7]);
  });

  it("is empty around what is alone or not there", () => {
    const { forest, p } = some(1);
    for (const id of [p(0), "pt_none"] as const) expect(neighbourhood(forest.view, id, { depth: 2, limit: 10 })).toEqual({ rings: [[], []], links: [], hidden: 0 });
  });
});
