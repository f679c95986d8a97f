/** The texts of the interface, and how its language writes numbers and dates. */
export { I18nProvider } from "./I18nProvider.tsx";
export { useT, type TextValues, type Translate } from "./useT.ts";
export { useLocale, type Locale } from "./useLocale.ts";
export { loadLanguage, type Language } from "./loadLanguage.ts";
