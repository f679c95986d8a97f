import type { NameMask } from "./records.ts";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /[A-Za-z0-9]/.test(sign);

/** A name in Latin letters is a word of its own ("Al" does not hide in "Also"); a Chinese one has no such edges. */
function patternOf(name: string): string {
  const before = isWordSign(name[0]) ? "(?<![A-Za-z0-9])" : "";
  const after = isWordSign(name.at(-1)) ? "(?![A-Za-z0-9])" : "";
  return `${before}${escaped(name)}${after}`;
}

/** Puts aliases in the place of names, the longest name first, upper and lower case alike. What was put in is not looked at again, so two names may be exchanged. */
export function maskText(text: string, masks: readonly NameMask[]): string {
  if (masks.length === 0 || text === "") return text;
  const aliasOf = new Map(masks.map(({ name, alias }) => [name.toLowerCase(), alias]));
  const longestFirst = masks.map(({ name }) => name).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return text.replace(new RegExp(longestFirst.map(patternOf).join("|"), "giu"), (found) => aliasOf.get(found.toLowerCase()) ?? found);
}

/** Those of the masks whose name stands in one of the texts. */
export function masksIn(texts: Iterable<string>, masks: readonly NameMask[]): readonly NameMask[] {
  const missing = new Set(masks.filter(({ name }) => name !== ""));
  for (const text of texts) for (const mask of missing) if (new RegExp(patternOf(mask.name), "iu").test(text)) missing.delete(mask);
  return masks.filter((mask) => mask.name !== "" && !missing.has(mask));
}
