import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Layer, PointKind } from "#shared/forest/index.ts";
import { layoutTower, TOWER_MEASURES, towerSizeFor, type TowerSize, type Rect, type TowerLayout } from "#shared/tower/index.ts";
import { plainForest, pt, towerForest, type PlainPoint } from "#tests/support/plainForest.ts";

const overlap = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - 0.01 && inner.y >= outer.y - 0.01 && inner.x + inner.width <= outer.x + outer.width + 0.01 && inner.y + inner.height <= outer.y + outer.height + 0.01;

function overlapping(rects: readonly Rect[]): number {
  let count = 0;
  rects.forEach((a, i) => { for (const b of rects.slice(i + 1)) if (overlap(a, b)) count += 1; });
  return count;
}

const standing = (layout: TowerLayout): Rect[] => [...layout.cards, ...layout.vacancies].map((each) => each.rect);

const kinds: readonly PointKind[] = ["wisdom", "module", "point", "point", "point", "case", "question"];
const layers: readonly (Layer | undefined)[] = ["base", "middle", "top", undefined];
const randomForest = fc.array(fc.record({ kind: fc.constantFrom(...kinds), layer: fc.constantFrom(...layers), parent: fc.nat() }), { maxLength: 120 }).map((rows) =>
  rows.map((row, index): PlainPoint => {
    const parent = index === 0 || row.parent % 4 === 0 ? undefined : String(row.parent % index);
    return { id: String(index), kind: row.kind, ...(row.layer === undefined ? {} : { layer: row.layer }), ...(parent === undefined ? {} : { parent }) };
  }),
);

const sizes = fc.constantFrom<TowerSize>("slim", "broad");

describe("layoutTower", () => {
  it("lets no two things overlap, whatever the forest", () => {
    fc.assert(fc.property(randomForest, sizes, (points, size) => {
      const layout = layoutTower(plainForest(points), { size });
      expect(overlapping(standing(layout))).toBe(0);
      expect(overlapping(layout.modules.map((each) => each.rect))).toBe(0);
      expect(overlapping(layout.wisdoms.map((each) => each.rect))).toBe(0);
      expect(overlapping(layout.bands.map((each) => each.rect))).toBe(0);
    }), { numRuns: 150 });
  });

  it("keeps every card inside its module and every panel inside its band", () => {
    fc.assert(fc.property(randomForest, sizes, (points, size) => {
      const layout = layoutTower(plainForest(points), { size });
      const modules = new Map(layout.modules.map((each) => [each.id, each.rect]));
      for (const card of layout.cards) {
        const around = card.moduleId === null ? layout.bands[card.band]?.rect : modules.get(card.moduleId);
        expect(around !== undefined && inside(card.rect, around)).toBe(true);
      }
      for (const panel of [...layout.modules, ...layout.wisdoms]) {
        const band = layout.bands[panel.band]?.rect;
        expect(band !== undefined && inside(panel.rect, band)).toBe(true);
      }
    }), { numRuns: 150 });
  });

  it("stands however many wisdoms there are", () => {
    const one = plainForest([{ id: "w", kind: "wisdom", layer: "base" }]).point(pt("w"));
    const ids = Array.from({ length: 150_000 }, (_, id) => pt(String(id)));
    const { wisdoms } = layoutTower({ point: (id) => (one === undefined ? undefined : { ...one, id }), children: (id) => (id === null ? ids : []) });
    expect(wisdoms.length).toBe(150_000);
  });

  it("shows every point exactly once", () => {
    fc.assert(fc.property(randomForest, (points) => {
      const layout = layoutTower(plainForest(points));
      const shown = [...layout.cards, ...layout.modules, ...layout.wisdoms].map((each) => each.id).sort();
      expect(shown).toEqual(points.map((point) => pt(point.id)).sort());
    }), { numRuns: 100 });
  });

  it("gives the same places for the same forest", () => {
    const points = towerForest({ top: [6], middle: [9, 8], base: [5, 5, 5] });
    expect(layoutTower(plainForest(points))).toEqual(layoutTower(plainForest(points)));
  });

  it("stacks top, middle and base from above to below, whatever their order in the forest", () => {
    const layout = layoutTower(plainForest([
      { id: "b", kind: "wisdom", layer: "base" }, { id: "t", kind: "wisdom", layer: "top" }, { id: "m", kind: "wisdom", layer: "middle" }, { id: "u" },
    ]));
    expect(layout.bands.map((band) => band.key)).toEqual(["top", "middle", "base", "understory"]);
    const tops = layout.bands.map((band) => band.rect.y);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });

  it("has nothing to show for an empty forest", () => {
    const layout = layoutTower(plainForest([]));
    expect(layout.bands).toEqual([]);
    expect([layout.width, layout.height]).toEqual([0, 0]);
  });

  it("gives base modules one column and middle and top modules three", () => {
    const layout = layoutTower(plainForest(towerForest({ top: [6], middle: [6], base: [5] })));
    expect(layout.modules.map((module) => module.columns)).toEqual([3, 3, 1]);
  });

  it("stands cards in reading order, children right after their parent and a little to the right", () => {
    const layout = layoutTower(plainForest([
      { id: "w", kind: "wisdom", layer: "base" }, { id: "m", kind: "module", parent: "w" },
      { id: "a", parent: "m" }, { id: "b", parent: "m" }, { id: "a1", parent: "a" }, { id: "a11", parent: "a1" },
    ]));
    const { indent } = TOWER_MEASURES.broad.card;
    expect(layout.cards.map((card) => card.id)).toEqual(["a", "a1", "a11", "b"].map(pt));
    expect(layout.cards.map((card) => card.rect.x - card.cellX)).toEqual([0, indent, 2 * indent, 0]);
    expect(layout.cards.map((card) => card.rect.y)).toEqual([...layout.cards.map((card) => card.rect.y)].sort((a, b) => a - b));
  });

  it("invites a first point in an empty module and a first module in an empty wisdom", () => {
    const layout = layoutTower(plainForest([{ id: "w", kind: "wisdom", layer: "base" }, { id: "m", kind: "module", parent: "w" }, { id: "w2", kind: "wisdom", layer: "base" }]));
    expect(layout.vacancies.map(({ parentId, adds }) => [parentId, adds])).toEqual([[pt("m"), "point"], [pt("w2"), "module"]]);
  });

  it("counts points, not modules", () => {
    const layout = layoutTower(plainForest(towerForest({ base: [2, 3] })));
    expect(layout.wisdoms[0]?.count).toBe(5);
    expect(layout.modules.map((module) => module.count)).toEqual([2, 3]);
  });

  it("survives a chain of ten thousand children", () => {
    const points = Array.from({ length: 10_000 }, (_, i): PlainPoint => (i === 0 ? { id: "0" } : { id: String(i), parent: String(i - 1) }));
    expect(layoutTower(plainForest(points)).cards).toHaveLength(10_000);
  });
});

describe("points right under a wisdom", () => {
  const points: readonly PlainPoint[] = [{ id: "w", kind: "wisdom", layer: "base" }, { id: "a", parent: "w" }, { id: "m", kind: "module", parent: "w" }, { id: "b", parent: "m" }, { id: "a1", parent: "a" }];

  it("stand in its panel below its modules, with their children", () => {
    const layout = layoutTower(plainForest(points));
    const [panel, module] = [layout.wisdoms[0]?.rect, layout.modules[0]?.rect];
    const open = layout.cards.filter((card) => card.moduleId === null);
    expect(open.map((card) => card.id)).toEqual(["a", "a1"].map(pt));
    expect(layout.bands.map((band) => band.key)).toEqual(["base"]);
    for (const { rect } of open) {
      expect(panel !== undefined && inside(rect, panel)).toBe(true);
      expect(module !== undefined && rect.y >= module.y + module.height).toBe(true);
    }
  });

  it("count as its points, and a hundred of them all stand there", () => {
    const many = Array.from({ length: 100 }, (_, i): PlainPoint => ({ id: `x${i}`, parent: "w" }));
    const layout = layoutTower(plainForest([...points, ...many]));
    expect(layout.wisdoms[0]?.count).toBe(103);
    expect(layout.cards.filter((card) => card.moduleId === null)).toHaveLength(102);
  });
});

describe("the size of the tower", () => {
  const firstForest = plainForest(towerForest({ top: [5], middle: [5, 5], base: [5, 5, 5] }));

  it("is slim beside two panels on a small screen and broad on a large one", () => {
    expect([towerSizeFor({ width: 594, height: 676 }), towerSizeFor({ width: 1234, height: 956 })]).toEqual(["slim", "broad"]);
  });

  it("leaves a slim tower narrower than a broad one, in the same order", () => {
    const [slim, broad] = [layoutTower(firstForest, { size: "slim" }), layoutTower(firstForest, { size: "broad" })];
    expect(slim.width).toBeLessThan(broad.width);
    expect(slim.cards.map((card) => card.id)).toEqual(broad.cards.map((card) => card.id));
  });
});

describe("the understory", () => {
  const keyOf = (layout: TowerLayout, id: string): string | undefined => {
    const found = [...layout.cards, ...layout.modules, ...layout.wisdoms].find((each) => each.id === pt(id));
    return found === undefined ? undefined : layout.bands[found.band]?.key;
  };

  it("holds points of the top level, also with their children", () => {
    const layout = layoutTower(plainForest([{ id: "a" }, { id: "b", parent: "a" }, { id: "w", kind: "wisdom", layer: "base" }]));
    expect([keyOf(layout, "a"), keyOf(layout, "b"), keyOf(layout, "w")]).toEqual(["understory", "understory", "base"]);
  });

  it("holds a module without a wisdom as its own panel, with its points in it", () => {
    const layout = layoutTower(plainForest([{ id: "m", kind: "module" }, { id: "a", parent: "m" }]));
    expect([keyOf(layout, "m"), keyOf(layout, "a")]).toEqual(["understory", "understory"]);
    expect(layout.cards[0]?.moduleId).toBe(pt("m"));
  });

  it("holds a wisdom without a layer together with its modules", () => {
    const layout = layoutTower(plainForest([{ id: "w", kind: "wisdom" }, { id: "m", kind: "module", parent: "w" }, { id: "a", parent: "m" }]));
    expect([keyOf(layout, "w"), keyOf(layout, "m"), keyOf(layout, "a")]).toEqual(["understory", "understory", "understory"]);
    expect(layout.modules[0]?.wisdomId).toBe(pt("w"));
  });

  it("is not drawn when nothing belongs there", () => {
    expect(layoutTower(plainForest(towerForest({ base: [3] }))).bands.map((band) => band.key)).toEqual(["base"]);
  });
});

describe("the gaps between the layers", () => {
  const layered = (perModule: number): PlainPoint[] => (["base", "middle", "top"] as const).flatMap((layer) => [
    { id: layer, kind: "wisdom" as const, layer },
    ...Array.from({ length: 12 }, (_, at) => `${layer}m${at}`).flatMap((id) => [{ id, kind: "module" as const, parent: layer }, ...Array.from({ length: perModule }, (_, at) => ({ id: `${id}p${at}`, parent: id }))]),
  ]);
  /** Between a header's foot, where a name stands, and what is above. */
  const roomsOf = (layout: TowerLayout): number[] => layout.bands.slice(1).map(({ rect }, at) => rect.y + layout.measures.wisdom.header - (layout.bands[at]?.rect.y ?? 0) - (layout.bands[at]?.rect.height ?? 0));

  it.each<TowerSize>(["slim", "broad"])("hold a line of readable letters where all of a large %s tower is in view", (size) => {
    const layout = layoutTower(plainForest(layered(60)), { size });
    const zoom = 600 / Math.max(layout.width, layout.height);
    for (const room of roomsOf(layout)) expect(room * zoom).toBeGreaterThan(16);
  });

  it("are those of its measures in a small one", () => {
    const layout = layoutTower(plainForest(layered(2)), { size: "broad" });
    expect(roomsOf(layout).map((room) => room - layout.measures.wisdom.header)).toEqual([layout.measures.corridor.upper, layout.measures.corridor.lower]);
  });
});

describe("a large tower", () => {
  const CANVASES = { slim: { width: 594, height: 676 }, broad: { width: 1234, height: 956 } } as const;
  const MADE = {
    "two hundred points": { top: [50], middle: [50, 50], base: [25, 25] },
    "five hundred points": { top: [59], middle: [59, 59, 59, 59, 59, 59], base: [54, 19] },
    "three thousand points": { top: Array.from({ length: 10 }, () => 59), middle: Array.from({ length: 24 }, () => 59), base: Array.from({ length: 16 }, () => 59) },
    "ten thousand points": { top: Array.from({ length: 32 }, () => 59), middle: Array.from({ length: 66 }, () => 59), base: Array.from({ length: 70 }, () => 59) },
  } as const;
  const cases = (Object.keys(MADE) as (keyof typeof MADE)[]).flatMap((name) => (["slim", "broad"] as const).map((size) => [name, size] as const));

  it.each(cases)("of %s leaves little of a %s canvas empty", (name, size) => {
    const { width, height } = layoutTower(plainForest(towerForest(MADE[name])), { size });
    const room = CANVASES[size];
    const zoom = Math.min(room.width / width, room.height / height);
    expect((width * height * zoom * zoom) / (room.width * room.height)).toBeGreaterThan(0.7);
  });

  /** A second wisdom beside the one in the middle, with the same modules. */
  const twice = (points: readonly PlainPoint[]): PlainPoint[] => {
    const middle = points.filter(({ id }) => id.startsWith("middle"));
    return [...points, ...middle.map((point): PlainPoint => ({ ...point, id: `other ${point.id}`, ...(point.parent === undefined ? {} : { parent: `other ${point.parent}` }) }))];
  };

  it.each([[3, "slim"], [3, "broad"], [5, "slim"], [5, "broad"]] as const)("leaves no hole beside the last of %d modules of two wisdoms, side by side in a %s tower", (count, size) => {
    const { wisdoms, modules, measures } = layoutTower(plainForest(twice(towerForest({ top: [59], middle: Array.from({ length: count }, () => 59), base: [54, 19] }))), { size });
    const filled = wisdoms.filter(({ id }) => id.endsWith("middle")).map(({ id, rect }) => {
      const covered = modules.filter(({ wisdomId }) => wisdomId === id).reduce((sum, module) => sum + module.rect.width * module.rect.height, 0);
      return covered / (rect.width * (rect.height - measures.wisdom.header));
    });
    expect(filled).toHaveLength(2);
    expect(Math.min(...filled)).toBeGreaterThan(0.85);
  });

  it("has no narrow modules when there are many of them: all of them, wherever they stand, have room for a name", () => {
    const { modules, measures } = layoutTower(plainForest(towerForest(MADE["ten thousand points"])), { size: "slim" });
    expect(new Set(modules.map(({ rect, columns }) => Math.round((rect.width - 2 * measures.shapes.wide.pad + measures.shapes.wide.columnGap) / columns)))).toEqual(new Set([measures.shapes.wide.cardWidth + measures.shapes.wide.columnGap]));
  });

  it("keeps its columns while most new points come, one by one", () => {
    const columnsWith = (more: number): string => layoutTower(plainForest(towerForest({ top: [40 + more], middle: [45, 50, 55], base: [35, 40] })), { size: "slim" }).modules.map(({ columns, rect }) => `${columns} ${rect.x}`).join();
    const seen = Array.from({ length: 20 }, (_, more) => columnsWith(more));
    expect(seen.filter((each, index) => index > 0 && each !== seen[index - 1]).length).toBeLessThan(5);
  });
});

describe("large panels", () => {
  const shapeOf = (rect: Rect): number => rect.width / rect.height;

  it("get more columns than small ones, so that they stay panels instead of ribbons", () => {
    for (const count of [100, 1_000, 5_000]) {
      const [module] = layoutTower(plainForest(towerForest({ middle: [count] }))).modules;
      expect(module !== undefined && shapeOf(module.rect)).toBeGreaterThan(0.7);
      expect(module !== undefined && shapeOf(module.rect)).toBeLessThan(2.5);
    }
  });

  it("keep the whole tower a tower, however many modules there are and wherever", () => {
    for (const sizes of [{ top: [1000], middle: [1500, 1500], base: [1000, 1000, 1000, 1000, 1000, 1000] }, { top: Array.from({ length: 60 }, () => 55), base: Array.from({ length: 60 }, () => 55) }]) {
      const layout = layoutTower(plainForest(towerForest(sizes)));
      expect(layout.width / layout.height).toBeGreaterThan(0.8);
      expect(layout.width / layout.height).toBeLessThan(3);
    }
  });

  it("overlap nowhere at 1, 9, 100 and 1,000 points a module", () => {
    for (const count of [1, 9, 100, 1_000]) {
      const layout = layoutTower(plainForest(towerForest({ top: [count], middle: [count], base: [count, 3] })));
      const rects = standing(layout).sort((a, b) => a.x - b.x);
      let found = 0;
      rects.forEach((a, index) => {
        for (const b of rects.slice(index + 1)) {
          if (b.x >= a.x + a.width) break;
          if (overlap(a, b)) found += 1;
        }
      });
      expect(found).toBe(0);
    }
  });
});
