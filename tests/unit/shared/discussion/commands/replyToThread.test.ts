import { expect, it } from "vitest";
import { replyToThread, resolveThread, startThread } from "#shared/discussion/index.ts";
import { must, refusal } from "#tests/support/testForest.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";

it("adds what is said after what was said, and leaves a resolved thread resolved", () => {
  const desk = testDiscussion();
  const threadId = must(startThread(desk, { at: "pt_1", passage: null, text: "怎么折的？" }));
  must(resolveThread(desk, { id: threadId }));
  desk.clock.advance(5);
  must(replyToThread(desk, { threadId, text: "按节拍 38 秒一件" }));
  const thread = desk.view.thread(threadId);
  expect(thread?.comments.map((comment) => comment.text)).toEqual(["怎么折的？", "按节拍 38 秒一件"]);
  expect(thread?.resolvedBy).toBe("pr_me");
});

it("refuses an answer to nothing, and an empty one", () => {
  const desk = testDiscussion();
  expect(refusal(replyToThread(desk, { threadId: "th_9", text: "喂" }))).toBe("no-such-thread");
  expect(refusal(replyToThread(desk, { threadId: "th_9", text: "" }))).toBe("empty");
});
