export { isNodeAddress, MAX_NODES, NETWORK_DEFAULTS, type NetworkSettings } from "./network.ts";
export { readSettings, settingsPatchSchema, settingsSchema, type Settings, type SettingsChange, type SettingsPatch } from "./settings.ts";
