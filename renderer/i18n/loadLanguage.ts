import type { Settings } from "#shared/settings/index.ts";
import type { Texts } from "./byRoom.ts";

export type Language = Settings["language"];

/** One bundle per language: only the one that is shown is fetched, in one piece. */
const loaders: Readonly<Record<Language, () => Promise<{ readonly texts: Texts }>>> = {
  "zh-CN": () => import("./zhCn.ts"),
  en: () => import("./en.ts"),
};
const loaded = new Map<Language, Promise<Texts>>();

/** The texts of one language. Asked for before the first drawing, they cost that drawing nothing. */
export function loadLanguage(language: Language): Promise<Texts> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const loading = loaders[language]().then((bundle) => bundle.texts);
  loaded.set(language, loading);
  return loading;
}
