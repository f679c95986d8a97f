import type { Core } from "cytoscape";
import type { Rect } from "#shared/tower/index.ts";

/** `seen`: what of the picture the canvas shows. */
type Draw = (context: CanvasRenderingContext2D, seen: Rect) => void;

/** Calls `draw` after each drawing of cytoscape, with its canvas set to picture px: what it draws with `destination-over` lies below all elements. */
export function drawBelow(cy: Core, container: HTMLElement, draw: Draw): void {
  const canvas = container.querySelector<HTMLCanvasElement>("canvas[data-id$='-node']");
  const context = canvas?.getContext("2d") ?? null;
  if (canvas === null || context === null) throw new Error("cytoscape has no canvas for its nodes");
  cy.on("render", () => {
    const [zoom, { x, y }] = [cy.zoom(), cy.pan()];
    const pixelRatio = pixelRatioOf(canvas);
    context.setTransform(zoom * pixelRatio, 0, 0, zoom * pixelRatio, x * pixelRatio, y * pixelRatio);
    const { x1, y1, w, h } = cy.extent();
    draw(context, { x: x1, y: y1, width: w, height: h });
  });
}

/** By the size that cytoscape has given it: asking the browser would have it lay out the page in the middle of a drawing. */
function pixelRatioOf({ width, style }: HTMLCanvasElement): number {
  const widthPx = Number.parseFloat(style.width);
  return widthPx > 0 ? width / widthPx : 1;
}
