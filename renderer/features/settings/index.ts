/** What a person sets for this machine, and what the app says about itself. */
export { SettingsDialog } from "./SettingsDialog.tsx";
export { ShortcutsDialog } from "./ShortcutsDialog.tsx";
export { AboutDialog } from "./AboutDialog.tsx";
export { settingsActions } from "./actions.ts";
