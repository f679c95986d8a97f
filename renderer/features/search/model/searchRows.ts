import type { SearchAnswer, SearchHit } from "#shared/search/index.ts";
import type { SearchMemory } from "#renderer/runtime/index.ts";

/** A line of the list: something that was found, or a search of earlier. */
export type SearchRow =
  | { readonly kind: "hit"; readonly key: string; readonly hit: SearchHit }
  | { readonly kind: "past"; readonly key: string; readonly text: string; readonly isSaved: boolean };

/**
 * The lines in order. What belongs to one point stands together, at the place of its best answer. Without a question: saved searches, then recent ones.
 */
export function rowsOf(answer: SearchAnswer | null, memory: SearchMemory | null): readonly SearchRow[] {
  if (answer !== null) return together(answer.hits).map((hit) => ({ kind: "hit", key: hit.key, hit }));
  if (memory === null) return [];
  return [
    ...memory.saved.map((text) => ({ kind: "past" as const, key: `saved ${text}`, text, isSaved: true })),
    ...memory.recent.filter((text) => !memory.saved.includes(text)).map((text) => ({ kind: "past" as const, key: `recent ${text}`, text, isSaved: false })),
  ];
}

function together(hits: readonly SearchHit[]): readonly SearchHit[] {
  const byPoint = new Map<string, SearchHit[]>();
  for (const hit of hits) {
    const known = byPoint.get(hit.pointId);
    if (known === undefined) byPoint.set(hit.pointId, [hit]);
    else known.push(hit);
  }
  return [...byPoint.values()].flat();
}
