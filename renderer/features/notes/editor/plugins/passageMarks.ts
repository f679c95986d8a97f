import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { MarkedPassage } from "#renderer/runtime/notes/types.ts";
import { posOfPlace } from "../relativePlaces.ts";

interface OwnedPassages { readonly passages: readonly MarkedPassage[]; readonly activeId: string | null }
interface PassageState { readonly owners: ReadonlyMap<string, OwnedPassages>; readonly marks: DecorationSet }
interface PassageChange { readonly owner: string; readonly owned: OwnedPassages }

const passageKey = new PluginKey<PassageState>("notePassages");

/** Marks passages that others talk about: each owner (comments, search) has its own. */
export const PassageMarks = Extension.create({
  name: "passageMarks",
  addProseMirrorPlugins: () => [new Plugin<PassageState>({
    key: passageKey,
    state: {
      init: () => ({ owners: new Map(), marks: DecorationSet.empty }),
      apply: (tr, before, _old, state) => {
        // SAFETY: only `setPassages` sets this meta.
        const change = tr.getMeta(passageKey) as PassageChange | undefined;
        const owners = change === undefined ? before.owners : new Map(before.owners).set(change.owner, change.owned);
        if (change === undefined && !tr.docChanged) return before;
        // What comes from the document replaces the whole text; what is typed here has not reached the document yet, but its steps say where things went.
        const isFresh = change !== undefined || isFromDocument(tr);
        return { owners, marks: isFresh ? draw(state, owners) : before.marks.map(tr.mapping, tr.doc) };
      },
    },
    props: { decorations: (state) => passageKey.getState(state)?.marks ?? null },
  })],
});

function isFromDocument(tr: Transaction): boolean {
  // SAFETY: y-tiptap sets this meta and types it as any.
  const sync = tr.getMeta(ySyncPluginKey) as { readonly isChangeOrigin?: boolean } | undefined;
  return sync?.isChangeOrigin === true;
}

function draw(state: EditorState, owners: PassageState["owners"]): DecorationSet {
  const marks: Decoration[] = [];
  for (const { passages, activeId } of owners.values()) {
    for (const { id, start, end, tone } of passages) {
      const from = posOfPlace(state, start);
      const to = posOfPlace(state, end);
      if (from === null || to === null || from >= to) continue;
      marks.push(Decoration.inline(from, to, { class: `passage passage-${tone}${id === activeId ? " is-active" : ""}`, "data-passage": id }, { passageId: id }));
    }
  }
  return DecorationSet.create(state.doc, marks);
}

/** Marks these passages and no others of their owner. */
export function setPassages(view: EditorView, owner: string, owned: OwnedPassages): void {
  const change: PassageChange = { owner, owned };
  view.dispatch(view.state.tr.setMeta(passageKey, change));
}

/** Where a marked passage is in the text now; null when its text is gone. */
export function passageRange(state: EditorState, id: string): { readonly from: number; readonly to: number } | null {
  const found = passageKey.getState(state)?.marks.find(undefined, undefined, (spec) => spec.passageId === id) ?? [];
  const [first] = found;
  return first === undefined ? null : { from: Math.min(...found.map(({ from }) => from)), to: Math.max(...found.map(({ to }) => to)) };
}

/** The passage a place lies in: the shortest, when they lie in each other. */
export function passageAt(state: EditorState, pos: number): string | null {
  const around = passageKey.getState(state)?.marks.find(pos, pos) ?? [];
  const [shortest] = [...around].sort((a, b) => (a.to - a.from) - (b.to - b.from));
  // SAFETY: `draw` gives each mark the id of its passage.
  return shortest === undefined ? null : (shortest.spec as { readonly passageId: string }).passageId;
}
