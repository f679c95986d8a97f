/** Texts below each other with a blank line between; empty ones and repetitions are left out. */
export function joinTexts(texts: readonly string[]): string {
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== "").join("\n\n");
}
