import { createInstance } from "i18next";
import { loadLanguage } from "#renderer/i18n/index.ts";
import type { Stage } from "./contestantTypes.ts";

/** The product's own words: how long they are is part of what drawing costs. */
export async function loadTexts(): Promise<Stage["t"]> {
  const instance = createInstance();
  await instance.init({ lng: "zh-CN", fallbackLng: false, resources: { "zh-CN": { translation: await loadLanguage("zh-CN") } }, interpolation: { escapeValue: false } });
  return (key, values) => instance.t(key, { ...values });
}
