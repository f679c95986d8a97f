import { reviewOf, type LinkRecord } from "#shared/forest/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";

/** Where a link stands, in words: 未核, or 认可 2 · 存疑 1. */
export function reviewWords(link: LinkRecord, t: Translate): string {
  const { state, agreed, doubted } = reviewOf(link);
  if (state === "unreviewed") return t("link.review.unreviewed");
  const parts = [["agreed", agreed.length], ["doubted", doubted.length]] as const;
  // i18n-keys: link.review.*
  return parts.filter(([, count]) => count > 0).map(([verdict, count]) => `${t(`link.review.${verdict}`)} ${count}`).join(" · ");
}
