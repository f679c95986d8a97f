import { isPersonId, type PersonId } from "#shared/kernel/index.ts";
import { useForestOrNull } from "./ForestProvider.tsx";
import { useSettingsOrNull } from "./SettingsProvider.tsx";

/** The person who sits here: in a group, as the group knows them. Null while nobody knows. */
export function useMe(): PersonId | null {
  const inGroup = useForestOrNull()?.group.personId ?? null;
  const inSettings = useSettingsOrNull()?.settings.personId;
  return inGroup ?? (isPersonId(inSettings) ? inSettings : null);
}
