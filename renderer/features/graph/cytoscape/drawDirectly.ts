import type { Core } from "cytoscape";
import { isInSight, type NodeBody } from "./isInSight.ts";

/** `extent`: what of the picture is drawn, where cytoscape knows it. */
type Draw = (context: unknown, elements: unknown, pixelRatio?: unknown, extent?: Extent) => void;

interface Extent {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

interface Renderer {
  drawElements?: Draw;
  drawLayeredElements?: Draw;
  drawCachedElements?: Draw;
  onUpdateEleCalcsFns?: unknown[];
  beforeRenderCallbacks?: { readonly priority: number }[];
  beforeRenderPriorities?: Record<string, number | undefined>;
}

/**
 * cytoscape keeps a picture of every element and of layers of them, so that the next frame of a pan is quick; making those pictures takes several times as long as drawing
 * the elements once, and looking for them works out the bounds of each element and of its words. Here a pan moves the canvas as a whole, a drawing is seldom followed by the
 * same one, and little more than what is in view is mounted: all elements in sight are drawn, one after the other. In another version of cytoscape, without these functions, nothing happens: it is
 * only slower.
 */
export function drawDirectly(cy: Core): void {
  // SAFETY: not part of the published types; each step is checked before it is used.
  const renderer = (cy as unknown as { renderer(): Renderer }).renderer();
  const { drawElements } = renderer;
  if (typeof drawElements !== "function") return;
  stopFillingCaches(renderer);
  const directly: Draw = (context, elements, _pixelRatio, extent) => { keepingStyles(cy, () => { drawElements.call(renderer, context, inSight(elements, extent)); }); };
  if (typeof renderer.drawLayeredElements === "function") renderer.drawLayeredElements = directly;
  if (typeof renderer.drawCachedElements === "function") renderer.drawCachedElements = directly;
}

interface DrawnNode {
  position(): { readonly x: number; readonly y: number };
  data(): NodeBody;
}

/** What is mounted ahead of the camera is drawn when it comes into sight. */
function inSight(elements: unknown, extent: Extent | undefined): unknown {
  if (!Array.isArray(elements) || extent === undefined) return elements;
  const box = { x: extent.x1, y: extent.y1, width: extent.x2 - extent.x1, height: extent.y2 - extent.y1 };
  // SAFETY: all elements are nodes that `mountElements` has made, with all fields of a paint.
  return (elements as readonly DrawnNode[]).filter((node) => isInSight(node.data(), node.position(), box));
}

/** In frames without a drawing these would work out again what the last drawing has left behind, for pictures that are never made; with each change others would look for pictures to forget. */
function stopFillingCaches({ beforeRenderCallbacks, beforeRenderPriorities: of, onUpdateEleCalcsFns }: Renderer): void {
  onUpdateEleCalcsFns?.splice(0);
  if (!Array.isArray(beforeRenderCallbacks) || of === undefined) return;
  const filling = new Set([of["eleTxrDeq"], of["lyrTxrDeq"], of["lyrTxrSkip"]]);
  beforeRenderCallbacks.splice(0, beforeRenderCallbacks.length, ...beforeRenderCallbacks.filter(({ priority }) => !filling.has(priority)));
}

interface Styled {
  updateStyle?: unknown;
}

/**
 * Drawing a node without a picture cytoscape takes its one picture, that is none, for not loaded after its first look and for loaded after its second: twice in each drawing it asks for the whole
 * style of the node again, on account of `:backgrounding`. No rule of ours has that selector, and nothing else changes a style while it draws.
 */
function keepingStyles(cy: Core, draw: () => void): void {
  // SAFETY: not part of the published types; the method is shared by all elements.
  const shared = Object.getPrototypeOf(cy.collection()) as Styled;
  const { updateStyle } = shared;
  shared.updateStyle = () => undefined;
  try {
    draw();
  } finally {
    shared.updateStyle = updateStyle;
  }
}
