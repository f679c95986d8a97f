import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { suggestVersion, type SuggestVersionInput } from "#shared/discussion/index.ts";
import type { NoteJson } from "#shared/notes/index.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";

const p = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });
const input = (parts: Partial<SuggestVersionInput> = {}): SuggestVersionInput => ({ at: "note:pt_1", text: { base: [p("原")], blocks: [p("新")] }, why: " 更准确 ", ...parts });

describe("suggestVersion", () => {
  it("writes a suggestion with all its fields, and no step of undo", () => {
    const desk = testDiscussion();
    expect(suggestVersion(desk, input())).toEqual({ ok: true, value: "th_1" });
    expect(desk.doc.getMap("suggestions").toJSON()).toEqual({ th_1: { at: "note:pt_1", why: "更准确", base: JSON.stringify([p("原")]), blocks: JSON.stringify([p("新")]), createdAtMs: desk.clock.now(), createdBy: "pr_me" } });
    expect(desk.history.canUndo).toBe(false);
  });

  it("refuses what is no suggestion, and changes nothing", () => {
    const desk = testDiscussion();
    expect(suggestVersion(desk, input({ text: { base: [p("原")], blocks: [p("原")] } }))).toEqual({ ok: false, error: { code: "unchanged" } });
    expect(suggestVersion(desk, input({ at: "my:note:pt_1" }))).toEqual({ ok: false, error: { code: "own-sheet" } });
    expect(suggestVersion(desk, input({ why: "字".repeat(501) }))).toEqual({ ok: false, error: { code: "words-too-long", limit: 500 } });
    expect(suggestVersion(desk, input({ text: { base: [], blocks: [p("字".repeat(524_288))] } }))).toEqual({ ok: false, error: { code: "too-large", limit: 524_288 } });
    expect(suggestVersion(testDiscussion({ docId: "my:discussion" }), input())).toEqual({ ok: false, error: { code: "own-sheet" } });
    expect(desk.doc.getMap("suggestions").size).toBe(0);
  });

  it("takes no more for one note than can be shown; what is decided does not count, nor what is suggested elsewhere", () => {
    const desk = testDiscussion();
    const root = desk.doc.getMap("suggestions");
    desk.doc.transact(() => {
      for (let at = 0; at < 200; at += 1) root.set(`th_open${String(at)}`, new Y.Map([["at", "note:pt_1"], ["createdBy", "pr_me"]]));
      for (let at = 0; at < 6_000; at += 1) root.set(`th_done${String(at)}`, new Y.Map([["at", "note:pt_1"], ["decision", "declined"]]));
    });
    expect(suggestVersion(desk, input())).toEqual({ ok: false, error: { code: "too-many", limit: 200 } });
    expect(suggestVersion(desk, input({ at: "note:pt_2" })).ok).toBe(true);
    root.delete("th_open0");
    expect(suggestVersion(desk, input()).ok).toBe(true);
    // Full again, but not of theirs.
    expect(suggestVersion(testDiscussion({ doc: desk.doc, author: "pr_chen", ids: "x" }), input()).ok).toBe(true);
  });
});
