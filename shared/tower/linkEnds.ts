import type { PointId } from "#shared/kernel/index.ts";
import type { BandSurvey, LooseStrip, Survey } from "./surveyTower.ts";
import type { Rect, TowerCard, TowerLayout, TowerModule } from "./towerTypes.ts";

/** What a route must know about the point it starts from or ends at. */
export interface LinkEnd {
  readonly id: PointId;
  readonly kind: "card" | "panel";
  readonly band: number;
  readonly rect: Rect;
  /** The module panel around it (its own id for a module). */
  readonly panelId: PointId | null;
  /** Where routes meet its upper and lower edge, about. */
  readonly portX: number;
  /** Centre lines of the free strips beside it. */
  readonly leftX: number;
  readonly rightX: number;
  /** Nothing stands between it and the edge of its band. */
  readonly clearBelow: boolean;
  readonly clearAbove: boolean;
}

export const right = (rect: Rect): number => rect.x + rect.width;
export const bottom = (rect: Rect): number => rect.y + rect.height;
export const centerX = (rect: Rect): number => rect.x + rect.width / 2;
export const centerY = (rect: Rect): number => rect.y + rect.height / 2;

/** Every point that stands somewhere, as an end for links. Worked out when it is asked for: few of fifty thousand have a link in sight. */
export interface LinkEnds {
  get(id: PointId): LinkEnd | undefined;
}

/** The card of a point, wherever somebody already knows it. */
export type CardOf = (id: PointId) => TowerCard | undefined;

export function createLinkEnds(layout: TowerLayout, survey: () => Survey, cardOf: CardOf): LinkEnds {
  const { shapes, wisdom } = layout.measures;
  const known = new Map<PointId, LinkEnd>();
  const make = (id: PointId): LinkEnd | undefined => {
    const { modules, wisdoms, inBand } = survey();
    const card = cardOf(id);
    if (card !== undefined) return cardEnd(card, inBand[card.band]);
    const module = modules.get(id);
    if (module !== undefined) {
      const { wisdomId, band } = module;
      const around = wisdomId === null ? undefined : wisdoms.get(wisdomId)?.rect;
      return moduleEnd(module, { modules: inBand[band]?.modules ?? [], loose: inBand[band]?.loose ?? [], beside: shapes.narrow.gap / 2, clear: clearStrip(layout, module, around) });
    }
    const panel = wisdoms.get(id);
    if (panel === undefined) return undefined;
    const { band, rect } = panel;
    return { id, kind: "panel", band, rect, panelId: null, portX: panelPortX(rect), leftX: rect.x - wisdom.gap / 2, rightX: right(rect) + wisdom.gap / 2, clearBelow: true, clearAbove: true };
  };
  return {
    get(id) {
      const before = known.get(id);
      if (before !== undefined) return before;
      const end = make(id);
      if (end !== undefined) known.set(id, end);
      return end;
    },
  };
}

interface Surroundings {
  readonly modules: readonly TowerModule[];
  readonly loose: readonly LooseStrip[];
  /** Half the gap between two panels. */
  readonly beside: number;
  /** Between title and count of its wisdom. */
  readonly clear: { readonly left: number; readonly right: number };
}

/** A panel carries its title at the left: its routes keep to the other half. */
const panelPortX = (rect: Rect): number => rect.x + rect.width * 0.68;

function clearStrip({ measures }: TowerLayout, { rect }: TowerModule, around: Rect | undefined): Surroundings["clear"] {
  return around === undefined ? { left: rect.x, right: right(rect) } : { left: around.x + measures.heading.title, right: right(around) - measures.heading.count };
}

function moduleEnd(module: TowerModule, { modules, loose, beside, clear }: Surroundings): LinkEnd {
  const { id, band, rect } = module;
  const inColumn = modules.filter((other) => other.rect.x < right(rect) && right(other.rect) > rect.x);
  return {
    id,
    kind: "panel",
    band,
    rect,
    panelId: id,
    portX: Math.min(Math.max(panelPortX(rect), clear.left), Math.max(clear.right, rect.x + 12)),
    leftX: rect.x - beside,
    rightX: right(rect) + beside,
    clearBelow: inColumn.every((other) => other.rect.y <= rect.y) && !isOverAny(module, loose),
    clearAbove: inColumn.every((other) => other.rect.y >= rect.y),
  };
}

/** Whether a card in the open stands below this one, though in another grid. */
const isOverAny = ({ rect }: TowerModule | TowerCard, loose: readonly LooseStrip[]): boolean =>
  loose.some((strip) => strip.lowestY > rect.y && strip.from < right(rect) && strip.to > rect.x);

function cardEnd(card: TowerCard, inBand: BandSurvey | undefined): LinkEnd {
  const { id, band, rect, moduleId } = card;
  return {
    id,
    kind: "card",
    band,
    rect,
    panelId: moduleId,
    portX: centerX(rect),
    leftX: card.cellX - card.gutter,
    rightX: right(rect) + card.gutter,
    clearBelow: inBand?.lowestInColumn.get(Math.round(card.cellX)) === rect.y && !isOverAny(card, inBand.loose),
    clearAbove: false,
  };
}
