// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { endFinding, findText, NoteFinding, stepFinding } from "#renderer/features/notes/editor/plugins/finding.ts";
import { RevealedText } from "#renderer/features/notes/editor/plugins/revealedText.ts";
import { placeOfFile, revealWords } from "#renderer/features/notes/editor/revealWords.ts";
import { NOTE_BODY } from "#shared/notes/index.ts";

const open: Editor[] = [];
afterEach(() => { for (const editor of open.splice(0)) editor.destroy(); });

function note(text: string) {
  const doc = new Y.Doc();
  const editor = new Editor({
    element: document.body.appendChild(document.createElement("div")), injectCSS: false,
    extensions: [...noteExtensions({ taskLabel: (label) => label, onFormula: () => undefined }), Collaboration.configure({ document: doc, field: NOTE_BODY }), NoteFinding, RevealedText],
  });
  open.push(editor);
  editor.commands.insertContent(text);
  const marked = (): string[] => [...editor.view.dom.querySelectorAll(".is-revealed")].map((each) => each.textContent);
  const type = (words: string): void => { editor.view.dispatch(editor.state.tr.insertText(words)); };
  return { editor, doc, marked, type };
}
const SHARED = { sheet: "shared" } as const;

describe("words somebody was brought to", () => {
  it("are marked and not written over by the next key, which ends the mark", () => {
    const { editor, marked, type } = note("先报价，再沉默。");
    const text = editor.getText();
    expect(revealWords(editor.view, { ...SHARED, words: "沉默", before: "再" })).toBe(true);
    expect([marked(), editor.state.selection.empty]).toEqual([["沉默"], true]);
    type("很");
    expect([editor.getText(), marked()]).toEqual([text.replace("沉默", "很沉默"), []]);
  });

  it("lose the mark when the caret goes elsewhere, and keep it when others write", () => {
    const { editor, doc, marked } = note("先报价，再沉默。");
    revealWords(editor.view, { ...SHARED, words: "沉默", before: "再" });
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
    const their = theirs.getXmlFragment(NOTE_BODY);
    their.insert(their.length, [new Y.XmlElement("paragraph")]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
    expect([editor.state.doc.childCount, marked()]).toEqual([2, ["沉默"]]);
    editor.commands.setTextSelection(1);
    expect(marked()).toEqual([]);
  });

  it("are nowhere when only the sheet was meant", () => {
    const { editor, marked } = note("先报价");
    expect([revealWords(editor.view, { ...SHARED, words: "", before: "" }), marked()]).toEqual([false, []]);
  });
});

describe("a file somebody was brought to", () => {
  const SHA = "a".repeat(64);
  const file = (att: string) => ({ type: "file", attrs: { att, name: "报价单.pdf", mime: "application/pdf", sizeBytes: 3 } });
  const goal = { ...SHARED, words: "", before: "", sha256: SHA };

  it("is marked as a whole, and the next key writes before it rather than over it", () => {
    const { editor, marked, type } = note("先");
    editor.commands.setContent([{ type: "paragraph", content: [{ type: "text", text: "先" }] }, file("b".repeat(64)), file(SHA), { type: "paragraph", content: [{ type: "text", text: "后" }] }]);
    expect(revealWords(editor.view, goal)).toBe(true);
    expect([marked().length, editor.state.selection.empty]).toEqual([1, true]);
    type("很");
    const kept = (editor.getJSON().content ?? []).filter(({ type: kind }) => kind === "file");
    expect([kept.length, editor.getText().startsWith("先很"), marked()]).toEqual([2, true, []]);
  });

  it("stands where it is shown rather than at a moment of it, and nowhere once it is gone", () => {
    const { editor } = note("先");
    editor.commands.setContent([{ type: "paragraph", content: [{ type: "timestamp", attrs: { att: SHA, atS: 5 } }] }, { type: "media", attrs: { att: SHA, name: "录音.mp3" } }]);
    expect(placeOfFile(editor.state.doc, SHA)?.from).toBe(editor.state.doc.child(0).nodeSize);
    expect(revealWords(editor.view, { ...goal, sha256: "c".repeat(64) })).toBe(false);
  });
});

describe("what was found in a note", () => {
  it("is not written over after its bar is closed, and stays marked where the caret is", () => {
    const { editor, marked, type } = note("报价，再报价，不报价");
    editor.commands.setTextSelection(1);
    findText(editor.view, "报价");
    stepFinding(editor.view, 1);
    endFinding(editor.view);
    expect([marked(), editor.state.selection.empty, editor.view.dom.querySelectorAll(".is-found").length]).toEqual([["报价"], true, 0]);
    type("先");
    expect(editor.getText()).toBe("报价，再先报价，不报价");
  });

  it("stays the same place while more of the word is typed", () => {
    const { editor } = note("报价，再报表，报表");
    editor.commands.setTextSelection(3);
    findText(editor.view, "报");
    findText(editor.view, "报表");
    expect(editor.state.selection.from).toBe(5);
  });
});
