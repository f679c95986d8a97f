import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkId } from "#shared/kernel/index.ts";
import { createRoads, layoutTower, overlaps, routeLinks, type LinkRoute, type LinkToRoute, type Rect } from "#shared/tower/index.ts";
import { plainForest, pt, towerForest } from "#tests/support/plainForest.ts";

const layout = layoutTower(plainForest(towerForest({ top: [6], middle: [9, 8], base: [5, 5, 5] })));
const roads = createRoads(layout);
const ln = (name: string): LinkId => `ln_${name}` as const;
const link = (from: string, to: string, labelWidth = 80): LinkToRoute => ({ id: ln(`${from}>${to}`), from: pt(from), to: pt(to), labelWidth });
const rectOf = (id: string): Rect => layout.cards.find((card) => card.id === pt(id))?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
const on = (rect: Rect, at: { x: number; y: number } | undefined): boolean =>
  at !== undefined && at.x >= rect.x - 0.01 && at.x <= rect.x + rect.width + 0.01 && at.y >= rect.y - 0.01 && at.y <= rect.y + rect.height + 0.01;

function corners(route: LinkRoute): [number, number, number, number][] {
  return route.points.slice(1).flatMap((point, i) => {
    const before = route.points[i];
    return before === undefined ? [] : [[before.x, before.y, point.x, point.y] as [number, number, number, number]];
  });
}

const cardIds = layout.cards.map((card) => card.id.slice(3));
const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...cardIds), fc.constantFrom(...cardIds)), { maxLength: 30, selector: ([a, b]) => `${a}>${b}` });

describe("routeLinks", () => {
  it("starts and ends on its two cards and turns only at right angles", () => {
    fc.assert(fc.property(pairs, fc.boolean(), (chosen, resting) => {
      const links = chosen.filter(([a, b]) => a !== b).map(([a, b]) => link(a, b));
      for (const route of routeLinks(roads, links, resting ? null : new Set(links.slice(0, 1).map((each) => each.from)))) {
        const [from = "", to = ""] = route.id.slice(3).split(">");
        expect(on(rectOf(from), route.points[0])).toBe(true);
        expect(on(rectOf(to), route.points.at(-1))).toBe(true);
        for (const [x1, y1, x2, y2] of corners(route)) expect(Math.min(Math.abs(x1 - x2), Math.abs(y1 - y2))).toBeLessThan(0.6);
      }
    }), { numRuns: 200 });
  });

  it("runs over no card but its own two, in the bands of a regular tower", () => {
    fc.assert(fc.property(fc.constantFrom(...cardIds), fc.constantFrom(...cardIds), (a, b) => {
      fc.pre(a !== b);
      const [route] = routeLinks(roads, [link(a, b)], new Set([pt(a)]));
      for (const card of layout.cards) {
        if (card.id === pt(a) || card.id === pt(b)) continue;
        const { x, y, width, height } = card.rect;
        for (const [x1, y1, x2, y2] of route === undefined ? [] : corners(route)) {
          const apart = Math.max(x1, x2) <= x || Math.min(x1, x2) >= x + width || Math.max(y1, y2) <= y || Math.min(y1, y2) >= y + height;
          expect(apart).toBe(true);
        }
      }
    }), { numRuns: 400 });
  });

  it("joins neighbours in a row and in a column with one straight line and no phrase", () => {
    const routes = routeLinks(roads, [link("middle-0.0", "middle-0.1"), link("base-0.1", "base-0.0")], new Set([pt("middle-0.0")]));
    expect(routes.map((route) => [route.points.length, route.label])).toEqual([[2, null], [2, null]]);
  });

  it("puts the nearest source on the lowest track of the corridor below", () => {
    const hub = "middle-1.7";
    const [above, below] = [layout.bands[1]?.rect, layout.bands[2]?.rect];
    const inCorridor = (y: number): boolean => above !== undefined && below !== undefined && y > above.y + above.height && y < below.y;
    const tracks = routeLinks(roads, [link("base-0.1", hub), link("base-1.2", hub), link("base-2.0", hub)], new Set([pt(hub)])).flatMap((route) =>
      corners(route).filter(([, y1, , y2]) => y1 === y2 && inCorridor(y1)).map(([x1, y1, x2]) => ({ y: y1, length: Math.abs(x1 - x2) })),
    );
    expect(tracks).toHaveLength(3);
    const byLength = [...tracks].sort((a, b) => a.length - b.length).map((track) => track.y);
    expect(byLength).toEqual([...byLength].sort((a, b) => b - a));
  });

  it("never lays one phrase over another", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...cardIds), { minLength: 1, maxLength: 25 }), (others) => {
      const hub = "middle-0.7";
      const labels = routeLinks(roads, others.filter((id) => id !== hub).map((id) => link(id, hub, 110)), new Set([pt(hub)])).flatMap((route) => route.label ?? []);
      labels.forEach((a, i) => {
        for (const b of labels.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
      });
    }), { numRuns: 150 });
  });

  it("never lays long phrases over each other either, in letters of any size, nor cuts one more than it must", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...cardIds), { minLength: 1, maxLength: 12 }), fc.integer({ min: 18, max: 44 }), (others, height) => {
      const hub = "middle-0.7";
      const links = others.filter((id) => id !== hub).map((id) => ({ ...link(id, hub, 150), labelWish: 300 }));
      const labels = routeLinks(roads, links, new Set([pt(hub)]), height).flatMap((route) => route.label ?? []);
      labels.forEach((a, i) => {
        expect([a.height, a.width >= 150, a.width <= 300]).toEqual([height, true, true]);
        for (const b of labels.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
      });
    }), { numRuns: 150 });
  });

  it("says all of a long phrase where nothing else is said beside it", () => {
    const [route] = routeLinks(roads, [{ ...link("base-2.0", "middle-0.1", 150), labelWish: 320 }], new Set([pt("middle-0.1")]));
    expect(route?.label?.width).toBe(320);
  });

  it("stands on its line, or so near that the line runs into it, and within the tower", () => {
    const slim = layoutTower(plainForest(towerForest({ top: [6], middle: [9, 8], base: [5, 5, 5] })), { size: "slim" });
    const hub = "middle-0.7";
    const others = ["base-0.0", "base-1.0", "base-2.0", "middle-1.6", "middle-1.7"];
    const routes = routeLinks(createRoads(slim), others.map((id) => ({ ...link(id, hub, 150), labelWish: 260 })), new Set([pt(hub)]));
    const said = routes.flatMap((route) => (route.label === null ? [] : [{ route, label: route.label }]));
    expect(said.length).toBeGreaterThan(1);
    for (const { route, label } of said) {
      const isOnTrack = corners(route).some(([x1, y1, x2, y2]) => y1 === y2 && y1 > label.y && y1 < label.y + label.height && Math.max(x1, x2) > label.x && Math.min(x1, x2) < label.x + label.width);
      expect([isOnTrack, label.x > -12, label.x + label.width < slim.width + 12]).toEqual([true, true, true]);
    }
  });

  it("leaves out a link whose end does not stand anywhere", () => {
    expect(routeLinks(roads, [link("base-0.0", "nowhere")], null)).toEqual([]);
  });

  it("also routes between modules and wisdoms", () => {
    const [module, wisdom] = routeLinks(roads, [link("base-0", "middle-1"), link("base", "top")], null);
    expect(module?.points.length).toBeGreaterThanOrEqual(2);
    expect(wisdom?.points.length).toBeGreaterThanOrEqual(2);
  });
});
