import { getSchema } from "@tiptap/core";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { isKnownContent } from "#renderer/features/notes/editor/knownContent.ts";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { writeNote, type NoteJson } from "#shared/notes/index.ts";

const schema = getSchema(noteExtensions());
function docOf(...content: NoteJson[]): Y.Doc {
  const doc = new Y.Doc();
  writeNote(doc, { type: "doc", content }, "test");
  return doc;
}
const marked = (type: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text: "字", marks: [{ type, attrs: {} }] }] });

describe("isKnownContent", () => {
  it("knows an empty note, and whatever this version writes", () => {
    expect(isKnownContent(new Y.Doc(), schema)).toBe(true);
    expect(isKnownContent(docOf(marked("bold"), { type: "callout", attrs: { tone: "tip" }, content: [marked("highlight")] }), schema)).toBe(true);
  });

  it.each([[{ type: "hologram" }], [{ type: "blockquote", content: [{ type: "hologram" }] }], [marked("sparkle")]] satisfies NoteJson[][])("sees what a newer version wrote in %j", (node) => {
    expect(isKnownContent(docOf(node), schema)).toBe(false);
  });

  it("looks into a document that is nested deeper than calls may be", () => {
    const doc = new Y.Doc();
    let parent: Y.XmlFragment | Y.XmlElement = doc.getXmlFragment("body");
    for (let depth = 0; depth < 3_000; depth += 1) {
      const child = new Y.XmlElement("blockquote");
      parent.push([child]);
      parent = child;
    }
    parent.push([new Y.XmlElement("hologram")]);
    expect(isKnownContent(doc, schema)).toBe(false);
  });
});
