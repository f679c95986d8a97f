import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { LIMITS, type Forest } from "#shared/forest/index.ts";
import { testForest } from "#tests/support/testForest.ts";

function forestOf(fields: Record<string, unknown>): Forest {
  const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
  docs.forest.getMap("points").set("pt_a", new Y.Map(Object.entries({ kind: "case", title: "案例", order: "a0", createdAtMs: 1, ...fields })));
  return testForest({ docs });
}

describe("reading free fields", () => {
  it("passes over names of another shape without remark, and reports values that are no text", () => {
    const forest = forestOf({ "f:case.who": "我", "f:自由": "别的版本的", "f:": "空", "f:case.when": 7, "f:__proto__": "x", "f:constructor": "字段" });
    expect({ ...forest.view.point("pt_a")?.fields }).toEqual({ "case.who": "我", constructor: "字段" });
    expect(forest.view.problems().map(({ code, field }) => `${code} ${field ?? ""}`)).toEqual(["bad-field f:case.when"]);
  });

  it("cuts huge texts and reads the first forty by name, leaving what is stored", () => {
    const many = Object.fromEntries(Array.from({ length: 45 }, (_each, index) => [`f:x${String(index).padStart(2, "0")}`, "字".repeat(index === 0 ? 9_000 : 1)]));
    const forest = forestOf(many);
    const fields = forest.view.point("pt_a")?.fields ?? {};
    expect([Object.keys(fields).length, Object.keys(fields).at(-1), fields["x00"]?.length]).toEqual([40, "x39", LIMITS.field]);
    expect(forest.view.problems().map(({ field }) => field)).toEqual(["f:", "f:x00"]);
    expect(Object.keys(forest.docs.forest.getMap("points").toJSON()["pt_a"] as object)).toHaveLength(49);
  });
});
