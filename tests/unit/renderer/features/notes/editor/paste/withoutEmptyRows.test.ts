import { getSchema } from "@tiptap/core";
import { Fragment, Slice, type Node } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { withoutEmptyRows } from "#renderer/features/notes/editor/paste/withoutEmptyRows.ts";

const schema = getSchema(noteExtensions());
const node = (json: object): Node => schema.nodeFromJSON(json);
const cell = { type: "tableCell", content: [{ type: "paragraph", content: [{ type: "text", text: "格" }] }] };
const closed = (...nodes: Node[]): Slice => new Slice(Fragment.fromArray(nodes), 0, 0);

describe("withoutEmptyRows", () => {
  it("takes rows without a cell out of a pasted table, and keeps the others", () => {
    const pasted = withoutEmptyRows(closed(node({ type: "table", content: [{ type: "tableRow" }, { type: "tableRow", content: [cell] }] })));
    expect(pasted.content.firstChild?.childCount).toBe(1);
    expect(pasted.content.textBetween(0, pasted.content.size)).toBe("格");
  });

  it("takes out a table in which no cell is left, beside text that stays", () => {
    const pasted = withoutEmptyRows(closed(node({ type: "table", content: [{ type: "tableRow" }] }), node({ type: "paragraph", content: [{ type: "text", text: "留下" }] })));
    expect(pasted.content.childCount).toBe(1);
    expect(pasted.content.firstChild?.textContent).toBe("留下");
  });

  it("leaves everything else as it is", () => {
    const slice = closed(node({ type: "table", content: [{ type: "tableRow", content: [cell, cell] }] }));
    expect(withoutEmptyRows(slice)).toBe(slice);
  });
});
