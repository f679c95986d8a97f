import type { Translate } from "#renderer/i18n/index.ts";
import type { MarkdownLoss } from "#shared/notes/index.ts";

/** What got lost, in words, each with how often. */
// i18n-keys: notes.loss.*
export const lossWords = (losses: readonly MarkdownLoss[], t: Translate): string => losses.map(({ kind, count }) => t("notes.lossTimes", { what: t(`notes.loss.${kind}`), times: count })).join(t("notes.lossAnd"));
