import { describe, expect, it } from "vitest";
import { addPoint, applyPlan, createCommandHistory, type ForestChange, type ForestPlan } from "#shared/forest/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

const provenance = { src: "skeleton:human-wisdom", srcId: "m1", srcVersion: "1", srcHash: "abc" };
const plan: ForestPlan = {
  points: [
    { ref: "child", parentRef: "top", title: "子", kind: "point", aliases: ["小"] },
    { ref: "top", parentRef: null, title: "智慧", kind: "wisdom", wisdom: "logic", layer: "base", provenance },
    { ref: "second", parentRef: "top", title: "次子" },
    { ref: "case", parentRef: "child", title: "案例", kind: "case" },
  ],
  links: [
    { ref: "l", fromRef: "child", toRef: "second", type: "premise", suggested: true, provenance },
    { fromRef: "case", toRef: "l", type: "illustrates" },
  ],
  meta: { planted: "human-wisdom" },
};

describe("applyPlan", () => {
  it("plants everything in one change and one undo step, in the order of the plan", () => {
    const forest = testForest();
    const before = viewSnapshot(forest.view);
    const history = createCommandHistory(forest);
    const changes: ForestChange[] = [];
    forest.view.onChange((change) => changes.push(change));
    const { points, links } = must(applyPlan(forest, { plan, command: "plantSkeleton" }));
    const id = (ref: string): `pt_${string}` => points.get(ref) ?? "pt_none";
    expect(changes).toHaveLength(1);
    expect(forest.view.children(id("top"))).toEqual([id("child"), id("second")]);
    expect(forest.view.point(id("top"))).toMatchObject({ layer: "base", wisdom: "logic", provenance });
    expect(forest.view.point(id("case"))?.doc).toBe("personal");
    expect(links.map((link) => forest.view.link(link)?.doc)).toEqual(["forest", "personal"]);
    expect(forest.view.meta.planted).toBe("human-wisdom");
    expect(history.undo()).toMatchObject({ kind: "done", command: "plantSkeleton", kept: 0 });
    expect(viewSnapshot(forest.view)).toEqual(before);
  });

  it("hangs points and links on what is there already", () => {
    const forest = testForest();
    const there = must(addPoint(forest, { title: "在", parentId: null }));
    must(applyPlan(forest, { plan: { points: [{ ref: "n", parentRef: there, title: "新" }], links: [{ fromRef: "n", toRef: there, type: "supports" }] }, command: "paste" }));
    expect([forest.view.children(there).length, forest.view.linksAt(there).length]).toEqual([1, 1]);
  });

  it("refuses a plan that does not hold together, and writes nothing of it", () => {
    const forest = testForest();
    const point = (ref: string, parentRef: string | null): ForestPlan["points"][number] => ({ ref, parentRef, title: ref });
    const code = (points: ForestPlan["points"], links: ForestPlan["links"] = []): string => refusal(applyPlan(forest, { plan: { points, links }, command: "x" }));
    expect(code([point("a", "b"), point("b", "a")])).toBe("would-cycle");
    expect(code([point("a", "nowhere")])).toBe("unknown-ref");
    expect(code([point("a", null), point("a", null)])).toBe("duplicate-ref");
    expect(code([point("a", null)], [{ fromRef: "a", toRef: "b", type: "supports" }])).toBe("unknown-ref");
    expect(code([point("a", null)], [{ fromRef: "a", toRef: "a", type: "supports" }])).toBe("same-end");
    expect(code([point("a", null), point("b", null)], [{ fromRef: "a", toRef: "b", type: "free" }])).toBe("phrase-required");
    expect(code([{ ...point("a", null), isPrivate: true }, { ...point("b", "a"), isPrivate: false }])).toBe("parent-private");
    expect(code([{ ...point("a", null), title: "" }])).toBe("invalid-plan");
    expect(forest.view.pointCount).toBe(0);
  });
});
