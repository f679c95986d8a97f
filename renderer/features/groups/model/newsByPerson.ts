import type { PersonId } from "#shared/kernel/index.ts";
import type { NewsItem } from "#renderer/runtime/index.ts";

export interface PersonNews { readonly by: PersonId; readonly items: readonly NewsItem[] }

/** As they are told: what is talked about last. */
const KINDS: readonly NewsItem["kind"][] = ["point", "link", "note", "comment", "suggestion"];

/** By person, who did most first; of each points, then links, notes, comments and suggestions, in the order they came. */
export function newsByPerson(items: readonly NewsItem[]): readonly PersonNews[] {
  const found = new Map<PersonId, NewsItem[]>();
  for (const item of items) found.set(item.by, [...(found.get(item.by) ?? []), item]);
  return [...found].map(([by, theirs]) => ({ by, items: KINDS.flatMap((kind) => theirs.filter((item) => item.kind === kind)) })).sort((a, b) => b.items.length - a.items.length);
}

export function countKinds(items: readonly NewsItem[]): readonly { readonly kind: NewsItem["kind"]; readonly count: number }[] {
  return KINDS.map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length })).filter(({ count }) => count > 0);
}
