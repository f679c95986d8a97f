import { useSettingsOrNull } from "#renderer/runtime/index.ts";

/** The id of the person who sits here; null while nobody knows. */
export const useMe = (): string | null => useSettingsOrNull()?.settings.personId ?? null;
