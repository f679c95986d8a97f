import { pointAction, primaryPoint, type Action } from "#renderer/runtime/index.ts";

/** What a person can do with notes from anywhere in the window. */
export const noteActions: readonly Action[] = [
  pointAction({
    id: "note.open", labelKey: "notes.action.open", shortcuts: ["Mod+E"], scope: "one",
    run: (_forest, context) => {
      const pointId = primaryPoint(context);
      if (pointId !== null) context.shell.openNote(pointId);
    },
  }),
];
