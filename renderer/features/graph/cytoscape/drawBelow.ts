import type { Core } from "cytoscape";

type Draw = (context: CanvasRenderingContext2D) => void;

/** Calls `draw` after each drawing of cytoscape, with its canvas set to picture px: what it draws with `destination-over` lies below all elements. */
export function drawBelow(cy: Core, container: HTMLElement, draw: Draw): void {
  const canvas = container.querySelector<HTMLCanvasElement>("canvas[data-id$='-node']");
  const context = canvas?.getContext("2d") ?? null;
  if (canvas === null || context === null) throw new Error("cytoscape has no canvas for its nodes");
  cy.on("render", () => {
    const [zoom, { x, y }] = [cy.zoom(), cy.pan()];
    const pixelRatio = canvas.clientWidth === 0 ? 1 : canvas.width / canvas.clientWidth;
    context.setTransform(zoom * pixelRatio, 0, 0, zoom * pixelRatio, x * pixelRatio, y * pixelRatio);
    draw(context);
  });
}
