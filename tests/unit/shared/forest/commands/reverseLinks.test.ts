import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { addPoint, createCommandHistory, linkPoints, reverseLinks } from "#shared/forest/index.ts";
import type { LinkId } from "#shared/kernel/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";

function pair() {
  const forest = testForest();
  const [a, b] = [must(addPoint(forest, { title: "甲", parentId: null })), must(addPoint(forest, { title: "乙", parentId: null }))];
  const fromOf = (...ids: readonly LinkId[]): unknown[] => ids.map((id) => forest.view.link(id)?.from);
  return { forest, a, b, fromOf };
}

describe("reverseLinks", () => {
  it("turns several around in one step, which is taken back in one", () => {
    const { forest, a, b, fromOf } = pair();
    const [one, two] = [must(linkPoints(forest, { from: a, to: b, type: "supports" })), must(linkPoints(forest, { from: b, to: a, type: "causes" }))];
    const history = createCommandHistory(forest);
    expect(must(reverseLinks(forest, { ids: [one, two, one] }))).toEqual({ turned: [one, two], left: [] });
    expect(fromOf(one, two)).toEqual([b, a]);
    history.undo();
    expect(fromOf(one, two)).toEqual([a, b]);
  });

  it("leaves what would then say the same as another, and turns two mirror images together", () => {
    const { forest, a, b, fromOf } = pair();
    const [one, mirror, other] = [must(linkPoints(forest, { from: a, to: b, type: "supports" })), must(linkPoints(forest, { from: b, to: a, type: "supports" })), must(linkPoints(forest, { from: a, to: b, type: "causes" }))];
    expect(refusal(reverseLinks(forest, { ids: [one] }))).toBe("duplicate");
    expect(must(reverseLinks(forest, { ids: [one, other] }))).toEqual({ turned: [other], left: [one] });
    expect(fromOf(one, other)).toEqual([a, b]);
    expect(must(reverseLinks(forest, { ids: [one, mirror] }))).toEqual({ turned: [one, mirror], left: [] });
    expect(fromOf(one, mirror)).toEqual([b, a]);
  });

  it("leaves a link beside its mirror image that has to stay itself", () => {
    const { forest, a, b, fromOf } = pair();
    const [one, mirror, third] = [must(linkPoints(forest, { from: a, to: b, type: "supports" })), must(linkPoints(forest, { from: b, to: a, type: "supports" })), must(linkPoints(forest, { from: a, to: b, type: "causes" }))];
    // As two people who link the same apart do.
    const links = forest.docs.forest.getMap<Y.Map<unknown>>("links");
    links.get(third)?.set("type", "supports");
    for (const ids of [[one, mirror], [mirror, one]]) expect(refusal(reverseLinks(forest, { ids }))).toBe("duplicate");
    expect(fromOf(one, mirror, third)).toEqual([a, b, a]);
    expect(must(reverseLinks(forest, { ids: [one, mirror, third] })).left).toEqual([]);
    expect(fromOf(one, mirror, third)).toEqual([b, a, b]);
  });

  it("refuses what is not there", () => {
    expect(refusal(reverseLinks(pair().forest, { ids: ["ln_none"] }))).toBe("link-missing");
  });
});
