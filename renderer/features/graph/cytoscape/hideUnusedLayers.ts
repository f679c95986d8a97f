/**
 * cytoscape keeps a bitmap of the size of the canvas for what it drags and one for its selection box; both of these are ours (in the overlay) and theirs stay empty. The browser still
 * carries them through each frame: without them a frame of a pan costs about a fifth less. Where cytoscape names its layers otherwise nothing happens.
 */
export function hideUnusedLayers(container: HTMLElement): void {
  for (const layer of container.querySelectorAll<HTMLElement>("canvas[data-id$='-selectbox'], canvas[data-id$='-drag']")) layer.style.display = "none";
}
