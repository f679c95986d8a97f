// @vitest-environment happy-dom
import { Editor, getSchema } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { bindReplica } from "#renderer/features/notes/editor/bindReplica.ts";
import { mendContent } from "#renderer/features/notes/editor/mendContent.ts";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { NOTE_BODY, noteToJson, readNote, replaceBlocks, writeNote, type NoteJson } from "#shared/notes/index.ts";

const extensions = noteExtensions();
const schema = getSchema(extensions);
const text = (words: string, ...marks: string[]): NoteJson => (marks.length === 0 ? { type: "text", text: words } : { type: "text", text: words, marks: marks.map((type) => ({ type })) });
const node = (type: string, ...content: NoteJson[]): NoteJson => ({ type, content });
const paragraph = (words: string): NoteJson => node("paragraph", text(words));
const headless = node("bulletList", node("listItem", paragraph("一")), node("listItem", node("bulletList", node("listItem", paragraph("二")))));

function docOf(...content: NoteJson[]): Y.Doc {
  const doc = new Y.Doc();
  writeNote(doc, { type: "doc", content }, "test");
  return doc;
}
function mounted(doc: Y.Doc): Editor {
  const replica = bindReplica(doc, {
    isOneWay: false, onRefused: () => undefined,
    accepts: (shared) => {
      mendContent(shared, schema);
      return true;
    },
  });
  return new Editor({ element: document.createElement("div"), injectCSS: false, extensions: [...extensions, Collaboration.configure({ document: replica.doc, field: NOTE_BODY })] });
}

describe("mendContent", () => {
  it.each([
    ["an item that begins with a list", headless, "一\n二"],
    ["bold words in code", node("codeBlock", text("let a", "bold")), "let a"],
    ["an item without its list", node("listItem", paragraph("三")), "三"],
    ["words in a list", node("bulletList", text("四")), "四"],
    ["text without a paragraph", { type: "text", text: "六" }, "六"],
    ["a mention without a paragraph", { type: "pointRef", attrs: { pointId: null, label: "五" } }, "五"],
  ] satisfies [string, NoteJson, string][])("keeps the words of %s that the binding would remove", (_name, block, words) => {
    const doc = docOf(paragraph("前"), block, paragraph("后"));
    const editor = mounted(doc);
    expect(readNote(doc).text).toBe(`前\n${words}\n后`);
    for (const word of words.split("\n")) expect(editor.state.doc.textBetween(0, editor.state.doc.content.size, "\n", (leaf) => String(leaf.attrs.label))).toContain(word);
    editor.destroy();
  });

  it("keeps the words of such a block that comes in while the note is open", () => {
    const doc = docOf(paragraph("前"));
    const editor = mounted(doc);
    replaceBlocks(doc, { at: 1, count: 0, nodes: [headless] }, "remote");
    expect(readNote(doc).text).toBe("前\n一\n二");
    expect(editor.getText({ blockSeparator: " " })).toMatch(/前\s+一\s+二/);
    editor.destroy();
  });

  it("tells apart words without a paragraph from the blocks beside them", () => {
    const doc = docOf(text("一"), text("二", "bold"), headless, paragraph("后"));
    doc.getXmlFragment(NOTE_BODY).insert(0, [new Y.XmlText()]);
    mendContent(doc, schema);
    expect(readNote(doc).text).toBe("一二\n一\n二\n后");
  });

  it("comes to an end with marks that are none", () => {
    const doc = docOf(node("paragraph", text("一", "ychange")));
    mounted(doc).destroy();
    expect(readNote(doc).text).toBe("一");
  });

  it("writes nothing into a sound note", () => {
    const doc = docOf(paragraph("一"), node("codeBlock", text("let a")), { type: "image", attrs: { att: "a".repeat(64) } }, node("paragraph", text("二", "bold", "code")));
    const before = noteToJson(doc);
    let writes = 0;
    doc.on("update", () => { writes += 1; });
    mendContent(doc, schema);
    mendContent(new Y.Doc(), schema);
    expect(writes).toBe(0);
    expect(noteToJson(doc)).toEqual(before);
  });
});
