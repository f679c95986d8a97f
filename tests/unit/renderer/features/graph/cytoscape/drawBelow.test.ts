// @vitest-environment happy-dom
import cytoscape, { type Core } from "cytoscape";
import { afterEach, describe, expect, it, vi } from "vitest";
import { drawBelow } from "#renderer/features/graph/cytoscape/drawBelow.ts";
import { fakeFrames } from "#tests/support/fakeFrames.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("drawBelow", () => {
  it("is called after each drawing of the installed cytoscape, in the px of its picture", () => {
    const { context, calls } = recordingContext();
    // SAFETY: a context that writes down instead of drawing.
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => context) as unknown as HTMLCanvasElement["getContext"]);
    const frames = fakeFrames();
    const container = document.body.appendChild(document.createElement("div"));
    const cy = cytoscape({ container, layout: { name: "preset" } });
    const drawn: unknown[] = [];
    const shown: unknown[] = [];
    drawBelow(cy, container, (_, seen) => {
      drawn.push(calls("setTransform").at(-1)?.given);
      shown.push(seen);
    });
    cy.viewport({ zoom: 0.5, pan: { x: 30, y: 40 } });
    frames.next();
    cy.forceRender();
    frames.next();
    expect(drawn).toEqual([[0.5, 0, 0, 0.5, 30, 40], [0.5, 0, 0, 0.5, 30, 40]]);
    expect(shown[0]).toEqual({ x: -60, y: -80, width: cy.width() / 0.5, height: cy.height() / 0.5 });
    // A finer screen: twice as many px of the canvas for one of the page.
    const canvas = container.querySelector<HTMLCanvasElement>("canvas[data-id$='-node']");
    canvas?.style.setProperty("width", "400px");
    canvas?.setAttribute("width", "800");
    cy.emit("render");
    expect(drawn.at(-1)).toEqual([1, 0, 0, 1, 60, 80]);
    cy.destroy();
  });

  it("says so when there is no canvas to draw in", () => {
    const container = document.createElement("div");
    // SAFETY: nothing of the core is used.
    expect(() => { drawBelow({} as unknown as Core, container, () => undefined); }).toThrow("no canvas");
  });
});
