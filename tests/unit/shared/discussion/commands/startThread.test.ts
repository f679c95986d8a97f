import { expect, it } from "vitest";
import { DISCUSSION_LIMITS, startThread } from "#shared/discussion/index.ts";
import { noteDocId } from "#shared/notes/index.ts";
import { must, refusal } from "#tests/support/testForest.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";

const NOTE = noteDocId("pt_1", "shared");
const OWN_NOTE = noteDocId("pt_1", "own");
const passage = { start: '{"type":1}', end: '{"type":2}', quote: "电话不接" };

it("begins a thread about a passage with its first comment, each with all its fields at once", () => {
  const desk = testDiscussion();
  const id = must(startThread(desk, { at: NOTE, passage, text: " 他是哪一天开始不接电话的？ " }));
  expect(desk.view.threadsAt(NOTE)).toEqual([{
    id, docId: "discussion", at: NOTE, passage, createdAtMs: desk.clock.now(), createdBy: "pr_me", resolvedAtMs: null, resolvedBy: null,
    comments: [{ id: "cm_1", threadId: id, text: "他是哪一天开始不接电话的？", createdAtMs: desk.clock.now(), createdBy: "pr_me", editedAtMs: null }],
  }]);
  expect(desk.view.openCountAt(NOTE)).toBe(1);
  expect(desk.view.openCountAt("pt_1")).toBe(0);
});

it("refuses what says nothing, says too much, or would tell of an own sheet where others read", () => {
  const desk = testDiscussion();
  expect(refusal(startThread(desk, { at: "pt_1", passage: null, text: " \n" }))).toBe("empty");
  expect(refusal(startThread(desk, { at: "pt_1", passage: null, text: "字".repeat(DISCUSSION_LIMITS.text + 1) }))).toBe("too-long");
  expect(refusal(startThread(desk, { at: OWN_NOTE, passage: null, text: "只给自己" }))).toBe("stays-here");
  expect(refusal(startThread(desk, { at: NOTE, passage: { ...passage, start: "x".repeat(3_000) }, text: "哪里" }))).toBe("bad-passage");
  expect(desk.doc.getMap("threads").size).toBe(0);
  must(startThread(testDiscussion({ docId: "my:discussion" }), { at: OWN_NOTE, passage: null, text: "只给自己" }));
});

it("cuts a long quote without leaving half a character", () => {
  const desk = testDiscussion();
  must(startThread(desk, { at: NOTE, passage: { ...passage, quote: `${"字".repeat(DISCUSSION_LIMITS.quote - 1)}😀` }, text: "好" }));
  expect(desk.view.threads()[0]?.passage?.quote).toBe("字".repeat(DISCUSSION_LIMITS.quote - 1));
});

it("is taken back and done again as one step", () => {
  const desk = testDiscussion();
  must(startThread(desk, { at: "ln_1", passage: null, text: "为什么？" }));
  expect(desk.undo()).toBe(true);
  expect(desk.view.threadsAt("ln_1")).toEqual([]);
  expect(desk.redo()).toBe(true);
  expect(desk.view.threadsAt("ln_1")).toHaveLength(1);
  expect(desk.redo()).toBe(false);
});
