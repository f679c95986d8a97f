import type { Action } from "#renderer/runtime/index.ts";
import { callMain } from "#renderer/runtime/index.ts";
import { lastTrashed } from "./model/lastTrashed.ts";

async function undoTrash(onFailure: () => void): Promise<void> {
  const forestId = lastTrashed.get();
  if (forestId === null) return;
  const restored = await callMain("forests.restore", { forestId });
  if (restored.ok) lastTrashed.set(null);
  else onFailure();
}

/** What a person can do to forests as a whole. */
export const forestActions: readonly Action[] = [
  { id: "forest.open", group: "forest", labelKey: "forests.action.open", shortcuts: ["Mod+O"], outsideTextOnly: false, isEnabled: () => true, run: ({ shell }) => shell.openDialog({ kind: "forests" }) },
  { id: "forest.new", group: "forest", labelKey: "forests.action.new", shortcuts: ["Mod+Shift+N"], outsideTextOnly: false, isEnabled: () => true, run: ({ shell }) => shell.openDialog({ kind: "new-forest" }) },
  { id: "forest.rename", group: "forest", labelKey: "forests.action.rename", shortcuts: [], outsideTextOnly: true, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => shell.openDialog({ kind: "rename-forest" }) },
  {
    id: "forest.undoTrash", group: "forest", labelKey: "forests.action.undoTrash", shortcuts: [], outsideTextOnly: true,
    isEnabled: () => lastTrashed.get() !== null,
    run: ({ shell }) => void undoTrash(() => shell.toast({ tone: "error", key: "forests.error.unexpected" })),
  },
];
