import type { PointId } from "#shared/kernel/index.ts";
import { createLinkEnds, right, type CardOf, type LinkEnds } from "./linkEnds.ts";
import { surveyTower, type BandSurvey, type Survey } from "./surveyTower.ts";
import type { TowerCard, TowerLayout } from "./towerTypes.ts";

/** What routes go by in one layout, worked out once: a tower of fifty thousand cards is routed again at every step of the camera. */
export interface Roads {
  readonly layout: TowerLayout;
  readonly ends: LinkEnds;
  /** Where a route may pass this band without running over a module or a card in the open. */
  passages(band: number): readonly number[];
}

/** Looks at nothing before something is asked: from afar no line is routed. `cardOf` spares a second list of all cards where there is one. */
export function createRoads(layout: TowerLayout, cardOf: CardOf = finderOf(layout)): Roads {
  let surveyed: Survey | null = null;
  const survey = (): Survey => (surveyed ??= surveyTower(layout));
  const known = new Map<number, readonly number[]>();
  return {
    layout,
    ends: createLinkEnds(layout, survey, cardOf),
    passages(band) {
      const before = known.get(band);
      if (before !== undefined) return before;
      const found = freePassages(layout, band, survey().inBand[band]);
      known.set(band, found);
      return found;
    },
  };
}

function finderOf({ cards }: TowerLayout): CardOf {
  let byId: ReadonlyMap<PointId, TowerCard> | null = null;
  return (id) => (byId ??= new Map(cards.map((card) => [card.id, card]))).get(id);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function freePassages({ bands, measures }: TowerLayout, band: number, inBand: BandSurvey | undefined): readonly number[] {
  const around = bands[band]?.rect;
  const beside = measures.shapes.narrow.gap / 2;
  const panels = (inBand?.modules ?? []).map(({ rect }): Span => ({ from: rect.x, to: right(rect) }));
  const candidates = panels.flatMap(({ from, to }) => [from + beside, from - beside, to + beside, to - beside]);
  if (around !== undefined) candidates.push(around.x - 10, right(around) + 10);
  const walls = united([...panels, ...(inBand?.loose ?? [])]);
  return [...new Set(candidates)].filter((x) => walls.every(({ from, to }) => x <= from || x >= to)).sort((a, b) => a - b);
}

/** Spans that overlap, as one. */
function united(spans: readonly Span[]): Span[] {
  const walls: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = walls.at(-1);
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to);
    else walls.push({ from, to });
  }
  return walls;
}
