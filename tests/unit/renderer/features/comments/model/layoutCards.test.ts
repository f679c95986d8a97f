import { describe, expect, it } from "vitest";
import { layoutCards, type WantedCard } from "#renderer/features/comments/model/layoutCards.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const card = (id: string, wantedTopPx: number, heightPx = 50): WantedCard => ({ id, wantedTopPx, heightPx });
const tops = (cards: readonly WantedCard[], activeId: string | null = null): Record<string, number> => Object.fromEntries(layoutCards(cards, activeId, 10).topsPx);

describe("cards beside a text", () => {
  it("stand where they want to while there is room", () => {
    expect(tops([card("a", 0), card("b", 60), card("c", 500)])).toEqual({ a: 0, b: 60, c: 500 });
    expect(layoutCards([card("a", 30)], null, 10).heightPx).toBe(80);
    expect(layoutCards([], "a", 10)).toEqual({ topsPx: new Map(), heightPx: 0 });
  });

  it("push the ones below down, in the order of their passages", () => {
    expect(tops([card("b", 20), card("a", 0), card("c", 20)])).toEqual({ a: 0, b: 60, c: 120 });
  });

  it("make room above and below for the active one, which stays beside its passage", () => {
    expect(tops([card("a", 180), card("b", 200), card("c", 210)], "b")).toEqual({ a: 140, b: 200, c: 260 });
  });

  it("never stand above the text: then even the active one gives way", () => {
    expect(tops([card("a", 0), card("b", 20)], "b")).toEqual({ a: 0, b: 60 });
  });

  it("never lie over one another, whichever is active", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seededRandom(seed);
      const cards = Array.from({ length: 1 + random.below(12) }, (_, i) => card(`c${i}`, random.below(600), 20 + random.below(90)));
      const { topsPx, heightPx } = layoutCards(cards, random.chance(0.7) ? `c${random.below(12)}` : null, 10);
      const placed = cards.map(({ id, heightPx: high }) => ({ from: topsPx.get(id) ?? -1, to: (topsPx.get(id) ?? 0) + high })).sort((a, b) => a.from - b.from);
      for (const [i, { from }] of placed.entries()) expect(from, `seed ${seed}`).toBeGreaterThanOrEqual(i === 0 ? 0 : (placed[i - 1]?.to ?? 0) + 10);
      expect(heightPx).toBe(placed.at(-1)?.to);
    }
  });
});
