import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, reviewLink, type LinkType } from "#shared/forest/index.ts";
import type { LinkId } from "#shared/kernel/index.ts";
import { countLinks, listLinks } from "#renderer/features/links/model/listLinks.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function setUp() {
  const forest = testForest();
  const [a, b] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null })));
  if (a === undefined || b === undefined) throw new Error("not planted");
  const link = (type: LinkType): LinkId => {
    forest.clock.advance(1);
    return must(linkPoints(forest, { from: a, to: b, type }));
  };
  const [supports, causes, premise] = [link("supports"), link("causes"), must(linkPoints(forest, { from: b, to: a, type: "supports" }))];
  must(reviewLink(forest, { id: supports, verdict: "agreed" }));
  return { view: forest.view, supports, causes, premise };
}

describe("listLinks", () => {
  it("lists the links of one type, oldest first", () => {
    const { view, supports, premise } = setUp();
    expect(listLinks(view, { type: "supports", review: "all" }).map(({ id }) => id)).toEqual([supports, premise]);
  });

  it("lists what nobody has judged yet", () => {
    const { view, causes, premise } = setUp();
    expect(listLinks(view, { type: "all", review: "unreviewed" }).map(({ id }) => id).sort()).toEqual([causes, premise].sort());
  });
});

describe("countLinks", () => {
  it("counts every type, and the states of the one that is looked at", () => {
    const { view } = setUp();
    expect(countLinks(view, "supports")).toEqual({ all: 3, types: new Map([["supports", 2], ["causes", 1]]), reviews: new Map([["agreed", 1], ["unreviewed", 1]]) });
    expect(countLinks(view, "all").reviews).toEqual(new Map([["agreed", 1], ["unreviewed", 2]]));
  });
});
