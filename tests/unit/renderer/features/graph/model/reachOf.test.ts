import { describe, expect, it } from "vitest";
import type { SceneBox, SceneLine } from "#renderer/features/graph/model/sceneTypes.ts";
import { createReach, reachOfDressing } from "#renderer/features/graph/model/reachOf.ts";

const chip = (x: number, y: number): SceneBox => ({ role: "chip", key: `${x}:${y}`, rect: { x, y, width: 10, height: 5 }, text: "", letterPx: 12, danger: false });
const line = (...points: { readonly x: number; readonly y: number }[]): SceneLine => ({ key: "l", id: "ln_1", points, type: "supports", suggested: false, state: "resting", dimmed: false });

describe("reachOfDressing", () => {
  it("is the box around all boxes and lines", () => {
    expect(reachOfDressing({ boxes: [chip(0, 0), chip(50, -20)], lines: [] })).toEqual({ x: 0, y: -20, width: 60, height: 25 });
    expect(reachOfDressing({ boxes: [chip(0, 0)], lines: [line({ x: -5, y: 2 }, { x: 4, y: 90 }, { x: 30, y: 3 })] })).toEqual({ x: -5, y: 0, width: 35, height: 90 });
  });

  it("is none around nothing", () => {
    expect(reachOfDressing({ boxes: [], lines: [] })).toBeNull();
  });
});

describe("createReach", () => {
  it("takes rects that are packed", () => {
    const reach = createReach();
    reach.addPacked(Float32Array.from([0, 0, 10, 10, -20, 5, 5, 50]));
    expect(reach.get()).toEqual({ x: -20, y: 0, width: 30, height: 55 });
  });

  it("leaves out what has no box", () => {
    const reach = createReach();
    reach.addRect({ x: Infinity, y: Infinity, width: -Infinity, height: -Infinity });
    expect(reach.get()).toBeNull();
    reach.addRect({ x: 1, y: 2, width: 3, height: 4 });
    expect(reach.get()).toEqual({ x: 1, y: 2, width: 3, height: 4 });
  });
});
