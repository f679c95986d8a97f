import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, TextSelection, type EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { findMatches, type FoundText } from "./findMatches.ts";
import { revealText } from "./revealedText.ts";

export interface Finding {
  readonly query: string;
  readonly matches: readonly FoundText[];
  /** Which of the matches stands out; -1 when there is none. */
  readonly index: number;
}
type FindingChange = { readonly query: string } | { readonly index: number };

const NOTHING: Finding = { query: "", matches: [], index: -1 };
const findingKey = new PluginKey<Finding>("noteFinding");

/** Finds in a note and marks what was found. */
export const NoteFinding = Extension.create({
  name: "noteFinding",
  addProseMirrorPlugins: () => [new Plugin<Finding>({
    key: findingKey,
    state: {
      init: () => NOTHING,
      apply: (tr, before, _old, state) => {
        // SAFETY: only the functions below set this meta.
        const change = tr.getMeta(findingKey) as FindingChange | undefined;
        if (change !== undefined && "query" in change) return search(state, change.query, state.selection.from);
        const now = tr.docChanged && before.query !== "" ? { ...search(state, before.query, 0), index: before.index } : before;
        const index = change?.index ?? now.index;
        const kept = Math.min(index, now.matches.length - 1);
        return now === before && kept === before.index ? before : { ...now, index: kept < 0 && now.matches.length > 0 ? 0 : kept };
      },
    },
    props: {
      decorations: (state) => {
        const { matches, index } = findingOf(state);
        return matches.length === 0 ? null : DecorationSet.create(state.doc, matches.map(({ from, to }, at) => Decoration.inline(from, to, { class: at === index ? "is-found is-found-now" : "is-found" })));
      },
    },
  })],
});

function search(state: EditorState, query: string, near: number): Finding {
  if (query === "") return NOTHING;
  const matches = findMatches(state.doc, query);
  const next = matches.findIndex(({ from }) => from >= near);
  return { query, matches, index: next < 0 ? matches.length - 1 : next };
}

export const findingOf = (state: EditorState): Finding => findingKey.getState(state) ?? NOTHING;

/** Looks for a text; "" ends it. */
export function findText(view: EditorView, query: string): void {
  view.dispatch(view.state.tr.setMeta(findingKey, { query }));
  if (query !== "") showMatch(view, findingOf(view.state).index);
}

/** The next or the one before, round and round. */
export function stepFinding(view: EditorView, by: 1 | -1): void {
  const { matches, index } = findingOf(view.state);
  if (matches.length > 0) showMatch(view, (index + by + matches.length) % matches.length);
}

function showMatch(view: EditorView, index: number): void {
  const match = findingOf(view.state).matches[index];
  if (match === undefined) return;
  const tr = view.state.tr.setMeta(findingKey, { index });
  // The caret stands before it: selected, the first key after the bar is closed would write over it.
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, match.from)));
  view.dom.querySelector(".is-found-now")?.scrollIntoView({ block: "center" });
}

/** Ends the looking; what stood out stays marked where the caret is, until somebody writes or goes on. */
export function endFinding(view: EditorView): void {
  const { matches, index } = findingOf(view.state);
  const match = matches[index];
  findText(view, "");
  if (match !== undefined) revealText(view, match);
}

/** Puts `text` in the place of what stands out, and goes on to the next. */
export function replaceFound(view: EditorView, text: string): void {
  const { matches, index } = findingOf(view.state);
  const match = matches[index];
  if (match === undefined) return;
  view.dispatch(view.state.tr.insertText(text, match.from, match.to));
  // Behind what was put in: it may contain what is looked for.
  const next = findingOf(view.state).matches.findIndex(({ from }) => from >= match.from + text.length);
  showMatch(view, Math.max(next, 0));
}

/** Puts `text` in every place; one undo step. Returns how many they were. */
export function replaceAllFound(view: EditorView, text: string): number {
  const { matches } = findingOf(view.state);
  const { tr } = view.state;
  for (const { from, to } of [...matches].reverse()) tr.insertText(text, from, to);
  if (matches.length > 0) view.dispatch(tr);
  return matches.length;
}
