import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, type Forest } from "#shared/forest/index.ts";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import { walkAlong } from "#renderer/features/graph/showing/walks/walkAlong.ts";
import { must, testForest } from "#tests/support/testForest.ts";

const plant = (forest: Forest): PointId[] => ["甲", "乙", "丙", "丁"].map((title) => must(addPoint(forest, { title, parentId: null })));
const stopsOf = (forest: Forest, ids: readonly EndId[]): readonly (readonly EndId[])[] => walkAlong(forest.view, ids).stops.map((stop) => stop.ids);

describe("walkAlong", () => {
  it("keeps the order in which points were selected", () => {
    const forest = testForest();
    const [a, b, c, d] = plant(forest) as [PointId, PointId, PointId, PointId];
    expect(stopsOf(forest, [c, a, d, b])).toEqual([[c], [a], [d], [b]]);
    expect(stopsOf(forest, [d, c])).toEqual([[c], [d]]);
  });

  it("puts the last point of a range that was drawn downwards back to its end", () => {
    const forest = testForest();
    const [a, b, c, d] = plant(forest) as [PointId, PointId, PointId, PointId];
    expect(stopsOf(forest, [c, a, b])).toEqual([[a], [b], [c]]);
    expect(stopsOf(forest, [a, b, c, d])).toEqual([[a], [b], [c], [d]]);
  });

  it("shows a link of a path where one arrives by it, whichever way it points, and others at the end", () => {
    const forest = testForest();
    const [a, b, c, d] = plant(forest) as [PointId, PointId, PointId, PointId];
    const back = must(linkPoints(forest, { from: b, to: a, type: "supports" }));
    const on = must(linkPoints(forest, { from: b, to: c, type: "causes" }));
    const aside = must(linkPoints(forest, { from: d, to: a, type: "refutes" }));
    expect(stopsOf(forest, [a, b, c, aside, on, back])).toEqual([[a], [b, back], [c, on], [aside]]);
  });
});
