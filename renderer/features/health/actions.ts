import type { Action } from "#renderer/runtime/index.ts";

/** The way to the health check (健康检查). */
export const healthActions: readonly Action[] = [
  {
    id: "app.health", group: "app", labelKey: "health.action.open", shortcuts: [], outsideTextOnly: true,
    isEnabled: () => true,
    run: ({ shell }) => shell.openDialog({ kind: "health" }),
  },
];
