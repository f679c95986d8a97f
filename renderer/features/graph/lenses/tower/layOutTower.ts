import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { createRoads, layoutTower, towerSizeFor, type Rect, type TowerCard, type TowerLayout, type TowerMeasures } from "#shared/tower/index.ts";
import { CARD_LINES, cardTextInset, CARD_TEXT_PAD, LEAST_SCREEN_PX, LINE_HEIGHT } from "#renderer/features/graph/model/cardText.ts";
import { parentAt } from "#renderer/features/graph/model/moveByDrop.ts";
import { TINTS, type DressInput, type Dressing, type GroundShape, type LayOutInput, type Picture, type Spots } from "#renderer/features/graph/model/lensTypes.ts";
import { aroundSelection } from "../aroundSelection.ts";
import { dressCards, NEAR_ZOOM } from "./dressCards.ts";
import { dressLines, MAX_RESTING_LINES } from "./dressLines.ts";
import { dressPanels } from "./dressPanels.ts";
import type { StandingTower, TowerDraft } from "./towerDraft.ts";

const DENSE_LINKS = 120;

/** 塔: three layers, wisdoms and modules in place, points filling their module. */
export function layOutTower({ view, room }: LayOutInput): Picture {
  const layout = layoutTower(view, { size: towerSizeFor(room) });
  const tower = standing(view, layout);
  const bounds: Rect = { x: 0, y: 0, width: layout.width, height: layout.height };
  return {
    lens: "tower",
    bounds,
    spots: spotsOf(view, layout),
    ground: groundOf(layout),
    detail: { middle: LEAST_SCREEN_PX / largestLetter(layout.measures, 4, 1), near: NEAR_ZOOM },
    readableFrom: LEAST_SCREEN_PX / largestLetter(layout.measures, 5, CARD_LINES),
    opening: layout.bands[0]?.rect ?? bounds,
    dress: (input) => dress(tower, input),
    dropAt(place, dragged) {
      const under = panelOrCardAt(layout, place);
      return under === null ? null : parentAt(view, dragged, under.parentId, under.rect);
    },
    placeOf: (id) => tower.places.get(id),
  };
}

function standing(view: ForestView, layout: TowerLayout): StandingTower {
  const places = new Map<PointId, Rect>();
  for (const { id, rect } of layout.wisdoms) places.set(id, { ...rect, height: layout.measures.wisdom.header });
  for (const { id, rect } of layout.modules) places.set(id, { ...rect, height: layout.measures.module.header });
  const cards = new Map<PointId, TowerCard>();
  for (const card of layout.cards) {
    cards.set(card.id, card);
    places.set(card.id, card.rect);
  }
  return { layout, roads: createRoads(layout), cards, places, hasFewLinks: view.linkCount <= MAX_RESTING_LINES, isDense: view.linkCount > DENSE_LINKS };
}

function spotsOf(view: ForestView, { cards }: TowerLayout): Spots {
  const rects = new Float32Array(cards.length * 4);
  const tints = new Uint8Array(cards.length);
  const ranks = new Float32Array(cards.length);
  const tintOf = new Map(TINTS.map((tint, index) => [tint, index]));
  cards.forEach(({ id, rect, wisdom, depth }, index) => {
    rects.set([rect.x, rect.y, rect.width, rect.height], index * 4);
    tints[index] = tintOf.get(wisdom ?? "none") ?? 0;
    ranks[index] = view.linksAt(id).length - depth / 8;
  });
  return { ids: cards.map((card) => card.id), rects, tints, ranks, shape: "card" };
}

function groundOf(layout: TowerLayout): GroundShape[] {
  const bands = layout.bands.map(({ rect }): GroundShape => ({ kind: "box", rect, radius: 14, fill: "band" }));
  const modules = layout.modules.map(({ rect, wisdom }): GroundShape => ({ kind: "box", rect, radius: 12, fill: { tint: wisdom ?? "none" } }));
  return [...bands, ...modules];
}

function dress(tower: StandingTower, input: DressInput): Dressing {
  const draft: TowerDraft = { ...aroundSelection(input), input, tower, boxes: [], lines: [], targets: [] };
  dressPanels(draft);
  dressCards(draft);
  dressLines(draft);
  return { boxes: draft.boxes, lines: draft.lines, targets: draft.targets };
}

/** Where a card falls: on another card, into a module, a wisdom, or the open understory; topmost first. */
function panelOrCardAt(layout: TowerLayout, place: { readonly x: number; readonly y: number }): { readonly parentId: PointId | null; readonly rect: Rect } | null {
  const isUnder = ({ rect }: { readonly rect: Rect }): boolean => contains(rect, place);
  const found = layout.cards.find(isUnder) ?? layout.modules.find(isUnder) ?? layout.wisdoms.find(isUnder);
  if (found !== undefined) return { parentId: found.id, rect: found.rect };
  const understory = layout.bands.find(({ key, rect }) => key === "understory" && contains(rect, place));
  return understory === undefined ? null : { parentId: null, rect: understory.rect };
}

const contains = (rect: Rect, place: { readonly x: number; readonly y: number }): boolean =>
  place.x >= rect.x && place.x <= rect.x + rect.width && place.y >= rect.y && place.y <= rect.y + rect.height;

/** The largest letters of which so many stand in each of so many lines of the narrowest card. */
function largestLetter({ card, shapes }: TowerMeasures, letters: number, lines: number): number {
  const narrowest = Math.min(shapes.wide.cardWidth, shapes.narrow.cardWidth);
  return Math.min((narrowest - cardTextInset(narrowest)) / letters, (card.height - CARD_TEXT_PAD) / (LINE_HEIGHT * lines));
}
