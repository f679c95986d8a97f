import type { Action, ForestPlace } from "#renderer/runtime/index.ts";

/** Panels that do not stand in the history, and what would change a selection nobody sees there. */
const NOT_IN_HISTORY = new Set(["view.outline", "view.inspector", "view.focusOutline", "view.focusInspector", "view.toSelection", "view.export", "view.print", "view.nextNeighbour", "view.previousNeighbour", "view.nextLink", "view.previousLink"]);

/** Also those of them that stand among the edit commands, such as moving up or selecting all. */
const OF_THE_FOREST = /^(point|link|select|walk|find)\./;

const never = (): boolean => false;

/** What is done from the history itself. Anything else would be undone in a forest that nobody sees there. */
const FROM_HISTORY = new Set(["restoreRecords", "addMilestone", "renameMilestone", "removeMilestone"]);
const canUndoHere: Action["isEnabled"] = ({ forest }) => FROM_HISTORY.has(forest?.history.get().undoCommand ?? "");
const canRedoHere: Action["isEnabled"] = ({ forest }) => FROM_HISTORY.has(forest?.history.get().redoCommand ?? "");

/**
 * The same actions, of which only those that make sense in this place can be done. In the history nobody sees the forest of now: its points and links stay as they
 * are. In the notes and among the cases there is neither outline nor graph, so single keys that work on what is selected there must not reach it.
 */
export function actionsIn(place: ForestPlace, actions: readonly Action[]): readonly Action[] {
  if (place === "forest") return actions;
  if (place !== "history") {
    return actions.map((action) => (isOfThePanels(action) && !(place === "notes" && PANELS.has(action.id)) ? { ...action, isEnabled: never } : action));
  }
  return actions.map((action) => {
    if (action.id === "edit.undo") return { ...action, isEnabled: canUndoHere };
    if (action.id === "edit.redo") return { ...action, isEnabled: canRedoHere };
    return OF_THE_FOREST.test(action.id) || action.group === "point" || action.group === "link" || NOT_IN_HISTORY.has(action.id) ? { ...action, isEnabled: never } : action;
  });
}

/** What one does to the selection in outline or graph; writing down a case is done from anywhere. */
function isOfThePanels({ id, group }: Action): boolean {
  if (id.startsWith("note.") || id.startsWith("case.")) return false;
  return OF_THE_FOREST.test(id) || group === "point" || group === "link" || NOT_IN_HISTORY.has(id);
}

/** The same actions for a past state: only looking around is left. */
export function actionsInPast(actions: readonly Action[]): readonly Action[] {
  return actions.map((action) => (action.group === "view" && !OF_THE_FOREST.test(action.id) && !PANELS.has(action.id) ? action : { ...action, isEnabled: never }));
}

const PANELS = new Set(["view.outline", "view.inspector", "view.focusOutline", "view.focusGraph", "view.focusInspector"]);
