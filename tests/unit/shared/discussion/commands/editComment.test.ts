import { expect, it } from "vitest";
import { editComment, startThread } from "#shared/discussion/index.ts";
import { must, refusal } from "#tests/support/testForest.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";

it("changes one's own words, notes when, and is taken back in one step", () => {
  const desk = testDiscussion();
  must(startThread(desk, { at: "pt_1", passage: null, text: "初稿" }));
  desk.clock.advance(5);
  must(editComment(desk, { id: "cm_1", text: "定稿" }));
  expect(desk.view.threads()[0]?.comments[0]).toMatchObject({ text: "定稿", editedAtMs: desk.clock.now() });
  desk.undo();
  expect(desk.view.threads()[0]?.comments[0]).toMatchObject({ text: "初稿", editedAtMs: null });
});

it("leaves the same words without a mark", () => {
  const desk = testDiscussion();
  must(startThread(desk, { at: "pt_1", passage: null, text: "初稿" }));
  must(editComment(desk, { id: "cm_1", text: " 初稿 " }));
  expect(desk.view.threads()[0]?.comments[0]?.editedAtMs).toBeNull();
});

it("refuses somebody else's words and what is not there", () => {
  const desk = testDiscussion();
  must(startThread({ ...desk, author: "pr_other" }, { at: "pt_1", passage: null, text: "别人的" }));
  expect(refusal(editComment(desk, { id: "cm_1", text: "我的" }))).toBe("not-yours");
  expect(refusal(editComment(desk, { id: "cm_9", text: "我的" }))).toBe("no-such-comment");
  expect(refusal(editComment(desk, { id: "cm_1", text: "  " }))).toBe("empty");
});

it("undo leaves alone what was changed elsewhere since", () => {
  const desk = testDiscussion();
  must(startThread(desk, { at: "pt_1", passage: null, text: "一" }));
  must(editComment(desk, { id: "cm_1", text: "二" }));
  must(editComment({ ...desk, onStep: () => undefined }, { id: "cm_1", text: "三" }));
  desk.undo();
  expect(desk.view.threads()[0]?.comments[0]?.text).toBe("三");
});
