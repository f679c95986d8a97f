import type { Core } from "cytoscape";

interface Renderer {
  data?: Record<string, TextureCache | undefined>;
  beforeRenderCallbacks?: { readonly priority: number }[];
  beforeRenderPriorities?: Record<string, number | undefined>;
}

interface TextureCache {
  getLayers?: () => null;
  getElement?: () => null;
}

/**
 * cytoscape keeps a picture of every element and of layers of them, so that the next frame of a pan is quick; making those pictures takes several times as long as drawing
 * the elements once. Here a pan moves the canvas as a whole and a drawing is seldom followed by the same one, so elements are drawn directly. Without these caches
 * (another version of cytoscape) nothing happens: it is only slower.
 */
export function drawDirectly(cy: Core): void {
  // SAFETY: not part of the published types; each step is checked before it is used.
  const renderer = (cy as unknown as { renderer(): Renderer }).renderer();
  stopFillingCaches(renderer);
  const { data } = renderer;
  if (data === undefined) return;
  const layers = data["lyrTxrCache"];
  if (typeof layers?.getLayers === "function") layers.getLayers = () => null;
  for (const name of ["eleTxrCache", "lblTxrCache", "slbTxrCache", "tlbTxrCache"]) {
    const cache = data[name];
    if (typeof cache?.getElement === "function") cache.getElement = () => null;
  }
}

/** In frames without a drawing these would work out again what the last drawing has left behind, for pictures that are never made. */
function stopFillingCaches({ beforeRenderCallbacks, beforeRenderPriorities: of }: Renderer): void {
  if (!Array.isArray(beforeRenderCallbacks) || of === undefined) return;
  const filling = new Set([of["eleTxrDeq"], of["lyrTxrDeq"], of["lyrTxrSkip"]]);
  beforeRenderCallbacks.splice(0, beforeRenderCallbacks.length, ...beforeRenderCallbacks.filter(({ priority }) => !filling.has(priority)));
}
