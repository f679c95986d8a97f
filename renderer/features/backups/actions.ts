import type { Action } from "#renderer/runtime/index.ts";

/** The ways to backups, export and import. */
export const backupActions: readonly Action[] = [
  {
    id: "forest.backups", group: "forest", labelKey: "backups.action.open", shortcuts: [], outsideTextOnly: true,
    isEnabled: ({ forest }) => forest !== null,
    run: ({ shell }) => shell.openDialog({ kind: "backups" }),
  },
  {
    id: "forest.export", group: "forest", labelKey: "exchange.action.export", shortcuts: [], outsideTextOnly: true,
    isEnabled: ({ forest }) => forest !== null,
    run: ({ shell }) => shell.openDialog({ kind: "export-forest" }),
  },
  {
    id: "forest.import", group: "forest", labelKey: "exchange.action.import", shortcuts: [], outsideTextOnly: true,
    isEnabled: () => true,
    run: ({ shell }) => shell.openDialog({ kind: "import-forest", file: null }),
  },
];
