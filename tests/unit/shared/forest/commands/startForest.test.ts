import { describe, expect, it } from "vitest";
import { renameForest, setPersonName, startForest } from "#shared/forest/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";

describe("what concerns the whole forest", () => {
  it("starts once, is renamed, and knows its people", () => {
    const forest = testForest();
    must(startForest(forest, { name: "我的森林" }));
    expect(refusal(startForest(forest, { name: "又一次" }))).toBe("already-started");
    expect(forest.view.meta).toMatchObject({ name: "我的森林", schema: 4, minReader: 1, createdAtMs: forest.clock.now(), planted: null });
    must(renameForest(forest, { name: "共同的森林" }));
    must(setPersonName(forest, { name: "小林" }));
    expect([forest.view.meta.name, forest.view.personName("pr_me"), forest.view.personName("pr_other")]).toEqual(["共同的森林", "小林", undefined]);
    expect(refusal(renameForest(forest, { name: " " }))).toBe("invalid-name");
  });

  it("makes no undo step of the start and of one's own name", () => {
    const forest = testForest();
    const steps: string[] = [];
    forest.onStep((step) => steps.push(step.command));
    must(startForest(forest, { name: "森林" }));
    must(setPersonName(forest, { name: "小林" }));
    must(renameForest(forest, { name: "新名" }));
    expect(steps).toEqual(["renameForest"]);
  });
});
