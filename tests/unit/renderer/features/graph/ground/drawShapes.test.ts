import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { graphThemeOf } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { boundsOf, drawShapes, type ShapePaths } from "#renderer/features/graph/ground/drawShapes.ts";
import type { GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import { recordingContext, recordPaths, type RecordedPath } from "#tests/support/recordingContext.ts";

/** Every colour is the name of its token. */
const theme = graphThemeOf((name) => name);
let made: RecordedPath[];
beforeEach(() => { made = recordPaths().made; });
afterEach(() => { vi.unstubAllGlobals(); });

const SQUARE = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 10 }, { x: 0, y: 10 }];
const box: GroundShape = { kind: "box", rect: { x: 0, y: 0, width: 10, height: 10 }, radius: 4, fill: "band" };

function drawn(shapes: readonly GroundShape[], parts: { readonly paths?: ShapePaths; readonly pxPerScreenPx?: number; readonly part?: { x: number; y: number; width: number; height: number } } = {}) {
  const recording = recordingContext();
  drawShapes(recording.context, shapes, { theme, part: parts.part ?? { x: -100, y: -100, width: 500, height: 500 }, paths: parts.paths ?? new Map(), pxPerScreenPx: parts.pxPerScreenPx ?? 1 });
  return recording;
}

describe("drawShapes", () => {
  it("fills a box, without an edge unless it has one", () => {
    const { calls } = drawn([box]);
    expect(made[0]?.steps).toEqual([["roundRect", 0, 0, 10, 10, 4]]);
    expect([calls("fill").map(({ look }) => look["fillStyle"]), calls("stroke").length]).toEqual([["--band"], 0]);
    expect(drawn([{ ...box, edge: "hairline" }]).calls("stroke").map(({ look }) => [look["strokeStyle"], look["lineWidth"]])).toEqual([["--hairline", 1]]);
  });

  it("fills a panel in the soft colour of its wisdom", () => {
    expect(drawn([{ ...box, fill: { tint: "people" } }]).calls("fill").map(({ look }) => look["fillStyle"])).toEqual(["--w-people-soft"]);
  });

  it("draws a crown as a closed smooth outline, lifted by a shadow that nothing else gets", () => {
    const { calls, drawn: done } = drawn([{ kind: "blob", outline: SQUARE, fill: "leaf-3", edge: "leaf-3-ink", edgeAlpha: 0.7, shadow: true }, box]);
    expect(made[0]?.steps.map(([what]) => what)).toEqual(["moveTo", "quadraticCurveTo", "quadraticCurveTo", "quadraticCurveTo", "quadraticCurveTo", "closePath"]);
    expect([made[0]?.steps[0], made[0]?.steps[4]]).toEqual([["moveTo", 0, 5], ["quadraticCurveTo", 0, 10, 0, 5]]);
    expect(calls("fill").map(({ look }) => [look["fillStyle"], look["shadowColor"]])).toEqual([["--leaf-3", "--pressed"], ["--band", "transparent"]]);
    expect(calls("stroke").map(({ look }) => [look["strokeStyle"], look["globalAlpha"], look["shadowColor"]])).toEqual([["--leaf-3-ink", 0.7, "transparent"]]);
    expect(done.at(-1)?.look["globalAlpha"]).toBe(1);
  });

  it("draws a ring as a line only", () => {
    const { calls } = drawn([{ kind: "ring", centre: { x: 50, y: 40 }, radiusX: 30, radiusY: 20, edge: "contour" }]);
    expect(made[0]?.steps).toEqual([["ellipse", 50, 40, 30, 20, 0, 0, Math.PI * 2]]);
    expect([calls("fill").length, calls("stroke").map(({ look }) => look["strokeStyle"])]).toEqual([0, ["--contour"]]);
  });

  it("draws a path in its own width, dashes and lightness, and the next one solid again", () => {
    const { calls } = drawn([{ kind: "path", places: SQUARE, width: 3, edge: "edge", dash: [4, 2], alpha: 0.25 }, { kind: "path", places: SQUARE, width: 2, edge: "accent" }]);
    expect(made[0]?.steps.map(([what]) => what)).toEqual(["moveTo", "lineTo", "lineTo", "lineTo"]);
    expect(calls("stroke").map(({ look }) => [look["strokeStyle"], look["lineWidth"], look["globalAlpha"]])).toEqual([["--edge", 3, 0.25], ["--accent", 2, 1]]);
    expect(calls("setLineDash").map(({ given }) => given[0])).toEqual([[4, 2], [], []]);
  });

  it("keeps the edges of panels and crowns one px wide on the screen, however far away", () => {
    const widths = (pxPerScreenPx: number): unknown[] => drawn([{ ...box, edge: "hairline" }, { kind: "path", places: SQUARE, width: 2, edge: "edge" }], { pxPerScreenPx }).calls("stroke").map(({ look }) => look["lineWidth"]);
    expect([widths(0.5), widths(8)]).toEqual([[1, 2], [8, 2]]);
  });

  it("leaves out what cannot be seen, and does not even make its path", () => {
    const away: GroundShape = { ...box, rect: { x: 5000, y: 0, width: 10, height: 10 } };
    const { calls } = drawn([away, { kind: "ring", centre: { x: -900, y: 0 }, radiusX: 30, radiusY: 20, edge: "contour" }, box]);
    expect([calls("fill").length, calls("stroke").length, made.length]).toEqual([1, 0, 1]);
  });

  it("makes the path of a shape once, as long as its paths are kept", () => {
    const paths: ShapePaths = new Map();
    drawn([box], { paths });
    drawn([box], { paths });
    expect([made.length, paths.size]).toEqual([1, 1]);
  });

  it("draws nothing of an outline without places", () => {
    expect(drawn([{ kind: "blob", outline: [], fill: "paper" }]).calls("fill")).toEqual([]);
  });
});

describe("boundsOf", () => {
  it("holds all of a shape", () => {
    const shapes: GroundShape[] = [box, { kind: "ring", centre: { x: 50, y: 40 }, radiusX: 30, radiusY: 20, edge: "contour" }, { kind: "blob", outline: SQUARE, fill: "paper" }, { kind: "path", places: [{ x: 5, y: 9 }, { x: -5, y: 1 }], width: 1, edge: "edge" }];
    expect(shapes.map(boundsOf)).toEqual([{ x: 0, y: 0, width: 10, height: 10 }, { x: 20, y: 20, width: 60, height: 40 }, { x: 0, y: 0, width: 10, height: 10 }, { x: -5, y: 1, width: 10, height: 8 }]);
  });
});
