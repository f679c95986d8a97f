import { createContext, useContext } from "react";
import type { Language } from "./loadLanguage.ts";

export type TextValues = Readonly<Record<string, string | number>>;
export type Translate = (key: string, values?: TextValues) => string;

export interface Texts { readonly language: Language; readonly translate: Translate }

/** Hundreds of components ask for texts in each render: a plain context costs nothing, where a subscription each would be felt. Without a provider, keys. */
const TextsContext = createContext<Texts>({ language: "zh-CN", translate: (key) => key });

export const TextsProvider = TextsContext.Provider;

export function useTexts(): Texts {
  return useContext(TextsContext);
}
