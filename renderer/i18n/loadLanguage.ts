import type { Settings } from "#shared/settings/index.ts";
import { byRoom, type Texts } from "./byRoom.ts";

export type Language = Settings["language"];

/** One bundle per language: only the one that is shown is fetched, in one piece. */
const loaders: Readonly<Record<Language, () => Promise<{ readonly files: Readonly<Record<string, Texts>> }>>> = {
  "zh-CN": () => import("./zhCn.ts"),
  en: () => import("./en.ts"),
};
const loaded = new Map<Language, Promise<Texts>>();

/** The texts of one language. Asked for before the first drawing, they cost that drawing nothing. */
export function loadLanguage(language: Language): Promise<Texts> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const loading = fetchTexts(language);
  loaded.set(language, loading);
  return loading;
}

async function fetchTexts(language: Language): Promise<Texts> {
  try {
    return byRoom((await loaders[language]()).files);
  } catch (thrown) {
    // So that the next one who asks tries again.
    loaded.delete(language);
    throw thrown;
  }
}
