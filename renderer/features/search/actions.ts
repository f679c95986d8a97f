import type { Action } from "#renderer/runtime/index.ts";

/** The way to the one box (搜索). */
export const searchActions: readonly Action[] = [
  {
    id: "app.search", group: "app", labelKey: "search.action", shortcuts: ["Mod+P", "Mod+Shift+F"], outsideTextOnly: false,
    isEnabled: ({ forest }) => forest !== null,
    run: ({ shell }) => shell.openDialog({ kind: "search" }),
  },
];
