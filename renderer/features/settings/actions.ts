import type { Action, DialogRequest } from "#renderer/runtime/index.ts";

function opens(id: string, labelKey: string, shortcuts: readonly string[], request: DialogRequest): Action {
  return {
    id, group: "app", labelKey, shortcuts,
    // "?" is a letter like any other while somebody is writing.
    outsideTextOnly: !shortcuts.some((shortcut) => shortcut.startsWith("Mod+")),
    isEnabled: () => true,
    run: ({ shell }) => shell.openDialog(request),
  };
}

/** Settings, keys and what this app is. */
export const settingsActions: readonly Action[] = [
  opens("app.settings", "settings.action.open", ["Mod+,"], { kind: "settings" }),
  opens("app.shortcuts", "settings.action.shortcuts", ["?"], { kind: "shortcuts" }),
  opens("app.about", "settings.action.about", [], { kind: "about" }),
];
