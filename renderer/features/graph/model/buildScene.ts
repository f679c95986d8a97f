import { isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { layoutTower } from "#shared/tower/index.ts";
import { addCards } from "./sceneCards.ts";
import { addLines } from "./sceneLines.ts";
import { addPanels } from "./scenePanels.ts";
import type { SceneDraft, SceneInput } from "./sceneDraft.ts";
import type { Scene } from "./sceneTypes.ts";

/** Neighbours that are brought out of a bounded panel with the selection. */
const MAX_NEIGHBOURS_SHOWN = 40;

/** The whole picture as plain data: places from the tower, words and states from the forest and the selection. */
export function buildScene(input: SceneInput): Scene {
  const { view, selection } = input;
  const picked = new Set<EndId>(selection);
  const selectedLinks = new Set<LinkId>(selection.flatMap((id) => (isPointId(id) ? [...view.linksAt(id)] : [id, ...view.linksAt(id)])));
  const near = new Set<EndId>();
  for (const linkId of selectedLinks) {
    const link = view.link(linkId);
    for (const end of link === undefined ? [] : [link.from, link.to]) if (!picked.has(end)) near.add(end);
  }
  const mustShow = new Set<PointId>([...selection.filter(isPointId), ...[...near].filter(isPointId).slice(0, MAX_NEIGHBOURS_SHOWN)]);
  const layout = layoutTower(view, { mustShow });
  const draft: SceneDraft = { input, layout, picked, near, selectedLinks, boxes: [], lines: [], targets: [], places: new Map() };
  addPanels(draft);
  addCards(draft);
  addLines(draft);
  return {
    boxes: draft.boxes,
    lines: draft.lines,
    targets: draft.targets,
    places: draft.places,
    bounds: { x: 0, y: 0, width: layout.width, height: layout.height },
    empty: layout.bands.length === 0,
  };
}
