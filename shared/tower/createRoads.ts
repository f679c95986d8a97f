import { bandsOf, createLinkEnds, right, type LinkEnds } from "./linkEnds.ts";
import type { TowerLayout } from "./towerTypes.ts";

/** What routes go by in one layout, worked out once: a tower of fifty thousand cards is routed again at every step of the camera. */
export interface Roads {
  readonly layout: TowerLayout;
  readonly ends: LinkEnds;
  /** Where a route may pass this band without running over a module or a card in the open. */
  passages(band: number): readonly number[];
}

export function createRoads(layout: TowerLayout): Roads {
  const inBand = bandsOf(layout);
  const known = new Map<number, readonly number[]>();
  return {
    layout,
    ends: createLinkEnds(layout),
    passages(band) {
      const before = known.get(band);
      if (before !== undefined) return before;
      const found = freePassages(layout, band, [...(inBand.modules[band] ?? []), ...(inBand.loose[band] ?? [])].map(({ rect }) => ({ from: rect.x, to: right(rect) })), (inBand.modules[band] ?? []).flatMap(({ rect }) => [rect.x, right(rect)]));
      known.set(band, found);
      return found;
    },
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function freePassages({ bands, measures }: TowerLayout, band: number, taken: readonly Span[], edges: readonly number[]): readonly number[] {
  const around = bands[band]?.rect;
  const beside = measures.shapes.narrow.gap / 2;
  const candidates = edges.flatMap((x) => [x + beside, x - beside]);
  if (around !== undefined) candidates.push(around.x - 10, right(around) + 10);
  const walls = united(taken);
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
