import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { expectDrawable, isDrawable } from "#renderer/features/notes/editor/expectDrawable.ts";
import { writeNote, type NoteJson } from "#shared/notes/index.ts";

const table = (cell: Record<string, unknown>): NoteJson => ({ type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", attrs: cell, content: [{ type: "paragraph" }] }] }] });
function docOf(...content: NoteJson[]): Y.Doc {
  const doc = new Y.Doc();
  writeNote(doc, { type: "doc", content }, "test");
  return doc;
}

describe("isDrawable", () => {
  it("draws what people write", () => {
    expect(isDrawable(new Y.Doc())).toBe(true);
    expect(isDrawable(docOf(table({ colspan: 3, rowspan: 1 }), table({}), { type: "blockMath", attrs: { latex: "\\frac{1}{2}" } }))).toBe(true);
  });

  it.each([[table({ colspan: 1e9 })], [table({ colspan: "9" })], [table({ colspan: 1, rowspan: -1 })], [table({ colspan: 0.5 })], [{ type: "blockMath", attrs: { latex: "x".repeat(200_001) } }]] satisfies NoteJson[][])("leaves alone what would take the window away (%#)", (block) => {
    expect(isDrawable(docOf(block))).toBe(false);
    expect(() => { expectDrawable(docOf(block)); }).toThrow("more than can be drawn");
  });

  it("leaves a table of a million cells alone", () => {
    const row: NoteJson = { type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: 1000 }, content: [] }] };
    expect(isDrawable(docOf({ type: "table", content: Array.from({ length: 1_000 }, () => row) }))).toBe(false);
  });
});
