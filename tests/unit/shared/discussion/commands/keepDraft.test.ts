import { describe, expect, it } from "vitest";
import { createSuggestionView, dropDraft, keepDraft } from "#shared/discussion/index.ts";
import type { NoteJson } from "#shared/notes/index.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";
import { must } from "#tests/support/testForest.ts";

const p = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });
const input = (word: string) => ({ at: "note:pt_1" as const, text: { base: [p("原")], blocks: [p(word)] }, why: "" });

describe("keepDraft", () => {
  it("writes on in the same draft, and takes its words away when it goes", () => {
    const desk = testDiscussion({ docId: "my:discussion" });
    const view = createSuggestionView(desk.doc);
    const id = must(keepDraft(desk, { id: null, ...input("一") }));
    expect(must(keepDraft(desk, { id, ...input("二") }))).toBe(id);
    expect(view.textOf(id)?.blocks).toEqual([p("二")]);
    expect(view.suggestionsAt("note:pt_1")).toHaveLength(1);
    must(dropDraft(desk, { id }));
    must(dropDraft(desk, { id }));
    expect(view.suggestionsAt("note:pt_1")).toEqual([]);
    expect(JSON.stringify(desk.doc.getMap("suggestions").toJSON())).not.toContain("二");
    expect(must(keepDraft(desk, { id, ...input("三") }))).not.toBe(id);
  });

  it("is never written where others read", () => {
    const desk = testDiscussion();
    expect(keepDraft(desk, { id: null, ...input("一") })).toEqual({ ok: false, error: { code: "own-sheet" } });
    expect(desk.doc.getMap("suggestions").size).toBe(0);
  });
});
