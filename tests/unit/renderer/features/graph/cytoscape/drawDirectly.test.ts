// @vitest-environment happy-dom
import cytoscape, { type Core } from "cytoscape";
import { describe, expect, it, vi } from "vitest";
import { drawDirectly } from "#renderer/features/graph/cytoscape/drawDirectly.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";

type Draw = (context: unknown, elements: unknown) => void;
interface Internals {
  readonly beforeRenderCallbacks: readonly { readonly priority: number }[];
  readonly beforeRenderPriorities: Readonly<Record<string, number>>;
  readonly onUpdateEleCalcsFns: readonly unknown[];
  readonly drawElements: Draw;
  readonly drawLayeredElements: Draw;
  readonly drawCachedElements: Draw;
  drawElement: (context: unknown, element: unknown) => void;
}
// SAFETY: what drawDirectly reaches for is not part of the published types.
const internals = (cy: Core): Internals => (cy as unknown as { renderer(): Internals }).renderer();

describe("drawDirectly", () => {
  it("does nothing to a core that draws nothing", () => {
    const cy = cytoscape({ headless: true });
    expect(() => { drawDirectly(cy); }).not.toThrow();
    cy.destroy();
  });

  it("does nothing to another version that draws in another way", () => {
    for (const renderer of [{}, { drawElements: "no function" }, { drawElements: () => undefined, beforeRenderCallbacks: "none" }]) {
      const cy = { renderer: () => renderer };
      // SAFETY: nothing else of the core is used.
      expect(() => { drawDirectly(cy as unknown as Core); }).not.toThrow();
      expect(Object.keys(renderer)).not.toContain("drawLayeredElements");
    }
  });

  it("lets the installed cytoscape draw all elements in order, and neither keep pictures nor look for them", () => {
    // SAFETY: a context that writes down instead of drawing.
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => recordingContext().context) as unknown as HTMLCanvasElement["getContext"]);
    const cy = cytoscape({ container: document.body.appendChild(document.createElement("div")), layout: { name: "preset" } });
    const inner = internals(cy);
    const { beforeRenderCallbacks, onUpdateEleCalcsFns, beforeRenderPriorities: { animations = 0, eleCalcs = 0, ...filling } } = inner;
    const priorities = (): number[] => beforeRenderCallbacks.map(({ priority }) => priority);
    expect(Object.keys(filling).sort()).toEqual(["eleTxrDeq", "lyrTxrDeq", "lyrTxrSkip"]);
    expect(priorities().filter((each) => Object.values(filling).includes(each)).length).toBeGreaterThan(2);
    // The only one there makes the caches forget.
    expect(onUpdateEleCalcsFns).toHaveLength(1);
    expect([typeof inner.drawElements, typeof inner.drawLayeredElements, typeof inner.drawCachedElements]).toEqual(["function", "function", "function"]);
    drawDirectly(cy);
    const drawn: unknown[] = [];
    inner.drawElement = (context, element) => { drawn.push([context, element]); };
    inner.drawLayeredElements("a", [1, 2]);
    inner.drawCachedElements("b", [3]);
    expect(drawn).toEqual([["a", 1], ["a", 2], ["b", 3]]);
    // What works out styles before a drawing stays, and animations.
    expect([priorities().sort(), onUpdateEleCalcsFns]).toEqual([[eleCalcs, animations], []]);
    cy.destroy();
  });

  it("does not let the installed cytoscape work out the style of what it draws again", () => {
    // SAFETY: a context that writes down instead of drawing.
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => recordingContext().context) as unknown as HTMLCanvasElement["getContext"]);
    const cy = cytoscape({ container: document.body.appendChild(document.createElement("div")), layout: { name: "preset" } });
    drawDirectly(cy);
    // SAFETY: what all elements of cytoscape have in common; the method is not part of the published types.
    const shared = Object.getPrototypeOf(cy.collection()) as { updateStyle(): unknown };
    const asked = vi.spyOn(shared, "updateStyle");
    // As drawNode does for a node without a picture.
    internals(cy).drawElement = (_, element) => { (element as { updateStyle(notify: boolean): unknown }).updateStyle(false); };
    const [inner, elements] = [internals(cy), cy.collection()];
    inner.drawLayeredElements("a", [elements]);
    expect(asked).not.toHaveBeenCalled();
    inner.drawElement = () => { throw new Error("cannot be drawn"); };
    expect(() => { inner.drawLayeredElements("a", [elements]); }).toThrow("cannot be drawn");
    shared.updateStyle.call(elements);
    expect(asked).toHaveBeenCalledTimes(1);
    cy.destroy();
  });
});
