import type { PersonId } from "#shared/kernel/index.ts";
import { useSettingsOrNull, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";

/** The name of a person as this forest knows it; one's own from the settings. */
export function useAuthorName(personId: PersonId | null): string {
  const t = useT();
  const settings = useSettingsOrNull()?.settings;
  const name = useView((view) => (personId === null ? undefined : view.personName(personId)));
  if (name !== undefined && name !== "") return name;
  return personId !== null && personId === settings?.personId && settings.displayName !== "" ? settings.displayName : t("comments.someone");
}
