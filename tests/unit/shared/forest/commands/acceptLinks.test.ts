import { describe, expect, it } from "vitest";
import { acceptLinks, applyPlan, createCommandHistory, linkPoints } from "#shared/forest/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";

/** Two suggestions of a skeleton, and a link of one's own. */
function planted() {
  const forest = testForest();
  const { points, links } = { points: ["a", "b", "c"].map((ref) => ({ ref, parentRef: null, kind: "module" as const, title: ref })), links: [["a", "b"], ["b", "c"]].map(([fromRef = "", toRef = ""]) => ({ fromRef, toRef, type: "causes" as const, phrase: "引出", suggested: true })) };
  must(applyPlan(forest, { command: "plant", plan: { points, links } }));
  const suggested = [...forest.view.links()].map(({ id }) => id);
  const [from, to] = [...forest.view.points()].map(({ id }) => id);
  if (from === undefined || to === undefined) throw new Error("nothing was planted");
  return { forest, suggested, own: must(linkPoints(forest, { from, to, type: "supports" })) };
}

describe("acceptLinks", () => {
  it("makes suggestions one's own as they are, in one step, which is taken back in one", () => {
    const { forest, suggested, own } = planted();
    const history = createCommandHistory(forest);
    const marks = (): unknown[] => suggested.map((id) => forest.view.link(id)?.suggested);
    expect([suggested.length, marks()]).toEqual([2, [true, true]]);
    expect(must(acceptLinks(forest, { ids: [...suggested, own] }))).toEqual(suggested);
    expect([marks(), forest.view.link(suggested[0] ?? own)?.phrase]).toEqual([[false, false], "引出"]);
    history.undo();
    expect(marks()).toEqual([true, true]);
  });

  it("refuses when none of them is a suggestion", () => {
    const { forest, own } = planted();
    expect(refusal(acceptLinks(forest, { ids: [own] }))).toBe("link-missing");
  });
});
