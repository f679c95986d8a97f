import { describe, expect, it } from "vitest";
import { addPoint, setTags, tagPoints } from "#shared/forest/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("tagPoints", () => {
  it("adds and takes away, and leaves all other tags", () => {
    const forest = testForest();
    const [a, b] = [must(addPoint(forest, { title: "甲", parentId: null })), must(addPoint(forest, { title: "乙", parentId: null, kind: "case" }))];
    must(setTags(forest, { id: a, tags: ["留", "去", "两可"] }));
    oneStep(forest, "tagPoints", () => tagPoints(forest, { ids: [a, b, a], add: ["新", "两可", " "], remove: ["去", "两可"] }));
    expect([forest.view.point(a)?.tags, forest.view.point(b)?.tags]).toEqual([["两可", "新", "留"], ["两可", "新"]]);
  });

  it("refuses a missing point and a tag that is too long", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "甲", parentId: null }));
    expect(refusedWhole(forest, () => tagPoints(forest, { ids: [id, "pt_none"], add: ["新"] }))).toBe("point-missing");
    expect(refusedWhole(forest, () => tagPoints(forest, { ids: [id], add: ["字".repeat(41)] }))).toBe("too-long");
  });
});
