import type { LinkRecord } from "#shared/forest/index.ts";
import { usePersonName } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";

/** Who drew a link, in words: a person, or the skeleton. */
export function useAuthorName({ createdBy, suggested }: LinkRecord): string {
  const t = useT();
  const name = usePersonName(createdBy);
  if (suggested) return t("link.suggested");
  return name ?? t("inspector.someone");
}
