import { describe, expect, it } from "vitest";
import { addPoint, createCommandHistory, linkPoints, type ForestChange } from "#shared/forest/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";

describe("addPoint", () => {
  it("writes a case and the link it illustrates in one step that undo takes back whole, without a word in the shared document", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const from = must(addPoint(forest, { title: "甲", parentId: null }));
    const to = must(addPoint(forest, { title: "乙", parentId: null }));
    const link = must(linkPoints(forest, { from, to, type: "supports" }));
    const id = must(addPoint(forest, { title: "续费谈崩了", parentId: from, kind: "case", illustrates: link }));
    expect(forest.view.linksAt(link).map((each) => forest.view.link(each))).toMatchObject([{ from: id, to: link, type: "illustrates", doc: "personal" }]);
    history.undo();
    expect(forest.view.point(id)).toBeUndefined();
    expect(forest.view.linksAt(link)).toEqual([]);
  });

  it("refuses to illustrate what is not there", () => {
    expect(refusal(addPoint(testForest(), { title: "题", parentId: null, kind: "case", illustrates: "pt_none" }))).toBe("end-missing");
  });

  it("adds a present point with what was given", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "  光合作用 ", parentId: null, kind: "module", summary: "一句话", domain: "生物" }));
    expect(forest.view.point(id)).toMatchObject({ title: "光合作用", kind: "module", summary: "一句话", domain: "生物", parentId: null, doc: "forest", createdAtMs: forest.clock.now(), createdBy: "pr_me", deletedAtMs: null });
    expect(Object.isFrozen(forest.view.point(id))).toBe(true);
  });

  it("refuses a title of blanks or control characters, and one that is too long", () => {
    const forest = testForest();
    for (const title of ["", "  \n\t ", "字".repeat(201)]) expect(refusal(addPoint(forest, { title, parentId: null }))).toBe("invalid-title");
    expect(forest.view.pointCount).toBe(0);
  });

  it("makes one line of a title and mends half characters", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "上\n下\uD83C", parentId: null }));
    expect(forest.view.point(id)?.title).toBe("上 下\uFFFD");
  });

  it("refuses a parent that is not in the forest", () => {
    expect(refusal(addPoint(testForest(), { title: "题", parentId: "pt_none" }))).toBe("parent-missing");
  });

  it("refuses a summary beyond the limit", () => {
    expect(refusal(addPoint(testForest(), { title: "题", parentId: null, summary: "字".repeat(20_001) }))).toBe("too-long");
  });

  it("puts points last, first or after a sibling", () => {
    const forest = testForest();
    const [a, b] = [must(addPoint(forest, { title: "a", parentId: null })), must(addPoint(forest, { title: "b", parentId: null }))];
    const first = must(addPoint(forest, { title: "first", parentId: null, afterId: null }));
    const between = must(addPoint(forest, { title: "between", parentId: null, afterId: a }));
    expect(forest.view.children(null)).toEqual([first, a, between, b]);
  });

  it("keeps a new case private unless told otherwise", () => {
    const forest = testForest();
    const own = must(addPoint(forest, { title: "案例", parentId: null, kind: "case" }));
    const open = must(addPoint(forest, { title: "案例", parentId: null, kind: "case", isPrivate: false }));
    expect([forest.view.point(own)?.doc, forest.view.point(open)?.doc]).toEqual(["personal", "forest"]);
    expect(forest.docs.forest.getMap("points").has(own)).toBe(false);
  });

  it("keeps what is written under something private private, and refuses to share it there", () => {
    const forest = testForest();
    const parentId = must(addPoint(forest, { title: "案例", parentId: null, kind: "case" }));
    expect(forest.view.point(must(addPoint(forest, { title: "细节", parentId })))?.doc).toBe("personal");
    expect(refusal(addPoint(forest, { title: "细节", parentId, isPrivate: false }))).toBe("parent-private");
  });

  it("is one change and one undo step", () => {
    const forest = testForest();
    const changes: ForestChange[] = [];
    const steps: string[] = [];
    forest.view.onChange((change) => changes.push(change));
    forest.onStep((step) => steps.push(step.command));
    const id = must(addPoint(forest, { title: "题", parentId: null }));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ structure: true, origin: "local", meta: false });
    expect([...(changes[0]?.points ?? [])]).toEqual([id]);
    expect(steps).toEqual(["addPoint"]);
  });
});
