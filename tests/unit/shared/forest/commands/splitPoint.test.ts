import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, setTags, splitPoint, type AddPointInput } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const add = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...more }));
const link = (forest: TestForest, from: EndId, to: EndId): LinkId => must(linkPoints(forest, { from, to, type: "supports" }));

describe("splitPoint", () => {
  it("puts a new sibling right after, with the chosen links and children and the text that was given", () => {
    const forest = testForest();
    const root = add(forest, "根", { kind: "module" });
    const whole = add(forest, "整体", { parentId: root, kind: "question", summary: "一\n\n二", domain: "认知" });
    const next = add(forest, "下一个", { parentId: root });
    must(setTags(forest, { id: whole, tags: ["章"] }));
    const [c1, c2, c3] = ["一", "二", "三"].map((title) => add(forest, title, { parentId: whole })) as [PointId, PointId, PointId];
    const [out, into, stays] = [link(forest, whole, next), link(forest, next, whole), link(forest, whole, root)];
    const about = link(forest, next, out);
    const part = oneStep(forest, "splitPoint", () => splitPoint(forest, { id: whole, title: "部分", linkIds: [into, out], childIds: [c3, c1], summary: "二", keptSummary: "一" }));
    expect(forest.view.children(root)).toEqual([whole, part, next]);
    expect(forest.view.point(part)).toMatchObject({ title: "部分", kind: "question", domain: "认知", tags: ["章"], summary: "二", doc: "forest" });
    expect(forest.view.point(whole)?.summary).toBe("一");
    expect([forest.view.children(whole), forest.view.children(part)]).toEqual([[c2], [c1, c3]]);
    expect([out, into, stays, about].map((id) => forest.view.link(id))).toMatchObject([{ from: part, to: next }, { from: next, to: part }, { from: whole, to: root }, { from: next, to: out }]);
  });

  it("keeps a shared case shared and a private one private", () => {
    const forest = testForest();
    for (const isPrivate of [true, false]) {
      const id = add(forest, "案例", { kind: "case", isPrivate });
      expect(forest.view.point(must(splitPoint(forest, { id, title: "另一半" })))).toMatchObject({ kind: "case", doc: isPrivate ? "personal" : "forest" });
    }
  });

  it("refuses what is not there or not at the point", () => {
    const forest = testForest();
    const [a, b, c] = [add(forest, "甲"), add(forest, "乙"), add(forest, "丙")];
    const elsewhere = link(forest, b, c);
    expect(refusedWhole(forest, () => splitPoint(forest, { id: "pt_none", title: "题" }))).toBe("point-missing");
    expect(refusedWhole(forest, () => splitPoint(forest, { id: a, title: " " }))).toBe("invalid-title");
    expect(refusedWhole(forest, () => splitPoint(forest, { id: a, title: "题", linkIds: [elsewhere] }))).toBe("link-missing");
    expect(refusedWhole(forest, () => splitPoint(forest, { id: a, title: "题", linkIds: ["ln_none"] }))).toBe("link-missing");
    expect(refusedWhole(forest, () => splitPoint(forest, { id: a, title: "题", childIds: [b] }))).toBe("child-missing");
    expect(refusedWhole(forest, () => splitPoint(forest, { id: a, title: "题", summary: "字".repeat(20_001) }))).toBe("too-long");
  });
});
