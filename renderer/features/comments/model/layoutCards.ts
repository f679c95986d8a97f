/** A card beside a text. `wantedTopPx`: where its passage begins, from the top of the text. */
export interface WantedCard { readonly id: string; readonly wantedTopPx: number; readonly heightPx: number }
export interface CardLayout {
  /** By id, in CSS px from the top of the text. */
  readonly topsPx: ReadonlyMap<string, number>;
  /** Where the last card ends. */
  readonly heightPx: number;
}

/**
 * Cards beside their passages, none over another, in the order of the passages. The active card stands exactly where it wants to, and the others make room: those above it move up,
 * those below move down; without one, the first that wants a place has it. Nothing stands above the text, so cards may be pushed down by those above them.
 */
export function layoutCards(cards: readonly WantedCard[], activeId: string | null, gapPx: number): CardLayout {
  // Sorting keeps the order of equals: two cards at one line stay as they were given.
  const ordered = [...cards].sort((a, b) => a.wantedTopPx - b.wantedTopPx);
  const pivot = Math.max(0, ordered.findIndex((card) => card.id === activeId));
  const tops = ordered.map((card) => Math.max(0, card.wantedTopPx));
  for (let i = pivot - 1; i >= 0; i--) tops[i] = Math.min(at(tops, i), at(tops, i + 1) - heightOf(ordered, i) - gapPx);
  tops[0] = Math.max(0, at(tops, 0));
  for (let i = 1; i < tops.length; i++) tops[i] = Math.max(at(tops, i), at(tops, i - 1) + heightOf(ordered, i - 1) + gapPx);
  const last = ordered.length - 1;
  return { topsPx: new Map(ordered.map((card, i) => [card.id, at(tops, i)])), heightPx: last < 0 ? 0 : at(tops, last) + heightOf(ordered, last) };
}

const at = (values: readonly number[], index: number): number => values[index] ?? 0;
const heightOf = (cards: readonly WantedCard[], index: number): number => cards[index]?.heightPx ?? 0;
