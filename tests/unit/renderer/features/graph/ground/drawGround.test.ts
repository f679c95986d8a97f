import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Tiles } from "#renderer/features/graph/ground/createTiles.ts";
import { drawPatch, drawSurface, type GroundScene, type SurfaceLook } from "#renderer/features/graph/ground/drawGround.ts";
import type { GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import { recordingContext, recordPaths, type RecordingContext } from "#tests/support/recordingContext.ts";
import { NAMED_THEME } from "#tests/support/sceneBoxes.ts";

const near: GroundShape = { kind: "box", rect: { x: 0, y: 0, width: 300, height: 300 }, radius: 8, fill: "band" };
const far: GroundShape = { kind: "box", rect: { x: 900, y: 900, width: 50, height: 50 }, radius: 8, fill: "paper" };

let recording: RecordingContext;
let painted: { readonly part: unknown; readonly devicePxPerPx: number }[];
let scene: GroundScene;
beforeEach(() => {
  recordPaths();
  recording = recordingContext();
  Object.assign(recording.context, { canvas: { width: 1240, height: 620 } });
  painted = [];
  const tiles: Tiles = { setSpots: () => undefined, setColors: () => undefined, want: () => undefined, paint: (_, part, devicePxPerPx) => { painted.push({ part, devicePxPerPx }); }, destroy: () => undefined };
  scene = { shapes: [near, far], extra: [], paths: new Map(), tiles, theme: NAMED_THEME };
});
afterEach(() => { vi.unstubAllGlobals(); });

const LOOK: SurfaceLook = { own: { x: 120, y: 60, zoom: 0.5 }, pixelRatio: 1 };
const given = (what: string): (readonly unknown[])[] => recording.calls(what).map((each) => each.given);
const filled = (): unknown[] => recording.calls("fill").map(({ look }) => look["fillStyle"]);

describe("drawSurface", () => {
  it("wipes the surface and draws all that stands on it, shapes of the moment above, tiles last", () => {
    drawSurface(recording.context, { ...scene, extra: [{ ...near, fill: "surface" }] }, LOOK);
    expect([given("clearRect"), filled()]).toEqual([[[0, 0, 1240, 620]], ["--band", "--paper", "--surface"]]);
    expect(painted).toEqual([{ part: { x: -240, y: -120, width: 2480, height: 1240 }, devicePxPerPx: 0.5 }]);
  });

  it("sets picture px in force, on a dense screen too", () => {
    drawSurface(recording.context, scene, { ...LOOK, pixelRatio: 2 });
    expect([given("setTransform").at(-1), painted[0]]).toEqual([[1, 0, 0, 1, 240, 120], { part: { x: -240, y: -120, width: 1240, height: 620 }, devicePxPerPx: 1 }]);
  });
});

describe("drawPatch", () => {
  it("draws within whole pixels around the box, and nothing that lies elsewhere", () => {
    drawPatch(recording.context, scene, LOOK, { x: 1, y: 3, width: 100, height: 101 });
    expect([given("rect"), given("clearRect"), filled()]).toEqual([[[120, 61, 51, 51]], [[120, 61, 51, 51]], ["--band"]]);
    expect(painted).toEqual([{ part: { x: 0, y: 2, width: 102, height: 102 }, devicePxPerPx: 0.5 }]);
    expect(recording.drawn.map(({ what }) => what).filter((what) => ["save", "clip", "clearRect", "fill", "restore"].includes(what))).toEqual(["save", "clip", "clearRect", "fill", "restore"]);
  });

  it("draws what reaches into it from beside: shadows and thick lines", () => {
    drawPatch(recording.context, scene, LOOK, { x: 320, y: 0, width: 100, height: 100 });
    expect(filled()).toEqual(["--band"]);
    recording.drawn.length = 0;
    drawPatch(recording.context, scene, LOOK, { x: 340, y: 0, width: 100, height: 100 });
    expect(filled()).toEqual([]);
  });

  it("ends where the surface does, and does nothing beyond it", () => {
    drawPatch(recording.context, scene, LOOK, { x: -1000, y: -1000, width: 1000, height: 1000 });
    expect(given("clearRect")).toEqual([[0, 0, 120, 60]]);
    recording.drawn.length = 0;
    drawPatch(recording.context, scene, LOOK, { x: 5000, y: 0, width: 100, height: 100 });
    expect(recording.drawn).toEqual([]);
  });
});
