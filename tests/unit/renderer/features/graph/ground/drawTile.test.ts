import { describe, expect, it } from "vitest";
import { createSpotGrid } from "#shared/mounting/index.ts";
import { drawTile } from "#renderer/features/graph/ground/drawTile.ts";
import type { TileName, TileSpots } from "#renderer/features/graph/ground/tileProtocol.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";

const colors = { surface: "white", hairline: "grey", main: ["plain", "red", "blue"] };
const first: TileName = { level: 0, column: 0, row: 0 };

function drawn(tile: TileName, more: Partial<TileSpots> = {}) {
  const spots: TileSpots = { rects: Float32Array.from([10, 10, 100, 40, 200, 10, 100, 40, 10, 100, 100, 40]), tints: Uint8Array.from([1, 2, 1]), dimmed: new Uint8Array(0), shape: "card", ...more };
  const recording = recordingContext();
  const isDrawn = drawTile(recording.context, tile, { spots, grid: createSpotGrid(spots.rects), colors });
  return { ...recording, isDrawn };
}

describe("drawTile", () => {
  it("draws nothing, and says so, where nothing stands", () => {
    const { isDrawn, drawn: done } = drawn({ level: 0, column: 3, row: 3 });
    expect([isDrawn, done]).toEqual([false, []]);
  });

  it("wipes the tile and sets picture px in force", () => {
    const { calls } = drawn({ level: -1, column: 0, row: 0 });
    expect(calls("setTransform").map(({ given }) => given)).toEqual([[1, 0, 0, 1, 0, 0], [0.5, 0, 0, 0.5, -0, -0]]);
    expect(calls("clearRect").map(({ given }) => given)).toEqual([[0, 0, 512, 512]]);
  });

  it("draws cards from near: white, round, with a fine edge, one path for all of a colour", () => {
    const { isDrawn, calls } = drawn(first);
    expect([isDrawn, calls("beginPath").length, calls("rect").length]).toEqual([true, 2, 0]);
    expect(calls("roundRect").map(({ given }) => given)).toEqual([[10, 10, 100, 40, 8], [10, 100, 100, 40, 8], [200, 10, 100, 40, 8]]);
    expect(calls("fill").map(({ look }) => [look["fillStyle"], look["globalAlpha"]])).toEqual([["white", 1], ["white", 1]]);
    expect(calls("stroke").map(({ look }) => look["strokeStyle"])).toEqual(["grey", "grey"]);
  });

  it("draws bars of the colour of their wisdom from afar, with air between the rows", () => {
    const { calls } = drawn({ level: -3, column: 0, row: 0 });
    expect(calls("rect").map(({ given }) => given.map(Number).map(Math.round))).toEqual([[10, 19, 100, 22], [10, 109, 100, 22], [200, 19, 100, 22]]);
    expect(calls("fill").map(({ look }) => [look["fillStyle"], look["globalAlpha"]])).toEqual([["red", 0.5], ["blue", 0.5]]);
    expect(calls("stroke")).toEqual([]);
  });

  it("draws leaves as dots of their colour", () => {
    const { calls } = drawn(first, { shape: "leaf" });
    expect(calls("arc").map(({ given }) => given.slice(0, 3))).toEqual([[60, 18, 6], [60, 108, 6], [250, 18, 6]]);
    expect(calls("fill").map(({ look }) => [look["fillStyle"], look["globalAlpha"]])).toEqual([["red", 0.85], ["blue", 0.85]]);
  });

  it("lets what is left out of the light step back, cards, bars and leaves", () => {
    const dimmed = Uint8Array.from([1, 0, 0]);
    const alphas = (tile: TileName, shape: TileSpots["shape"]): unknown[] => drawn(tile, { dimmed, shape }).calls("fill").map(({ look }) => look["globalAlpha"]);
    expect([alphas(first, "card"), alphas({ level: -3, column: 0, row: 0 }, "card"), alphas(first, "leaf")]).toEqual([[1, 1, 0.3], [0.5, 0.5, 0.15], [0.85, 0.85, 0.25]]);
  });

  it("leaves the context as opaque as it was", () => {
    for (const shape of ["card", "leaf"] as const) expect(drawn(first, { shape, dimmed: Uint8Array.from([1, 1, 1]) }).context.globalAlpha).toBe(1);
  });

  it("draws a spot that reaches over its edge on both tiles", () => {
    const rects = Float32Array.from([480, 10, 100, 40]);
    const more = { rects, tints: new Uint8Array(1) };
    expect([drawn(first, more).isDrawn, drawn({ level: 0, column: 1, row: 0 }, more).isDrawn]).toEqual([true, true]);
  });
});
