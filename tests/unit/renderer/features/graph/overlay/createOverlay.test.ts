// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createOverlay, type Overlay, type OverlayState } from "#renderer/features/graph/overlay/createOverlay.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";

let frames: FakeFrames;
let canvas: HTMLElement;
let overlay: Overlay;
beforeEach(() => {
  frames = fakeFrames();
  canvas = document.createElement("div");
  Object.defineProperty(canvas, "clientWidth", { value: 800 });
  Object.defineProperty(canvas, "clientHeight", { value: 600 });
  overlay = createOverlay(canvas);
  overlay.look({ x: 100, y: 50, zoom: 2 });
});
afterEach(() => { vi.unstubAllGlobals(); });

const svg = (): Element | null => canvas.querySelector("svg");
const shapes = (): string[] => [...(svg()?.children ?? [])].map((each) => `${each.tagName}.${each.getAttribute("class")}`);
const numbers = (selector: string, ...names: string[]): number[] => names.map((name) => Number(canvas.querySelector(selector)?.getAttribute(name)));
function show(patch: Partial<OverlayState>): void {
  overlay.set(patch);
  frames.all();
}

describe("createOverlay", () => {
  it("is there for the eye only, and empty while nothing is going on", () => {
    expect([svg()?.getAttribute("aria-hidden"), shapes(), frames.waiting]).toEqual(["true", [], 0]);
  });

  it("draws a frame around the keyboard's place and one around where something would fall", () => {
    show({ focus: { x: 10, y: 20, width: 30, height: 15 }, target: { x: 0, y: 0, width: 100, height: 50 } });
    expect(shapes()).toEqual(["rect.focus", "rect.target"]);
    expect(numbers(".target", "x", "y", "width", "height")).toEqual([100, 50, 200, 100]);
    expect(numbers(".focus", "x", "y", "width", "height")).toEqual([116, 86, 68, 38]);
  });

  it("draws the handle with its plus, as large at every zoom", () => {
    show({ handle: { x: 10, y: 20 } });
    expect(shapes()).toEqual(["circle.handle", "path.plus"]);
    expect(numbers(".handle", "cx", "cy", "r")).toEqual([120, 90, 7]);
  });

  it("draws the line that reaches for another point", () => {
    show({ reaching: { from: { x: 0, y: 0 }, to: { x: 50, y: 25 } } });
    expect(numbers(".reaching", "x1", "y1", "x2", "y2")).toEqual([100, 50, 200, 100]);
  });

  it("draws a box or a lasso by its corners", () => {
    show({ lasso: [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 10 }] });
    expect(canvas.querySelector(".lasso")?.getAttribute("points")).toBe("100,50 120,50 120,70");
  });

  it("draws lines to snap to from edge to edge", () => {
    show({ guides: [{ at: 30, isUpright: true }, { at: 40, isUpright: false }] });
    const [upright, level] = [...canvas.querySelectorAll(".guide")].map((line) => ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name))));
    expect([upright, level]).toEqual([[160, 0, 160, 600], [0, 130, 800, 130]]);
  });

  it("draws what is dragged with its title, which is text and nothing else", () => {
    show({ ghost: { rect: { x: 10, y: 10, width: 120, height: 32 }, text: "<b>动机</b>" } });
    expect(shapes()).toEqual(["rect.ghost", "text.ghostText"]);
    expect([numbers(".ghost", "x", "y", "width", "height"), canvas.querySelector(".ghostText")?.textContent, canvas.querySelector("b")]).toEqual([[120, 70, 120, 32], "<b>动机</b>", null]);
  });

  it("draws what flies where the screen says, whatever the camera", () => {
    show({ flying: [{ x: 1, y: 2, width: 3, height: 4 }] });
    expect(numbers(".flying", "x", "y", "width", "height")).toEqual([1, 2, 3, 4]);
  });

  it("moves with the camera", () => {
    show({ handle: { x: 10, y: 20 } });
    overlay.look({ x: 0, y: 0, zoom: 1 });
    frames.all();
    expect(numbers(".handle", "cx", "cy")).toEqual([10, 20]);
  });

  it("draws once for many changes in a frame, and not at all for a camera that moves over nothing", () => {
    overlay.set({ handle: { x: 1, y: 1 } });
    overlay.set({ handle: { x: 2, y: 2 } });
    overlay.look({ x: 0, y: 0, zoom: 1 });
    expect([shapes(), frames.waiting]).toEqual([[], 1]);
    frames.all();
    expect(numbers(".handle", "cx", "cy")).toEqual([2, 2]);
    show({ handle: null });
    overlay.look({ x: 5, y: 5, zoom: 1 });
    expect([shapes(), frames.waiting]).toEqual([[], 0]);
  });

  it("keeps what a change does not name", () => {
    show({ handle: { x: 1, y: 1 }, target: { x: 0, y: 0, width: 10, height: 10 } });
    show({ handle: null });
    expect(shapes()).toEqual(["rect.target"]);
  });

  it("is gone in the end, with the frame it waited for", () => {
    overlay.set({ handle: { x: 1, y: 1 } });
    overlay.destroy();
    expect([svg(), frames.waiting]).toEqual([null, 0]);
  });
});
