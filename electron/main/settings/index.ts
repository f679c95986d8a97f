export { moveDataFolder } from "./moveDataFolder.ts";
export { openSettings, type SettingsFile } from "./settingsFile.ts";
