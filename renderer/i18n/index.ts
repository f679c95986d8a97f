/** The texts of the interface, and how its language writes numbers and dates. */
export { I18nProvider } from "./I18nProvider.tsx";
export { useOtherTexts } from "./useOtherTexts.ts";
export { useT } from "./useT.ts";
export type { TextValues, Translate } from "./texts.ts";
export { useLocale, type Locale } from "./useLocale.ts";
export { loadLanguage, type Language } from "./loadLanguage.ts";
