// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followCamera, type CameraFollower } from "#renderer/features/graph/cytoscape/followCamera.ts";
import type { CameraView } from "#renderer/features/graph/model/cameraMath.ts";

let element: HTMLElement;
let follower: CameraFollower;
let painted: (CameraView & { readonly isMoving: boolean })[];
beforeEach(() => {
  vi.useFakeTimers();
  const canvas = document.createElement("div");
  Object.defineProperty(canvas, "clientWidth", { value: 1000 });
  Object.defineProperty(canvas, "clientHeight", { value: 500 });
  element = document.createElement("div");
  painted = [];
  follower = followCamera(canvas, element, (own, { isMoving }) => { painted.push({ ...own, isMoving }); });
});
afterEach(() => {
  follower.stop();
  vi.useRealTimers();
});

/** Looks at once, and the painting comes. */
function settled(view: CameraView): void {
  follower.look(view, true);
  follower.drawn();
  painted.length = 0;
}

describe("followCamera", () => {
  it("is larger than the canvas by an eighth or so on each side", () => {
    expect([element.style.left, element.style.top, element.style.width, element.style.height]).toEqual(["-120px", "-60px", "1240px", "620px"]);
  });

  it("paints a first look at once, for a view of its own", () => {
    follower.look({ x: 10, y: 20, zoom: 2 });
    expect(painted).toEqual([{ x: 130, y: 80, zoom: 2, isMoving: false }]);
  });

  it("is moved as a whole while that will do, and painted anew at its edge", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.look({ x: 100, y: -50, zoom: 1 });
    expect([painted.length, element.style.transform]).toEqual([0, "translate(100px, -50px) scale(1)"]);
    follower.look({ x: 121, y: 0, zoom: 1 });
    expect(painted).toHaveLength(1);
  });

  it("keeps moving what was painted until the new painting is there", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.look({ x: 200, y: 0, zoom: 1 });
    expect(element.style.transform).toBe("translate(200px, 0px) scale(1)");
    follower.drawn();
    expect(element.style.transform).toBe("");
  });

  it("is scaled while the wheel turns, and painted once when it rests", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    for (const zoom of [1.1, 1.2, 1.3]) {
      follower.look({ x: 0, y: 0, zoom });
      vi.advanceTimersByTime(50);
    }
    expect([painted.length, element.style.transform.includes("scale(1.3)")]).toEqual([0, true]);
    vi.advanceTimersByTime(200);
    expect(painted.map(({ zoom, isMoving }) => [zoom, isMoving])).toEqual([[1.3, false]]);
  });

  it("is painted in between when it would be scaled too far, and settles after that", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.look({ x: 0, y: 0, zoom: 8 });
    expect(painted.map(({ isMoving }) => isMoving)).toEqual([true]);
    vi.advanceTimersByTime(500);
    expect(painted.map(({ zoom, isMoving }) => [zoom, isMoving])).toEqual([[8, true], [8, false]]);
  });

  it("paints nothing more once it is stopped", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.look({ x: 0, y: 0, zoom: 1.2 });
    follower.stop();
    vi.advanceTimersByTime(1000);
    expect(painted).toEqual([]);
  });
});
