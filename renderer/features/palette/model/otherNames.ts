import type { Translate } from "#renderer/i18n/index.ts";

/** Actions that people look for by words their label does not have. */
const ALSO_CALLED: ReadonlySet<string> = new Set(["case.library", "case.templates", "case.masks", "view.forest", "view.notes", "forest.history", "trash.open", "forest.backups", "app.settings", "app.shortcuts", "app.search", "group.show"]);

/** What else an action goes by: its name in the other language, and words for what is found there, in both. */
export function otherNames({ id, labelKey }: { readonly id: string; readonly labelKey: string }, t: Translate, inOtherLanguage: (key: string) => string | null): readonly string[] {
  const name = inOtherLanguage(labelKey);
  if (!ALSO_CALLED.has(id)) return name === null ? [] : [name];
  // i18n-keys: palette.also.*
  const key = `palette.also.${id.replace(".", "-")}`;
  const words = [t(key), inOtherLanguage(key) ?? ""].flatMap((line) => line.split(/[、,]/)).map((word) => word.trim());
  return [name ?? "", ...words].filter((word) => word !== "");
}
