import type { Action, ForestPlace } from "#renderer/runtime/index.ts";

/** Panels that do not stand in the history, and what would change a selection nobody sees there. */
const NOT_IN_HISTORY = new Set(["view.outline", "view.inspector", "view.focusOutline", "view.focusInspector", "view.toSelection", "view.export", "view.print", "view.nextNeighbour", "view.previousNeighbour"]);

/** Also those of them that stand among the edit commands, such as moving up or selecting all. */
const OF_THE_FOREST = /^(point|link|select|walk|find)\./;

const never = (): boolean => false;

/** What is done from the history itself. Anything else would be undone in a forest that nobody sees there. */
const FROM_HISTORY = new Set(["restoreRecords", "addMilestone", "renameMilestone", "removeMilestone"]);
const canUndoHere: Action["isEnabled"] = ({ forest }) => FROM_HISTORY.has(forest?.history.get().undoCommand ?? "");
const canRedoHere: Action["isEnabled"] = ({ forest }) => FROM_HISTORY.has(forest?.history.get().redoCommand ?? "");

/** The same actions, of which only those that make sense in this place can be done. In the history nobody sees the forest of now: its points and links stay as they are. */
export function actionsIn(place: ForestPlace, actions: readonly Action[]): readonly Action[] {
  if (place === "forest") return actions;
  return actions.map((action) => {
    if (action.id === "edit.undo") return { ...action, isEnabled: canUndoHere };
    if (action.id === "edit.redo") return { ...action, isEnabled: canRedoHere };
    return OF_THE_FOREST.test(action.id) || action.group === "point" || action.group === "link" || NOT_IN_HISTORY.has(action.id) ? { ...action, isEnabled: never } : action;
  });
}

/** The same actions for a past state: only looking around is left. */
export function actionsInPast(actions: readonly Action[]): readonly Action[] {
  return actions.map((action) => (action.group === "view" && !OF_THE_FOREST.test(action.id) && !PANELS.has(action.id) ? action : { ...action, isEnabled: never }));
}

const PANELS = new Set(["view.outline", "view.inspector", "view.focusOutline", "view.focusGraph", "view.focusInspector"]);
