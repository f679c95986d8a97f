import type { Action } from "#renderer/runtime/index.ts";

/** The way into the history (历史), and giving a moment a name (里程碑). */
export const historyActions: readonly Action[] = [
  {
    id: "forest.history", group: "forest", labelKey: "history.action.open", shortcuts: ["Mod+Shift+H"], outsideTextOnly: false,
    isEnabled: ({ forest }) => forest !== null,
    run: ({ shell }) => shell.goTo("history"),
  },
  {
    id: "forest.milestone", group: "forest", labelKey: "history.action.milestone", shortcuts: ["Mod+Shift+M"], outsideTextOnly: false,
    isEnabled: ({ forest }) => forest !== null && forest.report.get().readOnlyBecause === null,
    run: ({ shell }) => shell.openDialog({ kind: "milestone" }),
  },
];
