import type { PersonId } from "#shared/kernel/index.ts";
import { usePersonName } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";

/** The name of whoever said something. */
export function useAuthorName(personId: PersonId | null): string {
  const t = useT();
  return usePersonName(personId) ?? t("comments.someone");
}
