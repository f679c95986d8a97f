import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { isSharedDocId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import type { NoteDocId } from "#shared/notes/index.ts";
import type { PeerPresence } from "#shared/sync/index.ts";
import { peerColour } from "../peerColour.ts";
import { placeAt, posOfPlace } from "../relativePlaces.ts";
import styles from "./peerCarets.module.css";

interface PeerCaret { readonly deviceKey: string; readonly personId: string; readonly name: string; readonly anchor: string; readonly head: string }
interface CaretState { readonly carets: readonly PeerCaret[]; readonly marks: DecorationSet }

export interface PeerCaretParts {
  readonly docId: NoteDocId;
  readonly group: OpenForest["group"];
}

const caretKey = new PluginKey<CaretState>("notePeerCarets");
/** ProseMirror reads the composed text a moment after the composition has ended; nothing is drawn beside it until then. */
const SETTLE_MS = 60;
const MAX_PLACE_CHARS = 400;

/** Shows where others write in this note, and tells them where this person does. Only drawn beside the text: the document never learns of it. */
export const PeerCarets = Extension.create<PeerCaretParts | Record<string, never>>({
  name: "peerCarets",
  // After the binding to the document, whose mapping the places need.
  priority: 1,
  addOptions: () => ({}),
  addProseMirrorPlugins() {
    const { docId, group } = this.options;
    // A sheet of one's own is nobody else's.
    return docId === undefined || !isSharedDocId(docId) ? [] : [caretPlugin({ docId, group })];
  },
});

function caretPlugin(parts: PeerCaretParts): Plugin<CaretState> {
  return new Plugin<CaretState>({
    key: caretKey,
    state: {
      init: () => ({ carets: [], marks: DecorationSet.empty }),
      apply: (tr, before, _old, state) => {
        // SAFETY: only `followPeers` sets this meta.
        const carets = tr.getMeta(caretKey) as readonly PeerCaret[] | undefined;
        if (carets === undefined && (!tr.docChanged || before.carets.length === 0)) return before;
        if (carets !== undefined || isFromDocument(tr)) return { carets: carets ?? before.carets, marks: draw(state, carets ?? before.carets) };
        return { carets: before.carets, marks: before.marks.map(tr.mapping, tr.doc) };
      },
    },
    props: { decorations: (state) => caretKey.getState(state)?.marks ?? null },
    view: (view) => {
      const stop = followPeers(view, parts);
      return {
        update: (now, before) => { if (!now.state.selection.eq(before.selection)) tell(now, parts); },
        destroy: () => {
          stop();
          parts.group.setPresence({ docId: null, anchor: null, head: null });
        },
      };
    },
  });
}

function isFromDocument(tr: Transaction): boolean {
  // SAFETY: y-tiptap sets this meta and types it as any.
  const sync = tr.getMeta(ySyncPluginKey) as { readonly isChangeOrigin?: boolean } | undefined;
  return sync?.isChangeOrigin === true;
}

function tell({ state, editable }: EditorView, { docId, group }: PeerCaretParts): void {
  if (group.state.get() === null) return;
  const { anchor, head } = state.selection;
  group.setPresence({ docId, anchor: editable ? placeFor(state, anchor) : null, head: editable ? placeFor(state, head) : null });
}

function placeFor(state: EditorState, pos: number): string | null {
  const place = placeAt(state, pos);
  return place !== null && place.length <= MAX_PLACE_CHARS ? place : null;
}

/** Draws the carets of others as they move; while an input method composes, afterwards. */
function followPeers(view: EditorView, { docId, group }: PeerCaretParts): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    clearTimeout(timer);
    if (view.isDestroyed) return;
    if (view.composing) {
      timer = setTimeout(show, SETTLE_MS);
      return;
    }
    const carets = caretsIn(docId, group.peers.get());
    if (sameCarets(caretKey.getState(view.state)?.carets ?? [], carets)) return;
    view.dispatch(view.state.tr.setMeta(caretKey, carets).setMeta("addToHistory", false));
  };
  const stop = group.peers.onChange(show);
  // The view is not ready to be told anything while it is made.
  timer = setTimeout(show, 0);
  group.setPresence({ docId });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function caretsIn(docId: NoteDocId, peers: readonly PeerPresence[]): readonly PeerCaret[] {
  return peers.flatMap(({ deviceKey, personId, name, presence }) => {
    if (presence === null || presence.docId !== docId || presence.head === null) return [];
    return [{ deviceKey, personId, name, anchor: presence.anchor ?? presence.head, head: presence.head }];
  });
}

const sameCarets = (a: readonly PeerCaret[], b: readonly PeerCaret[]): boolean => a.length === b.length && JSON.stringify(a) === JSON.stringify(b);

function draw(state: EditorState, carets: readonly PeerCaret[]): DecorationSet {
  const marks = carets.flatMap((caret) => {
    const head = posOfPlace(state, caret.head);
    if (head === null) return [];
    const anchor = posOfPlace(state, caret.anchor) ?? head;
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
    // The name of a caret that has not moved is not shown again: the same key keeps what is drawn.
    const drawn = Decoration.widget(head, () => caretElement(caret), { key: `${caret.deviceKey} ${caret.head}`, side: 10, ignoreSelection: true, marks: [] });
    return from === to ? [drawn] : [drawn, Decoration.inline(from, to, { class: styles.selection ?? "", "data-peer": String(peerColour(caret.personId)) })];
  });
  return DecorationSet.create(state.doc, marks);
}

function caretElement({ name, personId }: PeerCaret): HTMLElement {
  const caret = document.createElement("span");
  caret.className = styles.caret ?? "";
  caret.dataset.peer = String(peerColour(personId));
  // Whoever listens to the text hears the text; who is here is said elsewhere.
  caret.setAttribute("aria-hidden", "true");
  const label = document.createElement("span");
  label.className = styles.name ?? "";
  label.textContent = name;
  caret.append(label);
  return caret;
}
