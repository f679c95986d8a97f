import { describe, expect, it } from "vitest";
import { GROVE, layoutGrove, type GroveLayout } from "#shared/grove/index.ts";
import { groveForest, groveOf, type GrovePoint } from "#tests/support/groveForest.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";

const SEEDS = [1, 2, 3, 4, 5, 6];
const ADDITIONS = 1000;
const BATCH = 50;

/** A forest of some trees, a shrub and a meadow, with some points and one module pinned anywhere. */
function pinnedForest(random: SeededRandom): GrovePoint[] {
  const points = [...groveOf(Array.from({ length: 4 + random.below(12) }, () => random.below(40))), ...Array.from({ length: 6 }, (_, index): GrovePoint => ({ id: `loose${index}` }))];
  return points.map((point): GrovePoint => {
    if (point.kind === "module") return random.chance(0.15) ? { ...point, pos: [random.below(4000) - 2000, random.below(4000) - 2000] } : point;
    return point.kind === undefined && random.chance(0.12) ? { ...point, pos: [random.below(300) - 150, random.below(240) - 120] } : point;
  });
}

function addSome(points: GrovePoint[], random: SeededRandom, from: number): void {
  const parents = points.filter((point) => point.kind !== "wisdom").map((point) => point.id);
  for (let i = 0; i < BATCH; i += 1) {
    const id = `new${from + i}`;
    const parent = random.chance(0.03) ? undefined : random.pick(parents);
    points.push(random.chance(0.01) ? { id, kind: "module", parent: "people" } : { id, parent });
  }
}

/** Places in their trees, by tree and point. */
function places(layout: GroveLayout): Map<string, string> {
  return new Map(layout.trees.flatMap((tree) => tree.points.map(({ id }, index) => [`${tree.key} ${id}`, `${tree.places[2 * index]} ${tree.places[2 * index + 1]}`] as const)));
}

describe("the grove from day to day", () => {
  it.each(SEEDS)("moves no leaf within its tree and no pinned tree by 1,000 additions (seed %i)", (seed) => {
    const random = seededRandom(seed);
    const points = pinnedForest(random);
    let layout = layoutGrove(groveForest(points));
    const pinnedTrees = layout.trees.filter((tree) => tree.isPinned).map((tree) => [tree.key, tree.centre] as const);
    for (let added = 0; added < ADDITIONS; added += BATCH) {
      addSome(points, random, added);
      const before = places(layout);
      layout = layoutGrove(groveForest(points), { previous: layout });
      const now = places(layout);
      for (const [key, place] of before) expect(now.get(key), key).toBe(place);
    }
    for (const [key, centre] of pinnedTrees) expect(layout.trees.find((tree) => tree.key === key)?.centre).toEqual(centre);
    expect(places(layoutGrove(groveForest(points)))).toEqual(places(layout));
  });

  it.each(SEEDS)("gives no two unpinned leaves the same ground (seed %i)", (seed) => {
    const layout = layoutGrove(groveForest(pinnedForest(seededRandom(seed))));
    for (const tree of layout.trees) {
      const isPinned = tree.points.map((point) => tree.pinned.has(point.id));
      for (let a = 0; a < tree.points.length; a += 1) {
        for (let b = a + 1; b < tree.points.length; b += 1) {
          if (isPinned[a] === true && isPinned[b] === true) continue;
          const dx = Math.abs((tree.places[2 * a] ?? 0) - (tree.places[2 * b] ?? 0));
          const dy = Math.abs((tree.places[2 * a + 1] ?? 0) - (tree.places[2 * b + 1] ?? 0));
          expect(dx >= GROVE.cell.width - 1e-6 || dy >= GROVE.cell.height - 1e-6).toBe(true);
        }
      }
    }
  });
});
