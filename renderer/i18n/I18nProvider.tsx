import { createInstance } from "i18next";
import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import { reportProblem, useSettingsOrNull } from "#renderer/runtime/index.ts";
import { loadLanguage, type Language } from "./loadLanguage.ts";
import { TextsProvider, type Texts, type Translate } from "./texts.ts";

const FIRST_LANGUAGE: Language = "zh-CN";

/**
 * Gives everything below it the texts of the chosen language (from the settings, unless named here) and tells the page which one it is.
 * Draws nothing until they are there; when the language changes, the old texts stay until the new ones have come.
 */
export function I18nProvider({ language, children }: { readonly language?: Language; readonly children: ReactNode }): ReactElement | null {
  const settings = useSettingsOrNull()?.settings;
  const wanted = language ?? settings?.language ?? FIRST_LANGUAGE;
  const [shown, setShown] = useState<Texts | null>(null);
  useEffect(() => {
    let current = true;
    const show = async (): Promise<void> => {
      try {
        const texts = await createTexts(wanted);
        if (!current) return;
        document.documentElement.lang = wanted;
        setShown(texts);
      } catch (thrown) {
        reportProblem("i18n", thrown);
      }
    };
    void show();
    return () => { current = false; };
  }, [wanted]);
  return shown === null ? null : <TextsProvider value={shown}>{children}</TextsProvider>;
}

async function createTexts(language: Language): Promise<Texts> {
  const instance = createInstance();
  await instance.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await loadLanguage(language) } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => { reportProblem("i18n", `missing text ${language} ${key}`, "warn"); },
  });
  // Most texts have no values and are asked for again and again.
  const plain = new Map<string, string>();
  const translate: Translate = (key, values) => {
    if (values !== undefined) return instance.t(key, { ...values });
    const known = plain.get(key) ?? instance.t(key);
    plain.set(key, known);
    return known;
  };
  return { language, translate };
}
