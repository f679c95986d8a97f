import { createInstance, type i18n } from "i18next";
import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { reportProblem, useSettingsOrNull } from "#renderer/runtime/index.ts";
import { loadLanguage, type Language } from "./loadLanguage.ts";

const FIRST_LANGUAGE: Language = "zh-CN";

/**
 * Gives everything below it the texts of the chosen language (from the settings, unless named here) and tells the page which one it is.
 * Draws nothing until they are there; when the language changes, the old texts stay until the new ones have come.
 */
export function I18nProvider({ language, children }: { readonly language?: Language; readonly children: ReactNode }): ReactElement | null {
  const settings = useSettingsOrNull()?.settings;
  const wanted = language ?? settings?.language ?? FIRST_LANGUAGE;
  const [shown, setShown] = useState<i18n | null>(null);
  useEffect(() => {
    let current = true;
    const show = async (): Promise<void> => {
      try {
        const instance = await createI18n(wanted);
        if (!current) return;
        document.documentElement.lang = wanted;
        setShown(instance);
      } catch (thrown) {
        reportProblem("i18n", thrown);
      }
    };
    void show();
    return () => { current = false; };
  }, [wanted]);
  return shown === null ? null : <I18nextProvider i18n={shown}>{children}</I18nextProvider>;
}

async function createI18n(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await loadLanguage(language) } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => { reportProblem("i18n", `missing text ${language} ${key}`, "warn"); },
  });
  return instance;
}
