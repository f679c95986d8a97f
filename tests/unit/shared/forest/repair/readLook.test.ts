import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { NO_LOOK, setLook } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function forestOf(point: Record<string, unknown>, meta: Record<string, unknown> = {}): ReturnType<typeof testForest> {
  const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
  docs.forest.getMap("points").set("pt_a", new Y.Map(Object.entries({ kind: "point", title: "甲", order: "a0", createdAtMs: 1, ...point })));
  for (const [key, value] of Object.entries(meta)) docs.forest.getMap("meta").set(key, value);
  return testForest({ docs });
}
const problems = (forest: ReturnType<typeof testForest>): string[] => forest.view.problems().map((problem) => `${problem.id} ${problem.code} ${problem.field ?? ""}`);

describe("reading looks", () => {
  it("is one object for all points without a look", () => {
    expect(forestOf({}).view.point("pt_a")?.look).toBe(NO_LOOK);
    expect(forestOf({ color: "teal", shape: "star" }).view.point("pt_a")?.look).toEqual({ color: "teal", icon: null, shape: "star" });
  });

  it("takes what it does not know for nothing, says so, and keeps it through edits of the rest", () => {
    const forest = forestOf({ color: "ultraviolet", icon: 7 });
    expect([forest.view.point("pt_a")?.look, problems(forest)]).toEqual([NO_LOOK, ["pt_a bad-field color", "pt_a bad-field icon"]]);
    must(setLook(forest, { ids: ["pt_a"], shape: "circle" }));
    expect(forest.docs.forest.getMap<Y.Map<unknown>>("points").get("pt_a")?.get("color")).toBe("ultraviolet");
  });

  it("reads the looks of kinds, and passes over kinds it does not know", () => {
    const forest = forestOf({}, { "look:case:color": "amber", "look:case:shape": "blob", "look:hologram:color": "teal" });
    expect(forest.view.meta.kindLooks).toEqual({ case: { color: "amber", icon: null, shape: null } });
    expect(problems(forest)).toEqual(["meta bad-field look:case:shape"]);
  });
});
