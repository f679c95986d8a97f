import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPointId } from "#shared/kernel/index.ts";
import { createRoads, layoutTower, routeLinks, type LinkToRoute, type Place } from "#shared/tower/index.ts";
import { layOutFocus } from "#renderer/features/graph/lenses/focus/layOutFocus.ts";
import { layOutGrove } from "#renderer/features/graph/lenses/grove/layOutGrove.ts";
import type { DressInput, LayOutInput, Picture } from "#renderer/features/graph/model/lensTypes.ts";
import { countCrossings } from "#tests/support/countCrossings.ts";
import { linkForest, LINK_FORESTS, type LinkForest, type LinkForestName } from "#tests/support/linkForests.ts";
import { squareLetters } from "#tests/support/sceneBoxes.ts";

type Drawing = "tower at rest" | "tower with the hub selected" | "grove with all selected" | "focus on the hub";

/** The best that was reached so far. Lower is better: whoever draws fewer writes it down here, more is a step back. */
const BEST: Readonly<Record<LinkForestName, Readonly<Record<Drawing, number>>>> = {
  star: { "tower at rest": 0, "tower with the hub selected": 0, "grove with all selected": 4, "focus on the hub": 0 },
  chain: { "tower at rest": 0, "tower with the hub selected": 0, "grove with all selected": 10, "focus on the hub": 0 },
  "two modules": { "tower at rest": 4, "tower with the hub selected": 0, "grove with all selected": 7, "focus on the hub": 0 },
  "across layers": { "tower at rest": 2, "tower with the hub selected": 0, "grove with all selected": 11, "focus on the hub": 0 },
  "dense thirty": { "tower at rest": 13, "tower with the hub selected": 1, "grove with all selected": 210, "focus on the hub": 0 },
};

const words = { t: (key: string) => key, measure: squareLetters, isReadOnly: false };
const inputFor = ({ forest }: LinkForest): LayOutInput => ({ view: forest.view, room: { width: 1200, height: 900 }, ...words });

function dressed(shown: LinkForest, picture: Picture, more: Partial<DressInput> = {}): (readonly Place[])[] {
  const { lines } = picture.dress({
    view: shown.forest.view, ...words, selection: [], mounted: new Set(picture.spots.ids), detail: "middle", zoom: 1, light: { points: null, linkTypes: null, fresh: new Set(), showsDisputes: true }, ...more,
  });
  return lines.map(({ points }) => points);
}

function inTower({ forest, hub }: LinkForest, isSelected: boolean): (readonly Place[])[] {
  const links = [...forest.view.links()].flatMap(({ id, from, to }): LinkToRoute[] => (isPointId(from) && isPointId(to) ? [{ id, from, to, labelWidth: 0 }] : []));
  const chosen = isSelected ? links.filter(({ from, to }) => from === hub || to === hub) : links;
  return routeLinks(createRoads(layoutTower(forest.view, { size: "broad" })), chosen, isSelected ? new Set([hub]) : null).map(({ points }) => points);
}

function drawn(shown: LinkForest, drawing: Drawing): (readonly Place[])[] {
  switch (drawing) {
    case "tower at rest": return inTower(shown, false);
    case "tower with the hub selected": return inTower(shown, true);
    case "grove with all selected": return dressed(shown, layOutGrove(inputFor(shown)), { selection: [...shown.forest.view.links()].map(({ id }) => id) });
    case "focus on the hub": return dressed(shown, layOutFocus(inputFor(shown), { centre: shown.hub, depth: 2, showsReasons: false, groupsByType: true, opened: new Set() }));
  }
}

const cases = LINK_FORESTS.flatMap((name) => (Object.keys(BEST[name]) as Drawing[]).map((drawing) => [name, drawing] as const));

describe("link crossings on five named forests", () => {
  it.each(cases)("are no more than ever before: %s, %s", (name, drawing) => {
    const lines = drawn(linkForest(name), drawing);
    expect(lines.length).toBeGreaterThan(0);
    expect(countCrossings(lines)).toBeLessThanOrEqual(BEST[name][drawing]);
  });

  it("are counted in drawings that hold every link", () => {
    for (const name of LINK_FORESTS) {
      const shown = linkForest(name);
      expect([drawn(shown, "tower at rest").length, drawn(shown, "grove with all selected").length]).toEqual([shown.linkCount, shown.linkCount]);
    }
  });
});

describe("counting crossings", () => {
  const at = (x: number, y: number): Place => ({ x, y });

  it("counts where two lines pass through each other, as often as they do", () => {
    expect(countCrossings([[at(0, 0), at(10, 10)], [at(0, 10), at(10, 0)]])).toBe(1);
    expect(countCrossings([[at(0, 5), at(30, 5)], [at(0, 0), at(5, 10), at(10, 0), at(15, 10)]])).toBe(3);
    expect(countCrossings([[at(0, 5), at(30, 5)], [at(5, 0), at(5, 10)], [at(9, 0), at(9, 10)]])).toBe(2);
  });

  it("counts no touching, no common end, no running along, and nothing of a line with itself", () => {
    expect(countCrossings([[at(0, 0), at(10, 0)], [at(5, 0), at(5, 10)]])).toBe(0);
    expect(countCrossings([[at(0, 0), at(10, 0)], [at(0, 0), at(5, 10)]])).toBe(0);
    expect(countCrossings([[at(0, 0), at(10, 0)], [at(3, 0), at(20, 0)]])).toBe(0);
    expect(countCrossings([[at(0, 0), at(10, 10), at(10, 0), at(0, 10)]])).toBe(0);
    expect([countCrossings([]), countCrossings([[], [at(0, 0)]])]).toEqual([0, 0]);
  });

  it("does not depend on the order or the direction of the lines", () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }) });
    fc.assert(fc.property(fc.array(fc.array(place, { maxLength: 5 }), { maxLength: 6 }), (lines) => {
      expect(countCrossings(lines.map((line) => line.toReversed()).toReversed())).toBe(countCrossings(lines));
    }), { numRuns: 200 });
  });
});
