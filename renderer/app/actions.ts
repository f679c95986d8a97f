import type { Action } from "#renderer/runtime/index.ts";
import { backupActions } from "#renderer/features/backups/index.ts";
import { buildingActions } from "#renderer/features/building/index.ts";
import { caseActions } from "#renderer/features/cases/index.ts";
import { commentActions } from "#renderer/features/comments/index.ts";
import { findingActions } from "#renderer/features/finding/index.ts";
import { forestActions } from "#renderer/features/forests/index.ts";
import { graphActions, showingActions } from "#renderer/features/graph/index.ts";
import { groupActions } from "#renderer/features/groups/index.ts";
import { healthActions } from "#renderer/features/health/index.ts";
import { historyActions } from "#renderer/features/history/index.ts";
import { inspectorActions } from "#renderer/features/inspector/index.ts";
import { linkActions } from "#renderer/features/links/index.ts";
import { noteActions } from "#renderer/features/notes/index.ts";
import { outlineActions } from "#renderer/features/outline/index.ts";
import { searchActions } from "#renderer/features/search/index.ts";
import { settingsActions } from "#renderer/features/settings/index.ts";
import { trashActions } from "#renderer/features/trash/index.ts";
import { addPoint } from "#shared/forest/index.ts";
import { commitTyping } from "./model/commitTyping.ts";
import { takeBackMention } from "./model/mentionInNote.ts";
import { stepBack } from "./model/stepBack.ts";

/** What belongs to the window as a whole. */
const windowActions: readonly Action[] = [
  { id: "app.palette", group: "app", labelKey: "actions.palette", shortcuts: ["Mod+K"], outsideTextOnly: false, isEnabled: () => true, run: ({ shell }) => shell.openDialog({ kind: "palette" }) },
  { id: "edit.undo", group: "edit", labelKey: "actions.undo", shortcuts: ["Mod+Z"], outsideTextOnly: true, isEnabled: ({ forest }) => forest?.history.get().canUndo ?? false, run: ({ forest, shell }) => { if (forest !== null) stepBack(shell, forest, "undo"); } },
  { id: "edit.redo", group: "edit", labelKey: "actions.redo", shortcuts: ["Mod+Shift+Z", "Mod+Y"], outsideTextOnly: true, isEnabled: ({ forest }) => forest?.history.get().canRedo ?? false, run: ({ forest, shell }) => { if (forest !== null) stepBack(shell, forest, "redo"); } },
  { id: "edit.saveNow", group: "edit", labelKey: "actions.saveNow", shortcuts: ["Mod+S"], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ forest, shell }) => { commitTyping(); void forest?.flush().then((written) => shell.announce(written.ok ? "actions.savedNow" : "actions.notSaved")); } },
  { id: "view.forest", group: "view", labelKey: "app.forest", shortcuts: [], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => shell.goTo("forest") },
  { id: "view.notes", group: "view", labelKey: "app.notes", shortcuts: [], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => shell.goTo("notes") },
  { id: "view.outline", group: "view", labelKey: "actions.toggleOutline", shortcuts: ["Mod+\\"], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => shell.togglePanel("outline") },
  { id: "view.inspector", group: "view", labelKey: "actions.toggleInspector", shortcuts: ["Mod+."], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => shell.togglePanel("inspector") },
  { id: "view.focusOutline", group: "view", labelKey: "actions.focusOutline", shortcuts: ["Mod+1"], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => shell.focusPanel("outline") },
  { id: "view.focusGraph", group: "view", labelKey: "actions.focusGraph", shortcuts: ["Mod+2"], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => shell.focusPanel("graph") },
  { id: "view.focusInspector", group: "view", labelKey: "actions.focusInspector", shortcuts: ["Mod+3"], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => shell.focusPanel("inspector") },
];

/** A point to write about at once; where it belongs can be decided later. */
const newNote: Action = {
  id: "note.new", group: "point", labelKey: "actions.newNote", shortcuts: ["Mod+Alt+N"], outsideTextOnly: false,
  isEnabled: ({ forest }) => forest !== null && forest.report.get().readOnlyBecause === null,
  run: ({ forest, shell }) => {
    const added = forest?.run(addPoint, { title: shell.text("app.newNote"), parentId: null });
    if (added?.ok === true) shell.openNote(added.value);
  },
};

/** Everything a person can do, once: it serves buttons, context menus, the native menu, shortcuts and the palette. */
export const allActions: readonly Action[] = [
  ...outlineActions, ...buildingActions, ...linkActions, ...inspectorActions, ...noteActions, newNote, takeBackMention, ...caseActions, ...commentActions, ...searchActions, ...windowActions, ...graphActions, ...showingActions, ...findingActions, ...forestActions, ...groupActions, ...historyActions, ...trashActions, ...backupActions, ...healthActions, ...settingsActions,
];
