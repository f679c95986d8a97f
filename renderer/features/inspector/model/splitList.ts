/** Aliases and tags are typed as one line, separated by Chinese or Western commas and their like. */
export function splitList(text: string): readonly string[] {
  const parts = text.split(/[,，、;；\n]/u).map((part) => part.trim()).filter((part) => part !== "");
  return [...new Set(parts)];
}
