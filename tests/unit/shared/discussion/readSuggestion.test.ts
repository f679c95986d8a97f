import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { readSuggestedText, readSuggestion, writeSuggestedText } from "#shared/discussion/readSuggestion.ts";
import type { NoteJson } from "#shared/notes/index.ts";

const p = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });

function stored(fields: Readonly<Record<string, unknown>>): unknown {
  const root = new Y.Doc().getMap("suggestions");
  root.set("th_1", new Y.Map(Object.entries(fields)));
  return root.get("th_1");
}
const textIn = (base: unknown, blocks: unknown) => readSuggestedText(stored({ base, blocks }));

describe("readSuggestion", () => {
  it("reads what is there and passes over what is not", () => {
    expect(readSuggestion("th_1", stored({ at: "note:pt_1" }))).toEqual({ id: "th_1", at: "note:pt_1", why: "", createdAtMs: 0, createdBy: null, decision: null, adoptions: 0 });
    expect(readSuggestion("th_1", stored({ at: "note:pt_1", why: "字".repeat(900), createdAtMs: Infinity, createdBy: 5, decision: "burnt" }))).toMatchObject({ why: "字".repeat(500), createdAtMs: 0, createdBy: null, decision: null });
    expect(readSuggestion("th_1", stored({ at: "note:pt_1", decision: "adopted", reason: "别人的", ...Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`adopted:${String(at)}`, at])) }))).toMatchObject({ adoptions: 9, decision: { reason: "" } });
    expect(readSuggestion("th_1", stored({ at: "note:pt_1", decision: "declined", decidedBy: "pr_a", reason: 7 }))?.decision).toEqual({ kind: "declined", atMs: 0, by: "pr_a", reason: "" });
    for (const none of [null, "x", stored({}), stored({ at: "my:note:pt_1" }), stored({ at: "forest" }), stored({ at: "note:pt_1", deletedAtMs: 3 })]) expect(readSuggestion("th_1", none)).toBeNull();
  });
});

describe("readSuggestedText", () => {
  it("gives back what was written, keeping only once what both versions say", () => {
    const text = { base: [p("一"), p("很长".repeat(500)), p("三")], blocks: [p("一改"), p("很长".repeat(500)), p("三"), p("四")] };
    const written = writeSuggestedText(text);
    expect(JSON.parse(written.blocks)).toEqual([p("一改"), 1, 2, p("四")]);
    expect(textIn(written.base, written.blocks)).toEqual(text);
  });

  it("reads hostile text as far as it is a note, or not at all", () => {
    for (const [base, blocks] of [["", "[]"], ["[]", "{"], ["[]", 3], [null, "[]"], ["{}", "[]"], ["[]", `["${"x".repeat(524_288)}"]`], ["[".repeat(200_000), "[]"]]) expect(textIn(base, blocks)).toBeNull();
    expect(textIn("[]", "[0, -1, 1.5, 9e9, null, {\"type\":\"paragraph\",\"__proto__\":{\"x\":1}}]")).toEqual({ base: [], blocks: [{ type: "paragraph", content: [] }] });
    expect(textIn(JSON.stringify([p("一")]), "[0,0,0,0]")).toEqual({ base: [p("一")], blocks: [p("一")] });
  });
});
