import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { reportProblem } from "#renderer/runtime/index.ts";
import type { NoteEditorPort } from "#renderer/runtime/notes/types.ts";
import type { NoteDocId } from "#shared/notes/index.ts";
import { exchangeBlocks } from "./exchangeBlocks.ts";
import { passageAt, passageRange, setPassages } from "./plugins/passageMarks.ts";
import { placeAt } from "./relativePlaces.ts";

/** A comment keeps so much of the words it is about. */
const MAX_QUOTE_CHARS = 300;

type PortChange = Parameters<Parameters<NoteEditorPort["onChange"]>[0]>[0];

/** What the margin may ask of an editor. Call `stop` when the editor goes. */
export function createEditorPort(docId: NoteDocId, editor: Editor): { readonly port: NoteEditorPort; stop(): void } {
  const listeners = new Set<(change: PortChange) => void>();
  const tell = (change: PortChange): void => {
    for (const listener of [...listeners]) {
      try {
        listener(change);
      } catch (thrown) {
        reportProblem("note margin", thrown);
      }
    }
  };
  let activeId: string | null = null;
  const onUpdate = (): void => { tell({ kind: "layout" }); };
  const onSelection = (): void => {
    tell({ kind: "selection" });
    const reached = passageAt(editor.state, editor.state.selection.from);
    if (reached === activeId) return;
    activeId = reached;
    tell({ kind: "active", activeId });
  };
  editor.on("update", onUpdate);
  editor.on("selectionUpdate", onSelection);
  const observer = new ResizeObserver(onUpdate);
  observer.observe(editor.view.dom);
  const port: NoteEditorPort = {
    docId,
    selectedPassage: () => selectedPassage(editor),
    markPassages: (owner, passages, active) => {
      if (editor.isDestroyed) return;
      setPassages(editor.view, owner, { passages, activeId: active });
      onUpdate();
    },
    topOf: (id) => topOf(editor, id),
    reveal: (id) => { reveal(editor, id); },
    onChange: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    // The engine focuses only what may be written in; a text that is read takes the keyboard by itself.
    focus: () => {
      if (editor.isEditable) editor.commands.focus();
      else if (!editor.isDestroyed) editor.view.dom.focus({ preventScroll: true });
    },
    exchangeBlocks: (changes, told) => exchangeBlocks(editor, changes, told),
  };
  return {
    port,
    stop: () => {
      editor.off("update", onUpdate);
      editor.off("selectionUpdate", onSelection);
      observer.disconnect();
      listeners.clear();
    },
  };
}

function selectedPassage({ state }: Editor): ReturnType<NoteEditorPort["selectedPassage"]> {
  const { from, to, empty } = state.selection;
  if (empty) return null;
  const [start, end] = [placeAt(state, from), placeAt(state, to)];
  return start === null || end === null ? null : { start, end, quote: state.doc.textBetween(from, to, " ", " ").trim().slice(0, MAX_QUOTE_CHARS) };
}

function topOf(editor: Editor, id: string): number | null {
  if (editor.isDestroyed) return null;
  const range = passageRange(editor.state, id);
  if (range === null) return null;
  // The margin begins where the title does, beside the text and what stands above it.
  const column = editor.view.dom.closest("[data-note-column]") ?? editor.view.dom;
  return editor.view.coordsAtPos(range.from).top - column.getBoundingClientRect().top;
}

function reveal(editor: Editor, id: string): void {
  const range = editor.isDestroyed ? null : passageRange(editor.state, id);
  if (range === null) return;
  const { view } = editor;
  // The passage is marked already; selected, the next key would write over it.
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, range.from)).scrollIntoView());
  view.focus();
}
