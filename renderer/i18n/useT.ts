import { useTexts, type Translate } from "./texts.ts";

/** The text of a key in the chosen language: `t("outline.addChild")`. `count` chooses the plural. */
export function useT(): Translate {
  return useTexts().translate;
}
