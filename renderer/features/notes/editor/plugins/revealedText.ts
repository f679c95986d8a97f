import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, Selection, TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { placeAt, posOfPlace } from "../relativePlaces.ts";
import type { FoundText } from "./findMatches.ts";

interface Revealed { readonly start: string; readonly end: string; readonly marks: DecorationSet }
const revealedKey = new PluginKey<Revealed | null>("revealedText");

/** Marks the place somebody was brought to until they write or go elsewhere. It is not selected: the next key would write over it. */
export const RevealedText = Extension.create({
  name: "revealedText",
  addProseMirrorPlugins: () => [new Plugin<Revealed | null>({
    key: revealedKey,
    state: {
      init: () => null,
      apply: (tr, before, old, state) => {
        // SAFETY: only `revealText` sets this meta.
        const place = tr.getMeta(revealedKey) as FoundText | undefined;
        if (place !== undefined) return reveal(old, place);
        if (before === null || !(tr.docChanged || tr.selectionSet)) return before;
        // Whoever writes or moves the caret has seen it. What others write replaces the whole text, and ends nothing.
        return isFromDocument(tr) ? { ...before, marks: drawAnew(state, before) } : null;
      },
    },
    props: { decorations: (state) => revealedKey.getState(state)?.marks ?? null },
  })],
});

const LOOK = { class: "is-revealed" };

/** A file or a picture is marked as a whole. */
function drawn(doc: Node, from: number, to: number): DecorationSet {
  const node = doc.nodeAt(from);
  const isWhole = node !== null && node.isBlock && node.nodeSize === to - from;
  return DecorationSet.create(doc, [isWhole ? Decoration.node(from, to, LOOK) : Decoration.inline(from, to, LOOK)]);
}

function reveal(state: EditorState, { from, to }: FoundText): Revealed {
  return { start: placeAt(state, from) ?? "", end: placeAt(state, to) ?? "", marks: drawn(state.doc, from, to) };
}

function drawAnew(state: EditorState, { start, end }: Revealed): DecorationSet {
  const [from, to] = [posOfPlace(state, start), posOfPlace(state, end)];
  return from === null || to === null || from >= to ? DecorationSet.empty : drawn(state.doc, from, to);
}

function isFromDocument(tr: Transaction): boolean {
  // SAFETY: y-tiptap sets this meta and types it as any.
  const sync = tr.getMeta(ySyncPluginKey) as { readonly isChangeOrigin?: boolean } | undefined;
  return sync?.isChangeOrigin === true;
}

/** Marks a place of the text, with the caret before it. */
export function revealText(view: EditorView, place: FoundText): void {
  const { tr } = view.state;
  const start = tr.doc.resolve(place.from);
  // Beside a file there may be no text at all; then the caret stays where it is.
  const caret = start.parent.inlineContent ? TextSelection.create(tr.doc, place.from) : (Selection.findFrom(start, -1, true) ?? Selection.findFrom(start, 1, true));
  if (caret !== null) tr.setSelection(caret);
  view.dispatch(tr.setMeta(revealedKey, place));
}
