import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createSuggestionView, decideSuggestion, suggestVersion, type SuggestionId } from "#shared/discussion/index.ts";
import type { NoteJson } from "#shared/notes/index.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";
import { must } from "#tests/support/testForest.ts";

const p = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });

function rig() {
  const desk = testDiscussion();
  const view = createSuggestionView(desk.doc);
  const suggest = (at: "note:pt_1" | "note:pt_2", word: string): SuggestionId => {
    desk.clock.advance(1_000);
    return must(suggestVersion(desk, { at, text: { base: [p("原")], blocks: [p(word)] }, why: word }));
  };
  return { desk, view, suggest };
}

describe("createSuggestionView", () => {
  it("lists open ones first, of each the newest first, and follows what is decided", () => {
    const { desk, view, suggest } = rig();
    let told = 0;
    view.onChange(() => { told += 1; });
    const [a, b, c] = [suggest("note:pt_1", "甲"), suggest("note:pt_1", "乙"), suggest("note:pt_1", "丙")];
    const other = suggest("note:pt_2", "丁");
    expect(view.suggestionsAt("note:pt_1").map(({ id }) => id)).toEqual([c, b, a]);
    const before = view.suggestionsAt("note:pt_2");
    must(decideSuggestion(desk, { id: c, decision: "declined", reason: "太早" }));
    expect(view.suggestionsAt("note:pt_1").map(({ id }) => id)).toEqual([b, a, c]);
    expect([view.openCountAt("note:pt_1"), view.openCountAt("note:pt_2"), view.openCountAt("note:pt_3"), told]).toEqual([2, 1, 0, 5]);
    expect(view.suggestionsAt("note:pt_2")).toBe(before);
    expect(view.textOf(other)).toEqual({ base: [p("原")], blocks: [p("丁")] });
    expect(view.textOf("th_none")).toBeNull();
    view.destroy();
  });

  it("shows on two machines the same, whatever came first, and stands what strangers put there", () => {
    const { desk, view, suggest } = rig();
    suggest("note:pt_1", "甲");
    desk.doc.getMap("suggestions").set("th_x", "no map");
    desk.doc.getMap("suggestions").set("nonsense", new Y.Map([["at", "note:pt_1"]]));
    desk.doc.getMap("suggestions").set("th_y", new Y.Map<unknown>([["at", "note:pt_1"], ["base", 5]]));
    const there = new Y.Doc();
    Y.applyUpdate(there, Y.encodeStateAsUpdate(desk.doc));
    const read = createSuggestionView(there);
    expect(read.suggestionsAt("note:pt_1")).toEqual(view.suggestionsAt("note:pt_1"));
    expect(read.suggestionsAt("note:pt_1").map(({ id }) => id)).toEqual(["th_1", "th_y"]);
    expect(read.textOf("th_y")).toBeNull();
  });

  it("hides nothing of one note behind what was suggested for others, whatever dates that bears", () => {
    const { desk, view, suggest } = rig();
    const root = desk.doc.getMap("suggestions");
    desk.doc.transact(() => {
      for (let at = 0; at < 6_000; at += 1) root.set(`th_flood${String(at)}`, new Y.Map<unknown>([["at", "note:pt_2"], ["createdAtMs", at % 2 === 0 ? 1 : 8.64e15]]));
    });
    const id = suggest("note:pt_1", "甲");
    expect(view.suggestionsAt("note:pt_1").map((each) => each.id)).toEqual([id]);
    const flooded = view.suggestionsAt("note:pt_2");
    expect(flooded).toHaveLength(200);
    suggest("note:pt_1", "乙");
    expect(view.suggestionsAt("note:pt_2")).toBe(flooded);
  });

  it("keeps within reach what thousands of claimed authors crowd out", () => {
    const { desk, view, suggest } = rig();
    const mine = suggest("note:pt_1", "甲");
    desk.doc.transact(() => {
      for (let at = 0; at < 3_000; at += 1) desk.doc.getMap("suggestions").set(`th_junk${at}`, new Y.Map<unknown>([["at", "note:pt_1"], ["base", "[]"], ["blocks", "[]"], ["by", `pr_${at}`], ["createdBy", `pr_${at}`], ["createdAtMs", 9e12 + at], ["atMs", 9e12 + at]]));
    });
    const every = view.everySuggestionAt("note:pt_1");
    expect([view.suggestionsAt("note:pt_1").length, every.length, every.some(({ id }) => id === mine)]).toEqual([200, 3_001, true]);
    expect(every.slice(0, 200)).toEqual(view.suggestionsAt("note:pt_1"));
    expect(view.everySuggestionAt("note:pt_1")).toBe(every);
    expect(view.everySuggestionAt("note:pt_2")).toEqual([]);
  });

  it("hides nobody's suggestions behind the many of one author, whatever dates those bear", () => {
    const { desk, view, suggest } = rig();
    const mine = suggest("note:pt_1", "甲");
    const decided = suggest("note:pt_1", "乙");
    must(decideSuggestion(desk, { id: decided, decision: "declined", reason: "" }));
    const root = desk.doc.getMap("suggestions");
    desk.doc.transact(() => {
      for (let at = 0; at < 300; at += 1) root.set(`th_junk${String(at)}`, new Y.Map<unknown>([["at", "note:pt_1"], ["createdAtMs", 8.64e15 - at], ["createdBy", "pr_junk"]]));
    });
    const shown = view.suggestionsAt("note:pt_1");
    expect([shown.length, shown.at(-1)?.id, shown.filter(({ createdBy }) => createdBy === "pr_junk").length]).toEqual([200, mine, 199]);
    must(decideSuggestion(desk, { id: mine, decision: "declined", reason: "" }));
    desk.doc.transact(() => {
      for (let at = 20; at < 300; at += 1) root.delete(`th_junk${String(at)}`);
      for (let at = 0; at < 300; at += 1) root.set(`th_done${String(at)}`, new Y.Map<unknown>([["at", "note:pt_1"], ["createdAtMs", 8.64e15], ["createdBy", "pr_junk"], ["decision", "withdrawn"]]));
    });
    expect(view.suggestionsAt("note:pt_1").map(({ id }) => id)).toEqual(expect.arrayContaining([mine, decided]));
    expect(view.suggestionsAt("note:pt_1")).toHaveLength(200);
  });

  it("gives the words that the note it was made from did not have", () => {
    const { desk, view } = rig();
    const id = must(suggestVersion(desk, { at: "note:pt_1", text: { base: [p("一"), p("二")], blocks: [p("一"), p("二改"), p("三")] }, why: "" }));
    expect(view.wordsOf(id)).toBe("二改\n三");
    const root = desk.doc.getMap("suggestions");
    root.set("th_bad", new Y.Map<unknown>([["at", "note:pt_1"], ["base", "[]"], ["blocks", "[["]]));
    root.set("th_number", new Y.Map<unknown>([["at", "note:pt_1"], ["base", "[]"], ["blocks", 7]]));
    // Too large together: what nobody can open is not found either.
    const words = JSON.stringify([p("三")]);
    root.set("th_large", new Y.Map<unknown>([["at", "note:pt_1"], ["base", " ".repeat(524_288)], ["blocks", words]]));
    root.set("th_fits", new Y.Map<unknown>([["at", "note:pt_1"], ["base", "[]"], ["blocks", words]]));
    expect(["th_bad", "th_number", "th_none", "th_large", "th_fits"].map((each) => view.wordsOf(each as SuggestionId))).toEqual(["", "", "", "", "三"]);
  });

  it("follows a suggestion that a stranger moves to another note or takes away", () => {
    const { desk, view, suggest } = rig();
    const id = suggest("note:pt_1", "甲");
    const ids = (at: "note:pt_1" | "note:pt_2"): string[] => view.suggestionsAt(at).map((each) => each.id);
    expect([ids("note:pt_1"), ids("note:pt_2")]).toEqual([[id], []]);
    const stored = desk.doc.getMap("suggestions").get(id);
    if (stored instanceof Y.Map) stored.set("at", "note:pt_2");
    expect([ids("note:pt_1"), ids("note:pt_2")]).toEqual([[], [id]]);
    desk.doc.getMap("suggestions").delete(id);
    expect([ids("note:pt_1"), ids("note:pt_2"), view.textOf(id)]).toEqual([[], [], null]);
  });
});
