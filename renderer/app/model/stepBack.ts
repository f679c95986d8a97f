import type { RecordChange } from "#shared/forest/index.ts";
import { isLinkId, isPointId, type EndId } from "#shared/kernel/index.ts";
import { wordStep } from "#renderer/features/history/index.ts";
import { formatShortcut, type OpenForest, type ShellPort } from "#renderer/runtime/index.ts";
import { commitTyping } from "./commitTyping.ts";
import { shellStore } from "./shellStore.ts";
import { dismissDone, dismissTopic } from "./toasts.ts";

/** More than this is not picked out: it would be all of the forest. */
const MOST_SHOWN = 60;

/** One step back or forward: says what it was, how to take that back, and shows where it happened. */
export function stepBack(shell: ShellPort, forest: OpenForest, direction: "undo" | "redo"): void {
  // What is still being typed is the newest step.
  commitTyping();
  const outcome = direction === "undo" ? forest.undo() : forest.redo();
  if (outcome.kind === "nothing") return;
  dismissDone("edit.undo");
  if (outcome.changes.length > 0 || outcome.kept === 0) say(shell, forest, { what: wordStep(outcome, { isUndone: direction === "undo", view: forest.view }, shell.text), direction });
  if (outcome.kept > 0) shell.toast({ tone: "warn", key: "actions.kept", values: { count: outcome.kept } });
  show(shell, forest, outcome.changes);
}

/** One message for eye and ear; the next step takes its place. */
function say(shell: ShellPort, forest: OpenForest, { what, direction }: { readonly what: string; readonly direction: "undo" | "redo" }): void {
  const other = direction === "undo" ? formatShortcut("Mod+Shift+Z") : formatShortcut("Mod+Z");
  const key = what === "" ? WORDLESS[direction] : WORDED[direction];
  shell.toast({ tone: "info", key, values: { what, other }, topic: TOPIC });
  // Whatever is done next, the keys it names would do something else.
  const stop = forest.history.onChange(() => {
    stop();
    dismissTopic(TOPIC);
  });
}

const TOPIC = "undo";
const WORDED = { undo: "actions.undoneWhat", redo: "actions.redoneWhat" } as const;
const WORDLESS = { undo: "actions.undoneOther", redo: "actions.redoneOther" } as const;

/** Selects what changed and is there, and lets the graph bring it into view. In the other places nobody sees the graph, and its selection stays as it was left. */
function show(shell: ShellPort, forest: OpenForest, changes: readonly RecordChange[]): void {
  if (shellStore.getState().place !== "forest") return;
  const points = changes.flatMap(({ id }): EndId[] => (isPointId(id) && forest.view.point(id) !== undefined ? [id] : []));
  const links = changes.flatMap(({ id }): EndId[] => (isLinkId(id) && forest.view.link(id) !== undefined ? [id] : []));
  const ids = points.length > 0 ? points : links;
  if (ids.length === 0 || ids.length > MOST_SHOWN) return;
  forest.selection.select(ids);
  shell.camera("selection");
}
