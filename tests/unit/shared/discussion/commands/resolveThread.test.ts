import { expect, it } from "vitest";
import { reopenThread, resolveThread, startThread } from "#shared/discussion/index.ts";
import { must, refusal } from "#tests/support/testForest.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";

it("closes a thread once, opens it again, and undo goes back step by step", () => {
  const desk = testDiscussion();
  const id = must(startThread(desk, { at: "pt_1", passage: null, text: "一" }));
  must(resolveThread(desk, { id }));
  must(resolveThread({ ...desk, author: "pr_other" }, { id }));
  expect(desk.view.thread(id)).toMatchObject({ resolvedAtMs: desk.clock.now(), resolvedBy: "pr_me" });
  expect(desk.view.openCountAt("pt_1")).toBe(0);
  must(reopenThread(desk, { id }));
  expect(desk.view.thread(id)).toMatchObject({ resolvedAtMs: null, resolvedBy: null });
  desk.undo();
  expect(desk.view.thread(id)?.resolvedBy).toBe("pr_me");
  desk.undo();
  expect(desk.view.openCountAt("pt_1")).toBe(1);
});

it("refuses a thread that is not there", () => {
  const desk = testDiscussion();
  expect(refusal(resolveThread(desk, { id: "th_9" }))).toBe("no-such-thread");
  expect(refusal(reopenThread(desk, { id: "th_9" }))).toBe("no-such-thread");
});
