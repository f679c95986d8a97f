import { describe, expect, it } from "vitest";
import { passagesToMark, sortThreads, stepThrough } from "#renderer/features/comments/model/marginThreads.ts";
import type { ThreadRecord } from "#shared/discussion/index.ts";
import { noteDocId } from "#shared/notes/index.ts";

function thread(id: `th_${string}`, parts: Partial<ThreadRecord> = {}): ThreadRecord {
  return { id, docId: "discussion", at: noteDocId("pt_1", "shared"), passage: { start: "s", end: "e", quote: "q" }, createdAtMs: 1, createdBy: "pr_a", resolvedAtMs: null, resolvedBy: null, comments: [], ...parts };
}
const threads = [thread("th_1"), thread("th_2", { resolvedAtMs: 5 }), thread("th_3"), thread("th_4", { passage: null }), thread("th_5")];

describe("threads of a note", () => {
  it("stand beside their passages in the order of the text, about the whole note at its top, or apart when their text is gone", () => {
    const sorted = sortThreads(threads, (id) => ({ th_1: 300, th_5: 20 })[id] ?? null);
    expect(sorted.beside.map(({ thread: { id }, topPx }) => [id, topPx])).toEqual([["th_4", 0], ["th_5", 20], ["th_1", 300]]);
    expect([sorted.lost.map(({ id }) => id), sorted.resolved.map(({ id }) => id)]).toEqual([["th_3"], ["th_2"]]);
  });

  it("mark their passages, the resolved ones only while they are shown", () => {
    const ids = (shows: boolean): string[] => passagesToMark(threads, { start: "a", end: "b", quote: "" }, shows).map(({ id, tone }) => `${id} ${tone}`);
    expect(ids(false)).toEqual(["th_1 comment", "th_3 comment", "th_5 comment", "draft comment"]);
    expect(ids(true)).toContain("th_2 resolved");
  });

  it("are walked through round and round", () => {
    const ids = ["a", "b", "c"];
    expect([stepThrough(ids, null, 1), stepThrough(ids, null, -1), stepThrough(ids, "c", 1), stepThrough(ids, "a", -1), stepThrough(ids, "b", 1), stepThrough(ids, "gone", 1), stepThrough([], "a", 1)]).toEqual(["a", "c", "a", "c", "c", "a", null]);
  });
});
