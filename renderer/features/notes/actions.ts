import { pointAction, primaryPoint, type Action } from "#renderer/runtime/index.ts";
import { suggestionsOf } from "./model/suggestionSession.ts";
import { openSheet, type OpenSheet } from "./model/openSheet.ts";

/** What is done to the note that stands open, also while somebody writes in it. */
const inSheet = (parts: Pick<Action, "id" | "group" | "labelKey" | "shortcuts">, when: (sheet: OpenSheet) => boolean, run: (sheet: OpenSheet) => void): Action => ({
  ...parts, outsideTextOnly: false,
  isEnabled: () => {
    const sheet = openSheet.get();
    return sheet !== null && when(sheet);
  },
  run: () => {
    const sheet = openSheet.get();
    if (sheet !== null && when(sheet)) run(sheet);
  },
});

/** What a person can do with notes from anywhere in the window. */
export const noteActions: readonly Action[] = [
  pointAction({
    id: "note.open", labelKey: "notes.action.open", shortcuts: ["Mod+E"], scope: "one",
    run: (_forest, context) => {
      const pointId = primaryPoint(context);
      if (pointId !== null) context.shell.openNote(pointId);
    },
  }),
  inSheet({ id: "note.find", group: "edit", labelKey: "notes.action.find", shortcuts: ["Mod+F"] }, () => true, (sheet) => { sheet.find(); }),
  inSheet({ id: "note.stamp", group: "point", labelKey: "notes.action.stamp", shortcuts: ["Mod+J"] }, (sheet) => sheet.mayWrite && sheet.hasRecording(), (sheet) => { sheet.stamp(); }),
  inSheet({ id: "note.play", group: "point", labelKey: "notes.action.play", shortcuts: ["Mod+Shift+J"] }, (sheet) => sheet.hasRecording(), (sheet) => { sheet.togglePlaying(); }),
  inSheet({ id: "note.goBack", group: "view", labelKey: "notes.action.goBack", shortcuts: ["Mod+Alt+J"] }, (sheet) => sheet.hasRecording(), (sheet) => { sheet.goBack(); }),
  {
    id: "note.suggest", group: "point", labelKey: "notes.suggest.begin", shortcuts: [], outsideTextOnly: false,
    isEnabled: ({ forest }) => forest !== null && suggestionsOf(forest).shown.get() !== null,
    run: ({ forest }) => { if (forest !== null) suggestionsOf(forest).shown.get()?.begin(); },
  },
];
