import type { Action } from "#renderer/runtime/index.ts";

/** The way to the trash (回收站). */
export const trashActions: readonly Action[] = [
  {
    id: "trash.open", group: "forest", labelKey: "trash.action.open", shortcuts: [], outsideTextOnly: true,
    isEnabled: ({ forest }) => forest !== null,
    run: ({ shell }) => shell.openDialog({ kind: "trash" }),
  },
];
