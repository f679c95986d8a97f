import { describe, expect, it } from "vitest";
import { draftOf, rememberDraft } from "#renderer/features/cases/model/comparisonDrafts.ts";
import type { PointId } from "#shared/kernel/index.ts";

const id = (name: string): PointId => `pt_${name}` as PointId;
const EMPTY = { same: "", different: "" };

describe("what was written about two cases", () => {
  it("is there again, whichever of the two stands on the left", () => {
    rememberDraft(id("a"), id("b"), { same: "都停了", different: "" });
    expect(draftOf(id("b"), id("a"))).toEqual({ same: "都停了", different: "" });
    expect(draftOf(id("a"), id("c"))).toEqual(EMPTY);
  });

  it("is forgotten when it is emptied, and when fifty others came after it", () => {
    rememberDraft(id("a"), id("b"), { same: "都停了", different: "" });
    rememberDraft(id("a"), id("b"), EMPTY);
    expect(draftOf(id("a"), id("b"))).toEqual(EMPTY);
    rememberDraft(id("first"), id("x"), { same: "最早", different: "" });
    for (let each = 0; each < 50; each += 1) rememberDraft(id("y"), id(String(each)), { same: String(each), different: "" });
    expect(draftOf(id("first"), id("x"))).toEqual(EMPTY);
    expect(draftOf(id("y"), id("0")).same).toBe("0");
  });
});
