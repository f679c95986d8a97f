import { isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { layoutTower, type TowerMeasures } from "#shared/tower/index.ts";
import { addCards } from "./sceneCards.ts";
import { addLines } from "./sceneLines.ts";
import { addPanels } from "./scenePanels.ts";
import type { SceneDraft, SceneInput } from "./sceneDraft.ts";
import type { Scene } from "./sceneTypes.ts";
import { CARD_LINES, cardTextInset, CARD_TEXT_PAD, LEAST_SCREEN_PX, LINE_HEIGHT } from "./cardText.ts";

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
  const layout = layoutTower(view, { mustShow, size: input.size });
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
    silentFromPx: largestLetter(layout.measures, 4, 1),
    readableFrom: LEAST_SCREEN_PX / largestLetter(layout.measures, 5, CARD_LINES),
    empty: layout.bands.length === 0,
  };
}

/** The largest letters of which so many stand in each of so many lines of the narrowest card. */
function largestLetter({ card, shapes }: TowerMeasures, letters: number, lines: number): number {
  const narrowest = Math.min(shapes.wide.cardWidth, shapes.narrow.cardWidth);
  return Math.min((narrowest - cardTextInset(narrowest)) / letters, (card.height - CARD_TEXT_PAD) / (LINE_HEIGHT * lines));
}
