// @vitest-environment happy-dom
import cytoscape, { type Core } from "cytoscape";
import { describe, expect, it, vi } from "vitest";
import { drawDirectly } from "#renderer/features/graph/cytoscape/drawDirectly.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";

interface Internals { readonly beforeRenderCallbacks: readonly { readonly priority: number }[]; readonly beforeRenderPriorities: Readonly<Record<string, number>>; readonly data: Readonly<Record<string, { getLayers?: unknown; getElement?: unknown } | undefined>> }
// SAFETY: what drawDirectly reaches for is not part of the published types.
const internals = (cy: Core): Internals => (cy as unknown as { renderer(): Internals }).renderer();

describe("drawDirectly", () => {
  it("does nothing to a core that draws nothing", () => {
    const cy = cytoscape({ headless: true });
    expect(() => { drawDirectly(cy); }).not.toThrow();
    cy.destroy();
  });

  it("does nothing to another version that keeps its pictures elsewhere", () => {
    for (const data of [undefined, {}, { lyrTxrCache: {}, eleTxrCache: undefined }]) {
      const cy = { renderer: () => ({ data }) };
      // SAFETY: nothing else of the core is used.
      expect(() => { drawDirectly(cy as unknown as Core); }).not.toThrow();
    }
  });

  it("lets the installed cytoscape keep no pictures, of layers, elements or labels", () => {
    // SAFETY: a context that writes down instead of drawing.
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => recordingContext().context) as unknown as HTMLCanvasElement["getContext"]);
    const cy = cytoscape({ container: document.body.appendChild(document.createElement("div")), layout: { name: "preset" } });
    const { data, beforeRenderCallbacks, beforeRenderPriorities: { animations = 0, eleCalcs = 0, ...filling } } = internals(cy);
    const priorities = (): number[] => beforeRenderCallbacks.map(({ priority }) => priority);
    expect(Object.keys(filling).sort()).toEqual(["eleTxrDeq", "lyrTxrDeq", "lyrTxrSkip"]);
    expect(priorities().filter((each) => Object.values(filling).includes(each)).length).toBeGreaterThan(2);
    const caches = ["lyrTxrCache", "eleTxrCache", "lblTxrCache", "slbTxrCache", "tlbTxrCache"];
    const names = caches.map((name) => (name === "lyrTxrCache" ? "getLayers" : "getElement") as "getLayers" | "getElement");
    expect(caches.map((name, index) => typeof data[name]?.[names[index] ?? "getElement"])).toEqual(caches.map(() => "function"));
    const before = caches.map((name, index) => data[name]?.[names[index] ?? "getElement"]);
    drawDirectly(cy);
    caches.forEach((name, index) => {
      const now = data[name]?.[names[index] ?? "getElement"];
      expect(now).not.toBe(before[index]);
      expect((now as () => unknown)()).toBeNull();
    });
    // What works out styles before a drawing stays, and animations.
    expect(priorities().sort()).toEqual([eleCalcs, animations]);
    cy.destroy();
  });
});
