import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, removeLinks } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { createLinkWalk } from "#renderer/features/graph/model/linkWalk.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function planted() {
  const forest = testForest();
  const add = (title: string): PointId => must(addPoint(forest, { title, parentId: null }));
  const link = (from: EndId, to: EndId): LinkId => must(linkPoints(forest, { from, to, type: "supports" }));
  return { forest, add, link };
}

describe("the walk through the links at a point", () => {
  it("goes round all of them, whichever way they lead, in both directions", () => {
    const { forest, add, link } = planted();
    const [hub, a, b] = [add("枢"), add("甲"), add("乙")];
    const links = [link(hub, a), link(b, hub), link(hub, b)];
    const walk = createLinkWalk();
    const passed: EndId[] = [hub];
    for (let step = 0; step < 4; step += 1) passed.push(walk.step(forest.view, passed.at(-1) ?? hub, 1)?.id ?? hub);
    expect(passed).toEqual([hub, ...links, links[0]]);
    expect(walk.step(forest.view, links[0] ?? hub, -1)).toEqual({ id: links[2], at: 3, count: 3 });
  });

  it("goes on from a link that was selected by other means, around its beginning", () => {
    const { forest, add, link } = planted();
    const [a, b] = [add("甲"), add("乙")];
    const [first, second] = [link(a, b), link(b, a)];
    link(b, add("丙"));
    expect(createLinkWalk().step(forest.view, first, 1)).toEqual({ id: second, at: 2, count: 2 });
  });

  it("passes over what has been removed meanwhile, and links of links are links too", () => {
    const { forest, add, link } = planted();
    const [a, b, c] = [add("甲"), add("乙"), add("案例")];
    const [first, second] = [link(a, b), link(b, a)];
    const about = link(c, first);
    const walk = createLinkWalk();
    walk.step(forest.view, a, 1);
    must(removeLinks(forest, { ids: [second] }));
    expect(walk.step(forest.view, first, 1)).toEqual({ id: first, at: 1, count: 1 });
    expect(createLinkWalk().step(forest.view, c, 1)?.id).toBe(about);
  });

  it("leads nowhere from a point without links", () => {
    const { forest, add } = planted();
    expect(createLinkWalk().step(forest.view, add("独"), 1)).toBeNull();
  });
});
