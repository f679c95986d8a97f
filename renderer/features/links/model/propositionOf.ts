import { endTitle, type ForestView, type LinkRecord } from "#shared/forest/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";

/** How two ends are joined, in words: what somebody wrote, or else the type. */
// i18n-keys: link.type.*
export const relationOf = (link: Pick<LinkRecord, "type" | "phrase">, t: Translate): string => (link.phrase === "" ? t(`link.type.${link.type}`) : link.phrase);

/** A link read as a sentence: 甲 —支撑→ 乙. */
export function propositionOf(view: ForestView, link: LinkRecord, t: Translate): string {
  const titleAt = (end: LinkRecord["from"]): string => endTitle(view, end) ?? t("link.missingEnd");
  return t("links.proposition", { from: titleAt(link.from), relation: relationOf(link, t), to: titleAt(link.to) });
}
