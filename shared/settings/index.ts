export { readSettings, settingsPatchSchema, settingsSchema, type Settings, type SettingsPatch } from "./settings.ts";
