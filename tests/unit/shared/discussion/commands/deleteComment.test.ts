import { expect, it } from "vitest";
import { deleteComment, editComment, replyToThread, startThread } from "#shared/discussion/index.ts";
import { must, refusal } from "#tests/support/testForest.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";

it("takes one's own comment out of sight, and undo brings it back", () => {
  const desk = testDiscussion();
  const threadId = must(startThread(desk, { at: "pt_1", passage: null, text: "一" }));
  const id = must(replyToThread(desk, { threadId, text: "二" }));
  must(deleteComment(desk, { id }));
  expect(desk.view.thread(threadId)?.comments.map((comment) => comment.text)).toEqual(["一"]);
  expect(refusal(editComment(desk, { id, text: "三" }))).toBe("no-such-comment");
  desk.undo();
  expect(desk.view.thread(threadId)?.comments).toHaveLength(2);
});

it("ends a thread with its last comment", () => {
  const desk = testDiscussion();
  const threadId = must(startThread(desk, { at: "pt_1", passage: null, text: "一" }));
  must(deleteComment(desk, { id: "cm_1" }));
  expect(desk.view.thread(threadId)).toBeUndefined();
  expect(desk.view.openCountAt("pt_1")).toBe(0);
  desk.undo();
  expect(desk.view.openCountAt("pt_1")).toBe(1);
});

it("refuses somebody else's", () => {
  const desk = testDiscussion();
  must(startThread({ ...desk, author: "pr_other" }, { at: "pt_1", passage: null, text: "别人的" }));
  expect(refusal(deleteComment(desk, { id: "cm_1" }))).toBe("not-yours");
});
