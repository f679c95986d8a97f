// @vitest-environment happy-dom
import cytoscape, { type Core, type NodeSingular } from "cytoscape";
import { describe, expect, it, vi } from "vitest";
import { drawDirectly } from "#renderer/features/graph/cytoscape/drawDirectly.ts";
import { nodeData } from "#renderer/features/graph/cytoscape/mountElements.ts";
import { paintedNode } from "#renderer/features/graph/cytoscape/paintedNode.ts";
import { fakeFrames } from "#tests/support/fakeFrames.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";

type Draw = (context: unknown, elements: unknown, pixelRatio?: unknown, extent?: unknown) => void;
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

  it("draws only what is in sight, where the installed cytoscape says what that is", () => {
    // SAFETY: a context that writes down instead of drawing.
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => recordingContext().context) as unknown as HTMLCanvasElement["getContext"]);
    const frames = fakeFrames();
    const cy = cytoscape({ container: document.body.appendChild(document.createElement("div")), layout: { name: "preset" } });
    drawDirectly(cy);
    const drawn: string[] = [];
    const inner = internals(cy);
    // SAFETY: an element of cytoscape.
    inner.drawElement = (_, element) => { drawn.push((element as NodeSingular).id()); };
    const at = (key: string, x: number) => ({ data: nodeData(paintedNode(key, { x, y: 0, width: 140, height: 46 }, { paint: { label: key } })), position: { x: x + 70, y: 23 } });
    cy.add([at("beside", -300), at("reaches in", -100), at("inside", 200)]);
    cy.viewport({ zoom: 1, pan: { x: 0, y: 0 } });
    inner.drawLayeredElements("a", [...cy.nodes()], 1, { x1: 0, y1: 0, x2: 500, y2: 400 });
    expect(drawn).toEqual(["reaches in", "inside"]);
    inner.drawLayeredElements("a", [...cy.nodes()], 1, { x1: 0, y1: 200, x2: 500, y2: 400 });
    expect(drawn).toHaveLength(2);
    inner.drawLayeredElements("a", [...cy.nodes()], 1);
    expect(drawn).toHaveLength(5);
    // What it passes on when it draws by itself.
    const asked = vi.spyOn(inner, "drawLayeredElements");
    cy.forceRender();
    frames.next();
    expect(asked.mock.calls[0]?.[3]).toMatchObject({ x1: 0, y1: 0, w: cy.width() });
    cy.destroy();
    vi.unstubAllGlobals();
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
