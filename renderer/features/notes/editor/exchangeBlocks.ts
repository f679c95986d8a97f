import type { Editor } from "@tiptap/core";
import { Fragment, type Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { writeNote, type BlocksReplaced, type NoteJson } from "#shared/notes/index.ts";
import { reportProblem } from "#renderer/runtime/index.ts";
import type { ExchangeTold } from "#renderer/runtime/notes/types.ts";
import { isDrawable } from "./expectDrawable.ts";

type Step = Y.UndoManager["undoStack"][number];

/** Exchanges that can be undone or done again, by the step of undo they are. */
const steps = new WeakMap<Step, ExchangeTold>();
const followed = new WeakSet<Y.UndoManager>();

/**
 * Exchanges blocks as one step of undo. Through the editor and not past it: its binding writes only what differs within a block, so comments keep their passages and what others write in the same
 * moment has a place to go.
 */
export function exchangeBlocks(editor: Editor, changes: readonly BlocksReplaced[], told: ExchangeTold): boolean {
  if (editor.isDestroyed || !editor.isEditable) return false;
  const tr = exchanged(editor, changes, told.blockCount);
  if (tr === null) return false;
  // SAFETY: the binding keeps its undo manager there, and types it as any.
  const manager = (yUndoPluginKey.getState(editor.state) as { readonly undoManager?: Y.UndoManager } | undefined)?.undoManager;
  manager?.stopCapturing();
  editor.view.dispatch(tr);
  manager?.stopCapturing();
  const step = manager?.undoStack.at(-1);
  if (manager === undefined || step === undefined) return true;
  follow(manager);
  steps.set(step, told);
  return true;
}

function exchanged({ state, schema }: Editor, changes: readonly BlocksReplaced[], blockCount: number): Transaction | null {
  // A note nobody has written in has no block yet; on the screen there is a line to write in.
  const isBlank = blockCount === 0 && state.doc.childCount === 1 && state.doc.firstChild?.content.size === 0;
  if (!isBlank && state.doc.childCount !== blockCount) return null;
  try {
    const { tr } = state;
    for (const { at, count, nodes } of [...changes].reverse()) {
      const from = isBlank ? 0 : startOf(state.doc, at);
      const to = isBlank ? state.doc.content.size : startOf(state.doc, at + count);
      tr.replaceWith(from, to, Fragment.from(nodes.map((node) => schema.nodeFromJSON(node))));
    }
    tr.doc.check();
    if (canBeDrawn(tr.doc)) return tr;
    reportProblem("exchange blocks", new Error("the note would be more than can be drawn"), "warn");
    return null;
  } catch (thrown) {
    // What a newer version, or somebody else's, put there: this editor cannot hold it.
    reportProblem("exchange blocks", thrown, "warn");
    return null;
  }
}

/** A table that reaches over a milliard columns is a few letters long, and would take the note away from everybody: the same question as before a note is opened. */
function canBeDrawn(doc: Node): boolean {
  const copy = new Y.Doc();
  // SAFETY: what the engine writes out is what a note is made of.
  writeNote(copy, doc.toJSON() as NoteJson, "would be");
  const isSo = isDrawable(copy);
  copy.destroy();
  return isSo;
}

function startOf(doc: Node, index: number): number {
  let at = 0;
  for (let before = 0; before < index; before += 1) at += doc.child(before).nodeSize;
  return at;
}

function follow(manager: Y.UndoManager): void {
  if (followed.has(manager)) return;
  followed.add(manager);
  manager.on("stack-item-popped", ({ stackItem, type }) => {
    const told = steps.get(stackItem);
    if (told === undefined) return;
    const next = (type === "undo" ? manager.redoStack : manager.undoStack).at(-1);
    if (next !== undefined) steps.set(next, told);
    if (type === "undo") told.onUndone();
    else told.onRedone();
  });
}
