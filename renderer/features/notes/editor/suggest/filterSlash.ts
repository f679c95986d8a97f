import { matchTitle, startsReading, type ReadingsOf } from "#shared/finding/index.ts";

export interface SlashEntry {
  readonly id: string;
  readonly label: string;
  /** Other words it is looked for by, e.g. in English or as Markdown writes it. */
  readonly words: readonly string[];
}

/** The entries that answer what was typed, in the order of the menu but the ones whose name begins so first: by name, by pinyin or initials, by another word. */
export function filterSlash<T extends SlashEntry>(entries: readonly T[], query: string, readings: ReadingsOf | null): readonly T[] {
  if (query === "") return entries;
  const scored = entries.map((entry, order) => ({ entry, order, score: scoreOf(entry, query, readings) }));
  return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.order - b.order).map(({ entry }) => entry);
}

function scoreOf({ label, words }: SlashEntry, query: string, readings: ReadingsOf | null): number {
  if (startsReading(label, query, readings)) return 3;
  if (words.some((word) => startsReading(word, query, null))) return 2;
  return matchTitle(label, query, readings) > 0 ? 1 : 0;
}
