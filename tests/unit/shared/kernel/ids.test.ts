import { expect, it } from "vitest";
import { isCommentId, isEndId, isForestId, isLinkId, isPersonId, isPointId, isThreadId } from "#shared/kernel/index.ts";

it("knows ids by their prefix and shape", () => {
  expect([isPointId("pt_a-1_B"), isLinkId("ln_1"), isForestId("fr_1"), isPersonId("pr_1"), isEndId("pt_1"), isEndId("ln_1")]).not.toContain(false);
  for (const value of ["pt_", "pt_a b", "pt_a\n", "ln1", "", null, 5, {}, `pt_${"x".repeat(65)}`, "__proto__"]) expect([isPointId(value), isEndId(value)], String(value)).toEqual([false, false]);
});

it("tells threads from comments", () => {
  expect([isThreadId("th_1"), isCommentId("cm_1")]).toEqual([true, true]);
  expect([isThreadId("cm_1"), isCommentId("th_1"), isThreadId("th_"), isCommentId(5)]).not.toContain(true);
});
