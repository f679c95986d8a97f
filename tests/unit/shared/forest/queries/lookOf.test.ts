import { describe, expect, it } from "vitest";
import { addPoint, lookOf, setKindLook, setLook } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("lookOf", () => {
  it("puts the look of a point above that of its kind, part by part", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "点", parentId: null }));
    const look = () => {
      const point = forest.view.point(id);
      return point === undefined ? undefined : lookOf(forest.view, point);
    };
    expect(look()).toEqual({ color: null, icon: null, shape: null });
    must(setKindLook(forest, { kind: "point", color: "moss", icon: "star" }));
    expect(look()).toEqual({ color: "moss", icon: "star", shape: null });
    must(setLook(forest, { ids: [id], color: "rust", shape: "hexagon" }));
    expect(look()).toEqual({ color: "rust", icon: "star", shape: "hexagon" });
  });
});
