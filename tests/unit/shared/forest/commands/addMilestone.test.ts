import { describe, expect, it } from "vitest";
import { addMilestone, createCommandHistory, removeMilestone, renameMilestone } from "#shared/forest/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";

describe("milestones", () => {
  it("are listed newest first, with their author and time", () => {
    const forest = testForest();
    const first = must(addMilestone(forest, { name: " 初稿 " }));
    forest.clock.advance(10);
    const second = must(addMilestone(forest, { name: "第二稿" }));
    expect(forest.view.milestones()).toEqual([
      { id: second, name: "第二稿", createdAtMs: forest.clock.now(), createdBy: "pr_me" },
      { id: first, name: "初稿", createdAtMs: forest.clock.now() - 10, createdBy: "pr_me" },
    ]);
    expect(forest.docs.personal.getMap("milestones").size).toBe(0);
  });

  it("are renamed and removed in one step each, and undo takes it back", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const id = must(addMilestone(forest, { name: "初稿" }));
    must(renameMilestone(forest, { id, name: "定稿" }));
    must(removeMilestone(forest, { id }));
    const names = (): string[] => forest.view.milestones().map((milestone) => milestone.name);
    expect(names()).toEqual([]);
    const seen: string[][] = [];
    for (let step = 0; step < 3; step++) {
      history.undo();
      seen.push(names());
    }
    history.redo();
    expect([...seen, names()]).toEqual([["定稿"], ["初稿"], [], ["初稿"]]);
  });

  it("tell the view's listeners once", () => {
    const forest = testForest();
    const heard: boolean[] = [];
    forest.view.onChange((change) => heard.push(change.meta));
    must(addMilestone(forest, { name: "初稿" }));
    expect(heard).toEqual([true]);
  });

  it("are refused without a name, for one that is not there and in a forest that may only be read", () => {
    const forest = testForest();
    const id = must(addMilestone(forest, { name: "初稿" }));
    expect(refusal(addMilestone(forest, { name: "  " }))).toBe("invalid-name");
    expect(refusal(addMilestone(forest, { name: "长".repeat(121) }))).toBe("invalid-name");
    expect(refusal(renameMilestone(forest, { id, name: "" }))).toBe("invalid-name");
    expect(refusal(renameMilestone(forest, { id: "ms_none", name: "名" }))).toBe("milestone-missing");
    must(removeMilestone(forest, { id }));
    expect(refusal(removeMilestone(forest, { id }))).toBe("milestone-missing");
    forest.docs.forest.getMap("meta").set("minReader", 9);
    expect([refusal(addMilestone(forest, { name: "名" })), refusal(renameMilestone(forest, { id, name: "名" })), refusal(removeMilestone(forest, { id }))]).toEqual(["read-only", "read-only", "read-only"]);
  });
});
