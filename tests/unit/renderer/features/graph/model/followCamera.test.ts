// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CameraView } from "#renderer/features/graph/model/cameraMath.ts";
import { followCamera, type CameraFollower, type FollowLimits } from "#renderer/features/graph/model/followCamera.ts";

const GAPLESS: FollowLimits = { least: 0.5, most: 1.7, isGapless: true };

let canvas: HTMLElement;
let element: HTMLElement;
let follower: CameraFollower;
let painted: (CameraView & { readonly isMoving: boolean })[];
beforeEach(() => {
  vi.useFakeTimers();
  canvas = document.createElement("div");
  Object.defineProperty(canvas, "clientWidth", { value: 1000 });
  Object.defineProperty(canvas, "clientHeight", { value: 500 });
  open();
});
afterEach(() => {
  follower.stop();
  vi.useRealTimers();
});

function open(limits?: FollowLimits): void {
  element = document.createElement("div");
  painted = [];
  follower = followCamera(canvas, element, (own, { isMoving }) => { painted.push({ ...own, isMoving }); }, limits);
}

/** Looks at once, and the painting comes. */
function settled(view: CameraView): void {
  follower.look(view, true);
  follower.drawn();
  painted.length = 0;
}

/** Looks, and whatever is asked for comes at once. */
function seen(view: CameraView): void {
  const before = painted.length;
  follower.look(view);
  if (painted.length > before) follower.drawn();
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
    // Painted ahead of where it is going.
    expect(element.style.transform).toBe("translate(-102px, 0px) scale(1)");
  });

  it("is painted ahead of a camera that goes on, so that it lasts nearly twice as long", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    const at: number[] = [];
    for (let x = 1; x <= 1000; x += 1) {
      seen({ x, y: 0, zoom: 1 });
      if (painted.length > at.length) at.push(x);
    }
    expect(at).toEqual([121, 344, 567, 790]);
    expect(painted[0]).toEqual({ x: 121 + 102 + 120, y: 60, zoom: 1, isMoving: false });
  });

  it("turns back as soon as the camera does", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    seen({ x: 121, y: 0, zoom: 1 });
    seen({ x: 110, y: 0, zoom: 1 });
    expect(painted).toHaveLength(1);
    seen({ x: 90, y: 0, zoom: 1 });
    expect([painted.length, painted[1]?.x]).toEqual([2, 90 - 102 + 120]);
  });

  it("is painted exactly where a jump ends", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.look({ x: 500, y: 0, zoom: 1 }, true);
    expect(painted).toEqual([{ x: 620, y: 60, zoom: 1, isMoving: false }]);
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

  it("may fall short of the edges while the wheel turns away", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.look({ x: 250, y: 125, zoom: 0.5 });
    expect(painted).toEqual([]);
  });

  it("paints nothing more once it is stopped", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.look({ x: 0, y: 0, zoom: 1.2 });
    follower.stop();
    vi.advanceTimersByTime(1000);
    expect(painted).toEqual([]);
  });
});

/** One notch of the wheel, around the middle of the canvas. */
const zoomedOut = (view: CameraView, factor: number): CameraView => ({ zoom: view.zoom / factor, x: 500 - (500 - view.x) / factor, y: 250 - (250 - view.y) / factor });
const NOTCH = 1.066;

describe("followCamera without gaps", () => {
  beforeEach(() => { open(GAPLESS); });

  it("shows no gap while the wheel turns away, and is painted for more than it needs, so that this lasts several notches", () => {
    let view: CameraView = { x: 0, y: 0, zoom: 1 };
    settled(view);
    const at: number[] = [];
    for (let notch = 1; notch <= 24; notch += 1) {
      view = zoomedOut(view, NOTCH);
      seen(view);
      if (painted.length > at.length) at.push(notch);
    }
    expect(at).toEqual([4, 11, 18]);
    expect(painted.every(({ isMoving }) => isMoving)).toBe(true);
    vi.advanceTimersByTime(500);
    expect(painted.at(-1)).toEqual({ x: view.x + 120, y: view.y + 60, zoom: view.zoom, isMoving: false });
  });

  it("is painted exactly where a jump to another zoom ends", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.look({ x: 400, y: 200, zoom: 0.2 });
    expect(painted).toEqual([{ x: 520, y: 260, zoom: 0.2, isMoving: true }]);
  });

  it("is scaled while the wheel turns towards it, up to what its drawing bears", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.look({ x: -300, y: -150, zoom: 1.6 });
    expect(painted).toEqual([]);
    follower.look({ x: -400, y: -200, zoom: 1.8 });
    expect(painted).toEqual([{ x: -280, y: -140, zoom: 1.8, isMoving: true }]);
  });

  it("is painted anew when a pan follows the wheel before it rests", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    seen({ x: -100, y: -50, zoom: 1.2 });
    expect(painted).toEqual([]);
    seen({ x: 400, y: -50, zoom: 1.2 });
    expect(painted.map(({ zoom, isMoving }) => [zoom, isMoving])).toEqual([[1.2, true]]);
  });
});

describe("followCamera around what lies within a box", () => {
  it("misses no edge beyond it: a picture that is held as a whole is only moved", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.within({ x: 50, y: 50, width: 900, height: 400 });
    seen({ x: 600, y: -300, zoom: 1 });
    seen({ x: -600, y: 300, zoom: 1 });
    expect(painted).toEqual([]);
  });

  it("is painted anew when a part of the box that it does not hold comes into view", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.within({ x: -400, y: 50, width: 900, height: 400 });
    seen({ x: -300, y: 0, zoom: 1 });
    expect(painted).toEqual([]);
    seen({ x: 121, y: 0, zoom: 1 });
    expect(painted).toHaveLength(1);
  });

  it("needs not be painted for gaps outside of it while the wheel turns away", () => {
    open(GAPLESS);
    let view: CameraView = { x: 0, y: 0, zoom: 1 };
    settled(view);
    follower.within({ x: 50, y: 50, width: 900, height: 400 });
    for (let notch = 0; notch < 8; notch += 1) seen(view = zoomedOut(view, NOTCH));
    expect(painted).toEqual([]);
  });

  it("is painted when the box grows to where it does not reach, and not when it need not be", () => {
    settled({ x: 0, y: 0, zoom: 1 });
    follower.within({ x: 50, y: 50, width: 900, height: 400 });
    seen({ x: 300, y: 0, zoom: 1 });
    follower.within({ x: 40, y: 50, width: 900, height: 400 });
    expect(painted).toEqual([]);
    follower.within({ x: -250, y: 50, width: 900, height: 400 });
    expect(painted).toEqual([{ x: 420, y: 60, zoom: 1, isMoving: false }]);
  });

  it("asks for nothing before the first look", () => {
    follower.within({ x: 0, y: 0, width: 10, height: 10 });
    expect(painted).toEqual([]);
  });
});
