// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { PeerCarets } from "#renderer/features/notes/editor/plugins/peerCarets.ts";
import { placeAt } from "#renderer/features/notes/editor/relativePlaces.ts";
import { createReadable } from "#renderer/runtime/index.ts";
import { noGroup } from "#renderer/runtime/groups/noGroup.ts";
import { NOTE_BODY, type NoteDocId } from "#shared/notes/index.ts";
import type { GroupState, PeerPresence, Presence } from "#shared/sync/index.ts";
import { stateOf } from "#tests/support/groupBridge.ts";

const open: Editor[] = [];
afterEach(() => { for (const editor of open.splice(0)) editor.destroy(); });

function note(docId: NoteDocId) {
  const peers = createReadable<readonly PeerPresence[]>([]);
  const told: Partial<Presence>[] = [];
  const group = { ...noGroup("fr_1"), state: createReadable<GroupState | null>(stateOf("editor")), peers, setPresence: (patch: Partial<Presence>) => { told.push(patch); } };
  const doc = new Y.Doc();
  const editor = new Editor({
    element: document.body.appendChild(document.createElement("div")), injectCSS: false,
    extensions: [...noteExtensions({ taskLabel: (text) => text, onFormula: () => undefined }), Collaboration.configure({ document: doc, field: NOTE_BODY }), PeerCarets.configure({ docId, group })],
  });
  open.push(editor);
  const show = (anchor: number, head: number, personId: `pr_${string}` = "pr_her", at: string = docId): void => {
    peers.set([{ personId, deviceKey: "d".repeat(43), name: "小她", presence: { at: null, docId: at, anchor: placeAt(editor.state, anchor), head: placeAt(editor.state, head), dragged: [] } }]);
  };
  const carets = (): HTMLElement[] => [...editor.view.dom.querySelectorAll<HTMLElement>(".caret")];
  return { editor, doc, peers, told, show, carets };
}

describe("carets of others in a note", () => {
  it("stand where they write, with name and colour, and go with the words while somebody types", () => {
    const { editor, show, carets } = note("note:pt_a");
    editor.commands.insertContent("光合作用");
    const written = editor.getText();
    show(2, 4);
    expect(carets()).toHaveLength(1);
    expect(carets()[0]?.textContent).toBe("小她");
    expect(carets()[0]?.dataset.peer).toMatch(/^[1-6]$/);
    expect(editor.view.dom.querySelector(".selection")?.textContent).toBe("合作");
    editor.commands.insertContentAt(1, "论");
    expect(editor.view.dom.querySelector(".selection")?.textContent).toBe("合作");
    expect(editor.getText()).toBe(`论${written}`);
  });

  it("go when they leave, and are not those of another note or of a place that is none", () => {
    const { editor, peers, show, carets } = note("note:pt_a");
    editor.commands.insertContent("光合作用");
    show(2, 2);
    expect(carets()).toHaveLength(1);
    peers.set([]);
    expect(carets()).toHaveLength(0);
    show(2, 2, "pr_her", "note:pt_b");
    expect(carets()).toHaveLength(0);
    peers.set([{ personId: "pr_her", deviceKey: "d".repeat(43), name: "她", presence: { at: null, docId: "note:pt_a", anchor: "{", head: "[]", dragged: [] } }]);
    expect(carets()).toHaveLength(0);
  });

  it("write nothing into the document, and are no step of undo", () => {
    const { editor, doc, show } = note("note:pt_a");
    editor.commands.insertContent("光合作用");
    let updates = 0;
    doc.on("update", () => { updates += 1; });
    show(2, 4);
    expect(updates).toBe(0);
  });

  it("tell others where this person writes, but nothing of a sheet of one's own", () => {
    const shared = note("note:pt_a");
    shared.editor.commands.insertContent("光合作用");
    shared.editor.commands.setTextSelection({ from: 2, to: 3 });
    expect(shared.told.at(-1)).toMatchObject({ docId: "note:pt_a", anchor: placeAt(shared.editor.state, 2), head: placeAt(shared.editor.state, 3) });
    shared.editor.destroy();
    expect(shared.told.at(-1)).toEqual({ docId: null, anchor: null, head: null });
    const own = note("my:note:pt_a");
    own.editor.commands.insertContent("只给自己");
    own.editor.commands.setTextSelection(2);
    expect(own.told).toEqual([]);
  });
});
