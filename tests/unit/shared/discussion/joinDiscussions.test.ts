import { expect, it } from "vitest";
import { joinDiscussions, replyToThread, startThread } from "#shared/discussion/index.ts";
import { must } from "#tests/support/testForest.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";

it("reads what everybody says and what one says to oneself as one, in order", () => {
  const shared = testDiscussion({ ids: "s" });
  const own = testDiscussion({ docId: "my:discussion", ids: "o" });
  const both = joinDiscussions([shared.view, own.view]);
  let told = 0;
  both.onChange(() => { told += 1; });
  own.clock.advance(1);
  must(startThread(own, { at: "pt_1", passage: null, text: "对自己" }));
  const threadId = must(startThread(shared, { at: "pt_1", passage: null, text: "对大家" }));
  expect(both.threadsAt("pt_1").map((thread) => thread.docId)).toEqual(["discussion", "my:discussion"]);
  expect([both.openCountAt("pt_1"), both.threads().length, both.thread("th_o1")?.docId]).toEqual([2, 2, "my:discussion"]);
  const kept = both.threadsAt("pt_1");
  expect(both.threadsAt("pt_1")).toBe(kept);
  must(replyToThread(shared, { threadId, text: "再说" }));
  expect(both.threadsAt("pt_1")[0]?.comments).toHaveLength(2);
  const before = told;
  both.destroy();
  must(replyToThread(shared, { threadId, text: "没人听" }));
  expect([before > 0, told]).toEqual([true, before]);
});
