import type { PointId } from "#shared/kernel/index.ts";
import type { Rect, TowerCard, TowerLayout, TowerModule } from "./towerTypes.ts";

/** What a route must know about the point it starts from or ends at. */
export interface LinkEnd {
  readonly id: PointId;
  readonly kind: "card" | "panel";
  readonly band: number;
  readonly rect: Rect;
  /** The module panel around it (its own id for a module). */
  readonly panelId: PointId | null;
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

/** Every point that stands somewhere, as an end for links. */
export function linkEnds(layout: TowerLayout): ReadonlyMap<PointId, LinkEnd> {
  const ends = new Map<PointId, LinkEnd>();
  for (const each of layout.wisdoms) {
    const { id, band, rect } = each;
    ends.set(id, { id, kind: "panel", band, rect, panelId: null, leftX: rect.x - 10, rightX: right(rect) + 10, clearBelow: true, clearAbove: true });
  }
  for (const each of layout.modules) ends.set(each.id, moduleEnd(each, layout.modules));
  const columns = lowestInColumn(layout);
  for (const card of layout.cards) ends.set(card.id, cardEnd(card, columns));
  return ends;
}

function moduleEnd(module: TowerModule, modules: readonly TowerModule[]): LinkEnd {
  const { id, band, rect } = module;
  const inColumn = modules.filter((other) => other.band === band && other.rect.x < right(rect) && right(other.rect) > rect.x);
  return {
    id,
    kind: "panel",
    band,
    rect,
    panelId: id,
    leftX: rect.x - 5,
    rightX: right(rect) + 5,
    clearBelow: inColumn.every((other) => other.rect.y <= rect.y),
    clearAbove: inColumn.every((other) => other.rect.y >= rect.y),
  };
}

function cardEnd(card: TowerCard, columns: ReadonlyMap<string, number>): LinkEnd {
  const { id, band, rect, moduleId } = card;
  return {
    id,
    kind: "card",
    band,
    rect,
    panelId: moduleId,
    leftX: card.cellX - card.gutter,
    rightX: right(rect) + card.gutter,
    clearBelow: columns.get(columnKey(band, card.cellX)) === rect.y,
    clearAbove: false,
  };
}

function lowestInColumn(layout: TowerLayout): Map<string, number> {
  const lowest = new Map<string, number>();
  const note = (band: number, x: number, y: number): void => {
    const key = columnKey(band, x);
    lowest.set(key, Math.max(lowest.get(key) ?? Number.NEGATIVE_INFINITY, y));
  };
  for (const card of layout.cards) note(card.band, card.cellX, card.rect.y);
  for (const each of [...layout.vacancies, ...layout.rests]) note(each.band, each.rect.x, each.rect.y);
  return lowest;
}

const columnKey = (band: number, x: number): string => `${band}:${Math.round(x)}`;
