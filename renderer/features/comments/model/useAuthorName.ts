import type { PersonId } from "#shared/kernel/index.ts";
import { useForest, useReadable, useSettingsOrNull, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";

/** The name of a person as this forest knows it, or as their group does: who may only discuss has no way to write it here. One's own from the settings. */
export function useAuthorName(personId: PersonId | null): string {
  const t = useT();
  const settings = useSettingsOrNull()?.settings;
  const name = useView((view) => (personId === null ? undefined : view.personName(personId)));
  const group = useReadable(useForest().group.state);
  if (name !== undefined && name !== "") return name;
  const inGroup = group === null ? undefined : [...group.members, ...group.removed].find((each) => each.personId === personId)?.name;
  if (inGroup !== undefined && inGroup !== "") return inGroup;
  return personId !== null && personId === settings?.personId && settings.displayName !== "" ? settings.displayName : t("comments.someone");
}
