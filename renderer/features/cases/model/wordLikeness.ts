import type { Likeness } from "#shared/cases/index.ts";
import { endTitle, type ForestView } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";

/** So many names; the rest is left to whoever opens the case. */
const MOST_NAMED = 2;

/** Says what two cases have in common: "都印证了「双赢关系」". */
export function wordLikeness(likeness: Likeness, view: ForestView, words: { readonly t: Translate; readonly nameOfTemplate: (id: string) => string }): string {
  const { t, nameOfTemplate } = words;
  const names = (all: readonly string[]): string => all.slice(0, MOST_NAMED).map((name) => t("cases.quoted", { name })).join(t("cases.listSeparator")) + (all.length > MOST_NAMED ? t("cases.andMore", { count: all.length }) : "");
  const titles = (ends: readonly EndId[]): string => names(ends.map((end) => endTitle(view, end) ?? t("cases.gone")));
  switch (likeness.kind) {
    case "illustrates":
      return t("cases.like.illustrates", { names: titles(likeness.ends) });
    case "refutes":
      return t("cases.like.refutes", { names: titles(likeness.ends) });
    case "opposite":
      return t("cases.like.opposite", { names: titles(likeness.ends) });
    case "modules":
      return t("cases.like.modules", { names: titles(likeness.modules) });
    case "tags":
      return t("cases.like.tags", { names: names(likeness.tags) });
    case "template":
      return t("cases.like.template", { name: nameOfTemplate(likeness.templateId) });
  }
}
