// @vitest-environment happy-dom
import cytoscape from "cytoscape";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hideUnusedLayers } from "#renderer/features/graph/cytoscape/hideUnusedLayers.ts";
import { fakeFrames } from "#tests/support/fakeFrames.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";

beforeEach(() => {
  // SAFETY: a context that writes down instead of drawing.
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => recordingContext().context) as unknown as HTMLCanvasElement["getContext"]);
  fakeFrames();
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

it("hides the two layers of cytoscape that nothing is ever drawn on, and leaves the one with the points", () => {
  const container = document.body.appendChild(document.createElement("div"));
  const cy = cytoscape({ container, headless: false, layout: { name: "preset" } });
  hideUnusedLayers(container);
  const shown = [...container.querySelectorAll<HTMLElement>("canvas")].filter((layer) => layer.style.display !== "none").map((layer) => layer.dataset["id"]);
  expect([shown.length, shown[0]?.endsWith("-node")]).toEqual([1, true]);
  cy.destroy();
});
