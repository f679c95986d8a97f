import type { PointId } from "#shared/kernel/index.ts";
import { createRoads, holds, layoutTower, towerSizeFor, type Place, type Rect, type TowerCard, type TowerLayout, type TowerMeasures } from "#shared/tower/index.ts";
import { CARD_LINES, cardTextInset, CARD_TEXT_PAD, LEAST_SCREEN_PX, LINE_HEIGHT } from "#renderer/features/graph/model/cardText.ts";
import { createSpots } from "#renderer/features/graph/model/createSpots.ts";
import { parentAt } from "#renderer/features/graph/model/moveByDrop.ts";
import { TINTS, type DressInput, type Dressing, type GroundShape, type LayOutInput, type Picture, type Spots } from "#renderer/features/graph/model/lensTypes.ts";
import { aroundSelection } from "../aroundSelection.ts";
import { dressCards, NEAR_ZOOM } from "./dressCards.ts";
import { dressLines, MAX_RESTING_LINES } from "./dressLines.ts";
import { dressPanels, nameWidth } from "./dressPanels.ts";
import type { StandingTower, TowerDraft } from "./towerDraft.ts";

const DENSE_LINKS = 120;

/** 塔: three layers, wisdoms and modules in place, points filling their module. */
export function layOutTower({ view, room }: LayOutInput): Picture {
  const size = towerSizeFor(room);
  const layout = layoutTower(view, { size });
  const tower = standing(layout, spotsOf(layout));
  const bounds: Rect = { x: 0, y: 0, width: layout.width, height: layout.height };
  return {
    lens: "tower",
    bounds,
    spots: tower.spots,
    ground: groundOf(layout),
    detail: { middle: LEAST_SCREEN_PX / largestLetter(layout.measures, 4, 1), near: NEAR_ZOOM },
    readableFrom: LEAST_SCREEN_PX / largestLetter(layout.measures, 5, CARD_LINES),
    opening: layout.bands[0]?.rect ?? bounds,
    dress: (input) => dress(tower, input),
    dropAt(place, dragged) {
      const under = panelOrCardAt(tower, place);
      return under === null ? null : parentAt(view, dragged, under.parentId, under.rect);
    },
    placeOf: tower.placeOf,
    suits: (other) => towerSizeFor(other) === size,
  };
}

function standing(layout: TowerLayout, spots: Spots): StandingTower {
  const { measures, wisdoms, modules, cards } = layout;
  const panels = new Map<PointId, Rect>();
  for (const { id, rect } of wisdoms) panels.set(id, { ...rect, height: measures.wisdom.header });
  for (const { id, rect } of modules) panels.set(id, { ...rect, height: measures.module.header });
  const cardOf = (id: PointId): TowerCard | undefined => cards[spots.numberOf(id) ?? -1];
  const wisdomNameRoom = wisdoms.reduce((least, { rect, count }) => (count === 0 ? least : Math.min(least, nameWidth(rect))), Infinity);
  return { layout, spots, panels, wisdomNameRoom, roads: createRoads(layout, cardOf), cardOf, placeOf: (id) => panels.get(id) ?? cardOf(id)?.rect };
}

function spotsOf({ cards }: TowerLayout): Spots {
  const rects = new Float32Array(cards.length * 4);
  const tints = new Uint8Array(cards.length);
  const tintOf = new Map(TINTS.map((tint, index) => [tint, index]));
  const ids = cards.map(({ id, rect: { x, y, width, height }, wisdom }, index) => {
    const at = index * 4;
    rects[at] = x;
    rects[at + 1] = y;
    rects[at + 2] = width;
    rects[at + 3] = height;
    tints[index] = tintOf.get(wisdom ?? "none") ?? 0;
    return id;
  });
  return createSpots({ ids, rects, tints, shape: "card" });
}

function groundOf(layout: TowerLayout): GroundShape[] {
  const bands = layout.bands.map(({ rect }): GroundShape => ({ kind: "box", rect, radius: 14, fill: "band" }));
  const modules = layout.modules.map(({ rect, wisdom }): GroundShape => ({ kind: "box", rect, radius: 12, fill: { tint: wisdom ?? "none" } }));
  return [...bands, ...modules];
}

function dress(tower: StandingTower, input: DressInput): Dressing {
  const { linkCount } = input.view;
  const draft: TowerDraft = { ...aroundSelection(input), input, tower, hasFewLinks: linkCount <= MAX_RESTING_LINES, isDense: linkCount > DENSE_LINKS, boxes: [], lines: [], targets: [] };
  dressPanels(draft);
  dressCards(draft);
  dressLines(draft);
  return { boxes: draft.boxes, lines: draft.lines, targets: draft.targets };
}

/** Where a card falls: on another card, into a module, a wisdom, or the open understory; topmost first. */
function panelOrCardAt({ layout, spots }: StandingTower, place: Place): { readonly parentId: PointId | null; readonly rect: Rect } | null {
  const isUnder = ({ rect }: { readonly rect: Rect }): boolean => holds(rect, place);
  const found = cardsNear(layout, spots, place).find(isUnder) ?? layout.modules.find(isUnder) ?? layout.wisdoms.find(isUnder);
  if (found !== undefined) return { parentId: found.id, rect: found.rect };
  const understory = layout.bands.find(({ key, rect }) => key === "understory" && holds(rect, place));
  return understory === undefined ? null : { parentId: null, rect: understory.rect };
}

/** Packed places are a little rounded: the cards whose edge is this near are asked themselves. */
const ROUNDING_PX = 1;

function cardsNear({ cards }: TowerLayout, { grid }: Spots, { x, y }: Place): TowerCard[] {
  return grid.touching({ x: x - ROUNDING_PX, y: y - ROUNDING_PX, width: 2 * ROUNDING_PX, height: 2 * ROUNDING_PX }).flatMap((number) => cards[number] ?? []);
}

/** The largest letters of which so many stand in each of so many lines of the narrowest card. */
function largestLetter({ card, shapes }: TowerMeasures, letters: number, lines: number): number {
  const narrowest = Math.min(shapes.wide.cardWidth, shapes.narrow.cardWidth);
  return Math.min((narrowest - cardTextInset(narrowest)) / letters, (card.height - CARD_TEXT_PAD) / (LINE_HEIGHT * lines));
}
