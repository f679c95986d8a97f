import { describe, expect, it } from "vitest";
import { addNotesWritten, emptySummary, isEmptySummary, mergeSummaries, NAMES_SHOWN } from "#shared/history/index.ts";
import type { RawRecord } from "#shared/forest/index.ts";

const read = (root: "points", id: string): RawRecord | null => (id === "pt_gone" ? null : { root, id, doc: "forest", fields: { title: `<${id}>`, kind: "case" } });
const of = (...docIds: string[]): ReturnType<typeof addNotesWritten> => addNotesWritten(emptySummary(), docIds.map((docId) => ({ docId })), read);

describe("whose notes were written", () => {
  it("is told from the names of documents: once for both sheets of a point, and without a name for a point that is gone", () => {
    const summary = of("forest", "note:pt_1", "note:pt_1", "my:note:pt_1", "note:pt_gone", "personal");
    expect(summary.notesWritten).toEqual({ count: 2, some: [{ id: "pt_1", title: "<pt_1>", kind: "case" }, { id: "pt_gone", title: "", kind: "" }] });
    expect([summary.isDiscussed, isEmptySummary(summary)]).toEqual([false, false]);
  });

  it("names the first ones and counts all", () => {
    const { notesWritten } = of(...Array.from({ length: 30 }, (_, at) => `note:pt_${at}`));
    expect([notesWritten.count, notesWritten.some.length]).toEqual([30, NAMES_SHOWN]);
  });

  it("tells apart what was discussed, and nothing of what is no note", () => {
    expect(of("my:discussion")).toMatchObject({ isDiscussed: true, notesWritten: { count: 0 } });
    expect(isEmptySummary(of("discussion"))).toBe(false);
    expect(isEmptySummary(of("forest", "personal", "note:nobody"))).toBe(true);
  });

  it("is joined with what was written before", () => {
    const both = mergeSummaries(of("note:pt_1", "discussion"), of("note:pt_1", "note:pt_2"));
    expect([both.notesWritten.count, both.isDiscussed]).toEqual([2, true]);
  });
});
