import { describe, expect, it } from "vitest";
import { createRoads, layoutTower, type TowerLayout } from "#shared/tower/index.ts";
import { plainForest, pt, towerForest } from "#tests/support/plainForest.ts";

const layout = layoutTower(plainForest([...towerForest({ top: [6, 4], middle: [9, 8, 3], base: [5, 5, 5] }), { id: "loose" }, { id: "loose2" }]));

/** The same layout; every look at the place of a module is counted. */
function watched(): { readonly layout: TowerLayout; reads(): number } {
  let reads = 0;
  const modules = layout.modules.map((module) => ({ ...module, get rect() { reads += 1; return module.rect; } }));
  return { layout: { ...layout, modules }, reads: () => reads };
}

describe("createRoads", () => {
  it("leads passages past every module and every card in the open, left to right", () => {
    const roads = createRoads(layout);
    layout.bands.forEach((_, band) => {
      const passages = roads.passages(band);
      const inTheWay = [...layout.modules, ...layout.cards.filter((card) => card.moduleId === null)].filter((each) => each.band === band);
      expect(passages.length).toBeGreaterThan(0);
      expect(passages).toEqual([...passages].sort((a, b) => a - b));
      for (const x of passages) for (const { rect } of inTheWay) expect(x <= rect.x || x >= rect.x + rect.width).toBe(true);
    });
  });

  it("leads past a band on both of its sides", () => {
    const band = layout.bands[1]?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
    const passages = createRoads(layout).passages(1);
    expect([passages[0] ?? 0, passages.at(-1) ?? 0]).toEqual([band.x - 10, band.x + band.width + 10]);
  });

  it("works the passages of a band out when they are asked for, and once", () => {
    const { layout: counted, reads } = watched();
    const roads = createRoads(counted);
    expect(reads()).toBe(0);
    const first = roads.passages(1);
    const after = reads();
    expect([after > 0, roads.passages(1) === first, reads()]).toEqual([true, true, after]);
  });

  it("knows no passages through a band that is not there", () => {
    expect(createRoads(layout).passages(99)).toEqual([]);
  });

  it("works an end out when it is asked for, and once", () => {
    const { layout: counted, reads } = watched();
    const { ends } = createRoads(counted);
    expect(reads()).toBe(0);
    const end = ends.get(pt("middle-0"));
    const after = reads();
    expect([after > 0, end?.kind, ends.get(pt("middle-0")) === end, reads()]).toEqual([true, "panel", true, after]);
  });

  it("knows cards, modules and wisdoms as ends, and nothing else", () => {
    const { ends } = createRoads(layout);
    expect(["middle-0.0", "middle-0", "middle", "loose", "nowhere"].map((id) => ends.get(pt(id))?.kind)).toEqual(["card", "panel", "panel", "card", undefined]);
    expect([ends.get(pt("middle-0.0"))?.panelId, ends.get(pt("middle-0"))?.panelId, ends.get(pt("middle"))?.panelId, ends.get(pt("loose"))?.panelId]).toEqual([pt("middle-0"), pt("middle-0"), null, null]);
  });

  it("looks at no card before something is asked, and at none to find one that somebody else can find", () => {
    let looks = 0;
    const counted: TowerLayout = { ...layout, get cards() { looks += 1; return layout.cards; } };
    const asked: string[] = [];
    const { ends } = createRoads(counted, (id) => { asked.push(id); return layout.cards.find((card) => card.id === id); });
    expect([looks, asked]).toEqual([0, []]);
    expect([ends.get(pt("loose"))?.kind, ends.get(pt("middle"))?.kind, asked]).toEqual(["card", "panel", [pt("loose"), pt("middle")]]);
    // Once, to see what stands below what.
    expect(looks).toBe(1);
  });

  it("lets a line leave a card downwards only where nothing stands below it, in its column or in the open", () => {
    const points = [...towerForest({ top: [4], middle: [7, 2, 1], base: [11] }), { id: "deep", parent: "middle-0.6" }, { id: "own", parent: "middle" }, { id: "own2", parent: "middle" }, ...Array.from({ length: 23 }, (_, i) => ({ id: `loose${i}`, ...(i % 4 === 3 ? { parent: `loose${i - 1}` } : {}) }))];
    for (const size of ["slim", "broad"] as const) {
      const standing = layoutTower(plainForest(points), { size });
      const { ends } = createRoads(standing);
      const clear = standing.cards.filter((card) => {
        const inColumn = [...standing.cards.map(({ band, cellX, rect }) => ({ band, x: cellX, y: rect.y })), ...standing.vacancies.map(({ band, rect }) => ({ band, x: rect.x, y: rect.y }))];
        const isLowest = inColumn.every(({ band, x, y }) => band !== card.band || Math.round(x) !== Math.round(card.cellX) || y <= card.rect.y);
        const isOver = standing.cards.some(({ band, moduleId, rect }) => moduleId === null && band === card.band && rect.y > card.rect.y && rect.x < card.rect.x + card.rect.width && rect.x + rect.width > card.rect.x);
        return isLowest && !isOver;
      });
      expect(clear.length).toBeGreaterThan(0);
      expect(standing.cards.filter(({ id }) => ends.get(id)?.clearBelow === true).map(({ id }) => id)).toEqual(clear.map(({ id }) => id));
    }
  });
});
