import { getSchema } from "@tiptap/core";
import { describe, expect, it } from "vitest";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";

const schema = getSchema(noteExtensions());
const attrsOf = (spec: { readonly attrs?: Record<string, unknown> } | undefined): string[] => Object.keys(spec?.attrs ?? {}).sort();

describe("noteExtensions", () => {
  it("has every node and mark of a note, without a DOM", () => {
    expect(Object.keys(schema.nodes).sort()).toEqual([
      "blockMath", "blockquote", "bulletList", "callout", "codeBlock", "doc", "file", "hardBreak", "heading", "horizontalRule", "image", "inlineMath", "listItem", "media",
      "orderedList", "paragraph", "pointRef", "table", "tableCell", "tableHeader", "tableRow", "taskItem", "taskList", "text", "timestamp",
    ]);
    expect(Object.keys(schema.marks).sort()).toEqual(["bold", "code", "highlight", "italic", "link", "strike", "underline"]);
  });

  it.each([
    ["heading", ["level", "section"]], ["image", ["alt", "att", "caption", "widthPct"]], ["file", ["att", "mime", "name", "sizeBytes"]], ["media", ["att", "mime", "name"]],
    ["timestamp", ["atS", "att"]], ["pointRef", ["label", "pointId"]], ["callout", ["tone"]], ["blockMath", ["latex"]], ["inlineMath", ["latex"]], ["taskItem", ["checked"]],
  ])("keeps of a %s just its own attributes", (name, attrs) => {
    expect(attrsOf(schema.nodes[name]?.spec)).toEqual(attrs);
  });

  it("keeps of a link only where it leads, of a highlight only its colour", () => {
    expect(attrsOf(schema.marks.link?.spec)).toEqual(["href"]);
    expect(attrsOf(schema.marks.highlight?.spec)).toEqual(["color"]);
  });
});
