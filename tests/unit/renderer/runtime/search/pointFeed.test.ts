import { describe, expect, it } from "vitest";
import { addPoint, movePoints, removePoints, renamePoint, setPersonName, type ForestChange } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { createPointFeed, type PointFeed } from "#renderer/runtime/search/pointFeed.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

function follow(forest: TestForest): PointFeed {
  const feed = createPointFeed(forest.view);
  forest.view.onChange((change: ForestChange) => { feed.add(change); });
  return feed;
}
const drain = (feed: PointFeed): void => { for (const step of feed.all(100)) void step; };
const facetsIn = (message: ReturnType<PointFeed["take"]>, id: PointId) => message?.puts.find(({ entry }) => entry.key === id)?.facets;

describe("createPointFeed", () => {
  it("hands out all points in steps, each with its module and the name of its author", () => {
    const forest = testForest();
    must(setPersonName(forest, { name: "周敏" }));
    const module = must(addPoint(forest, { title: "谈判", parentId: null, kind: "module" }));
    for (let at = 0; at < 4; at++) must(addPoint(forest, { title: `点${at}`, parentId: module }));
    const steps = [...createPointFeed(forest.view).all(2)];
    expect(steps.map(({ puts }) => puts.length)).toEqual([2, 2, 1]);
    expect(steps.flatMap(({ puts }) => puts.map(({ facets }) => facets.moduleId))).toEqual(Array(5).fill(module));
    expect(steps.flatMap(({ people }) => people)).toEqual([["pr_me", "周敏"]]);
  });

  it("hands out only what a change touches, once, and what is gone", () => {
    const forest = testForest();
    const [a, b] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null })));
    const feed = follow(forest);
    drain(feed);
    expect(feed.take()).toBeNull();
    must(renamePoint(forest, { id: a as PointId, title: "丙" }));
    must(removePoints(forest, { ids: [b as PointId], branch: false }));
    const message = feed.take();
    expect(message?.puts.map(({ entry }) => entry.title)).toEqual(["丙"]);
    expect(message?.removes).toEqual([b]);
    expect(feed.take()).toBeNull();
  });

  it("takes along what stands below something that moves into another module", () => {
    const forest = testForest();
    const [from, to] = ["一", "二"].map((title) => must(addPoint(forest, { title, parentId: null, kind: "module" })));
    const a = must(addPoint(forest, { title: "甲", parentId: from ?? null }));
    const below = must(addPoint(forest, { title: "乙", parentId: a }));
    const feed = follow(forest);
    drain(feed);
    must(movePoints(forest, { ids: [a], parentId: to ?? null }));
    expect(facetsIn(feed.take(), below)?.moduleId).toBe(to);
  });

  it("knows that a point has a case when one grows at it, and none when it is removed", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "甲", parentId: null }));
    const feed = follow(forest);
    drain(feed);
    const story = must(addPoint(forest, { title: "案例", parentId: a, kind: "case" }));
    expect(facetsIn(feed.take(), a)?.hasCase).toBe(true);
    must(removePoints(forest, { ids: [story], branch: false }));
    expect(facetsIn(feed.take(), a)?.hasCase).toBe(false);
  });

  it("hands out a person's new name", () => {
    const forest = testForest();
    must(setPersonName(forest, { name: "周敏" }));
    must(addPoint(forest, { title: "甲", parentId: null }));
    const feed = follow(forest);
    drain(feed);
    must(setPersonName(forest, { name: "敏敏" }));
    expect(feed.take()?.people).toEqual([["pr_me", "敏敏"]]);
    expect(feed.take()).toBeNull();
  });
});
