// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCamera } from "#renderer/features/graph/model/createCamera.ts";
import { watchRest } from "#renderer/features/graph/model/watchRest.ts";
import { followCamera } from "#renderer/features/graph/model/followCamera.ts";

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe("a camera at rest", () => {
  it("is told once after many movements", () => {
    const camera = createCamera(() => true);
    const heard = vi.fn();
    watchRest(camera, heard);
    for (let x = 1; x < 6; x += 1) {
      camera.set({ x, y: 0, zoom: 1 });
      vi.advanceTimersByTime(60);
    }
    expect(heard).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("is told before the painted canvas sets its words anew, so that they are set for what is mounted then", () => {
    const told: string[] = [];
    const canvas = document.createElement("div");
    for (const side of ["clientWidth", "clientHeight"]) Object.defineProperty(canvas, side, { value: 800 });
    const follower = followCamera(canvas, document.createElement("div"), () => { told.push("painted"); });
    const camera = createCamera(() => true);
    watchRest(camera, () => { told.push("rested"); });
    camera.onChange(() => { follower.look(camera.get()); });
    follower.look({ x: 0, y: 0, zoom: 1 }, true);
    told.length = 0;
    camera.set({ x: 0, y: 0, zoom: 1.2 });
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(["rested", "painted"]);
  });

  it("is not told any more after stopping", () => {
    const camera = createCamera(() => true);
    const heard = vi.fn();
    const stop = watchRest(camera, heard);
    camera.set({ x: 1, y: 0, zoom: 1 });
    stop();
    camera.set({ x: 2, y: 0, zoom: 1 });
    vi.advanceTimersByTime(1000);
    expect(heard).not.toHaveBeenCalled();
  });
});
