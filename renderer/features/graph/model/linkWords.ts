import { endTitle, type ForestView, type LinkRecord } from "#shared/forest/index.ts";

export interface LinkWords {
  readonly from: string;
  readonly relation: string;
  readonly to: string;
  readonly [more: string]: string;
}

/** A link as it is said: its ends, and between them what somebody wrote, or else the type. */
export function linkWords(view: ForestView, link: LinkRecord, t: (key: string) => string): LinkWords {
  const titleOf = (end: LinkRecord["from"]): string => endTitle(view, end) ?? t("link.missingEnd");
  // i18n-keys: link.type.*
  return { from: titleOf(link.from), relation: link.phrase === "" ? t(`link.type.${link.type}`) : link.phrase, to: titleOf(link.to) };
}
