import { useCallback, useEffect, useState } from "react";
import { reportProblem } from "#renderer/runtime/index.ts";
import { loadLanguage, type Language } from "./loadLanguage.ts";
import type { Texts } from "./byRoom.ts";
import { useTexts } from "./texts.ts";

/** What is called `key` in the language that is not shown, for whoever looks for something by that name; null until its texts are here, and where there is none. They are fetched when the first one asks. */
export function useOtherTexts(): (key: string) => string | null {
  const other: Language = useTexts().language === "en" ? "zh-CN" : "en";
  const [texts, setTexts] = useState<Texts | null>(null);
  useEffect(() => {
    let isWanted = true;
    loadLanguage(other).then((loaded) => { if (isWanted) setTexts(loaded); }, (thrown: unknown) => { reportProblem("i18n", thrown); });
    return () => { isWanted = false; };
  }, [other]);
  return useCallback((key) => textAt(texts, key), [texts]);
}

function textAt(texts: Texts | null, key: string): string | null {
  let found: Texts | string | null | undefined = texts;
  for (const part of key.split(".")) found = typeof found === "object" && found !== null ? found[part] : null;
  return typeof found === "string" ? found : null;
}
