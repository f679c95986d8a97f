import { Extension, type Editor, type Range } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import { Suggestion, type SuggestionProps } from "@tiptap/suggestion";
import type { SuggestRow, SuggestState, SuggestStore } from "./suggestState.ts";
import type { FindTrigger } from "./triggerMatch.ts";

interface Trigger {
  readonly kind: SuggestState["kind"];
  readonly find: FindTrigger;
  readonly store: SuggestStore;
  /** What may be chosen; `range` is what was typed for it. */
  rowsFor(query: string, editor: Editor, range: Range): readonly SuggestRow[];
}

/** The sign that stands for everything that is no text, so that lengths stay true. */
const LEAF = "\ufffc";
/** No trigger with its query is longer; a paragraph may be as long as a book. */
const LOOK_BACK = 64;

/** Shows a list while something is typed behind a trigger; the keyboard stays in the text. */
export function createTrigger({ kind, find, store, rowsFor }: Trigger): Extension {
  const pluginKey = new PluginKey(`suggest-${kind}`);
  let isShown = false;
  const show = ({ query, editor, range, clientRect }: SuggestionProps): void => {
    const rect = clientRect?.() ?? null;
    const rows = rowsFor(query, editor, range);
    isShown = rows.length > 0;
    const before = store.state.get();
    if (!isShown) hide();
    else store.show({ kind, rows, activeIndex: sameRow(before, rows), at: rect ?? before?.at ?? { left: 0, top: 0, bottom: 0 } });
  };
  const hide = (): void => {
    isShown = false;
    if (store.state.get()?.kind === kind) store.show(null);
  };
  return Extension.create({
    name: `suggest-${kind}`,
    // Before the keys of lists and tables.
    priority: 1100,
    addProseMirrorPlugins() {
      return [Suggestion({
        editor: this.editor, pluginKey, allowedPrefixes: null, decorationClass: "is-typing-trigger",
        findSuggestionMatch: ({ $position }) => {
          const { parent, parentOffset, pos } = $position;
          if (parent.type.spec.code === true) return null;
          const found = find(parent.textBetween(Math.max(0, parentOffset - LOOK_BACK), parentOffset, undefined, LEAF));
          return found === null ? null : { range: { from: pos - found.length, to: pos }, query: found.query, text: found.query };
        },
        render: () => ({ onStart: show, onUpdate: show, onExit: hide, onKeyDown: ({ event }) => isShown && onKey(event, store, hide) }),
      })];
    },
  });
}

/** The row that was active stays so where it is still offered first; else the first. */
function sameRow(before: SuggestState | null, rows: readonly SuggestRow[]): number {
  const id = before?.rows[before.activeIndex]?.id;
  const at = before === null || before.activeIndex === 0 ? 0 : rows.findIndex((row) => row.id === id);
  return Math.max(at, 0);
}

function onKey(event: KeyboardEvent, store: SuggestStore, hide: () => void): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case "ArrowDown": store.step(1); return true;
    case "ArrowUp": store.step(-1); return true;
    case "Enter":
    case "Tab": return store.pick();
    case "Escape": hide(); return true;
    default: return false;
  }
}
