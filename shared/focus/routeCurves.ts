import { isPointId, type EndId, type LinkId } from "#shared/kernel/index.ts";
import type { Place } from "#shared/tower/index.ts";
import type { FocusCurve, FocusSide, FocusSource } from "./focusTypes.ts";
import type { PlacedSheet, PlacedThings } from "./placedThings.ts";
import type { Extent } from "./focusItems.ts";

/** Between the anchors of two lines on one edge of the centre. */
const ANCHOR_STEP = { beside: 34, above: 88 } as const;
const ANCHOR_INSET = { beside: 16, above: 26 } as const;
const PARALLEL_PX = 28;
/** Lines end a little before what they point at, so that their heads stay free. */
const HEADROOM_PX = 2;
const PIECES = 18;

interface Frame {
  readonly source: FocusSource;
  readonly id: EndId;
  readonly centre: Extent;
  /** How far from the middle the sheets beside the centre begin, and how far they reach up and down. */
  readonly inner: number;
  readonly block: number;
}

interface Way {
  readonly sheet: PlacedSheet | null;
  readonly link: LinkId | null;
  readonly side: FocusSide;
  readonly approach: readonly Place[];
}

export interface RoutedCurves {
  readonly curves: readonly Omit<FocusCurve, "chip">[];
  /** The ways to family, to which no link leads. */
  readonly kin: readonly (readonly Place[])[];
}

/** A smooth way from the edge of the centre to every sheet, and one through the centre where the centre is a link itself. */
export function routeCurves(placed: PlacedThings, frame: Frame): RoutedCurves {
  const ways = waysTo(placed);
  const curves: Omit<FocusCurve, "chip">[] = [];
  const kin: Place[][] = [];
  const ends = new Map<EndId, readonly Place[]>();
  for (const side of ["top", "right", "bottom", "left"] as const) {
    const here = ways.filter((way) => way.side === side).sort((a, b) => along(a) - along(b) || outward(b) - outward(a));
    here.forEach((way, index) => {
      const places = curveTo(way, anchorAt(side, index, here.length, frame.centre), frame);
      const { sheet, link } = way;
      if (link !== null && sheet !== null) curves.push({ id: link, neighbour: sheet.neighbour.id, isDisputed: sheet.neighbour.isDisputed, places: directed(frame, link, places) });
      else if (sheet !== null && !isPointId(frame.id)) ends.set(sheet.neighbour.id, places);
      else kin.push(places);
    });
  }
  return withOwnLine(frame, ends, { curves, kin });
}

function waysTo({ sheets, vacancy }: PlacedThings): Way[] {
  const ways = sheets.flatMap((sheet): Way[] => {
    const { links } = sheet.neighbour;
    if (links.length === 0) return [{ sheet, link: null, side: sheet.side, approach: sheet.approach }];
    return links.map((link, index) => ({ sheet, link, side: sheet.side, approach: shifted(sheet, (index - (links.length - 1) / 2) * PARALLEL_PX) }));
  });
  return [...ways, ...vacancy.map(({ side, approach }): Way => ({ sheet: null, link: null, side, approach }))];
}

/** Several links with one neighbour end beside each other. */
function shifted({ approach, side, rect }: PlacedSheet, byPx: number): readonly Place[] {
  const most = (side === "left" || side === "right" ? rect.height : rect.width) / 2 - 8;
  const by = Math.max(-most, Math.min(most, byPx));
  if (by === 0) return approach;
  return approach.map((place) => (side === "left" || side === "right" ? { x: place.x, y: place.y + by } : { x: place.x + by, y: place.y }));
}

const entryOf = (way: Way): Place => way.approach[0] ?? { x: 0, y: 0 };
const along = (way: Way): number => (way.side === "left" || way.side === "right" ? entryOf(way).y : entryOf(way).x);
const outward = (way: Way): number => way.approach.length;

function anchorAt(side: FocusSide, index: number, count: number, { width, height }: Extent): Place {
  const isBeside = side === "left" || side === "right";
  const room = isBeside ? height - 2 * ANCHOR_INSET.beside : width - 2 * ANCHOR_INSET.above;
  const spread = Math.min(room, (isBeside ? ANCHOR_STEP.beside : ANCHOR_STEP.above) * (count - 1));
  const at = count === 1 ? 0 : (index / (count - 1) - 0.5) * spread;
  switch (side) {
    case "left": return { x: -width / 2 - HEADROOM_PX, y: at };
    case "right": return { x: width / 2 + HEADROOM_PX, y: at };
    case "top": return { x: at, y: -height / 2 - HEADROOM_PX };
    case "bottom": return { x: at, y: height / 2 + HEADROOM_PX };
  }
}

function curveTo({ side, approach }: Way, anchor: Place, { block, inner }: Frame): Place[] {
  const [first, ...rest] = approach;
  if (first === undefined) return [anchor];
  if (side === "top" || side === "bottom") {
    const sign = side === "top" ? -1 : 1;
    // Past the sheets beside the centre first, and only then sideways.
    const isFar = block > 0 && Math.abs(first.y) > block && Math.abs(first.x) > inner;
    const turn = isFar ? { x: anchor.x, y: sign * Math.max(Math.abs(anchor.y), block - 8) } : anchor;
    const end = { x: first.x, y: first.y - sign * HEADROOM_PX };
    return turn.y === anchor.y ? bend(anchor, end, "y") : [anchor, ...bend(turn, end, "y")];
  }
  const inwards = side === "left" ? HEADROOM_PX : -HEADROOM_PX;
  const places = bend(anchor, rest.length === 0 ? { x: first.x + inwards, y: first.y } : first, "x");
  let at = first;
  rest.forEach((next, index) => {
    const isLast = index === rest.length - 1;
    const end = isLast ? { x: next.x + inwards, y: next.y } : next;
    places.push(...(at.y === next.y ? [end] : bend(at, end, "x", 4).slice(1)));
    at = next;
  });
  return places;
}

/** An S: leaves and arrives along one axis. */
function bend(from: Place, to: Place, axis: "x" | "y", pieces: number = PIECES): Place[] {
  if (axis === "x" ? from.y === to.y : from.x === to.x) return [from, to];
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const t = index / pieces;
    const ahead = (3 * t * (1 - t) ** 2 + 3 * t ** 2 * (1 - t)) / 2 + t ** 3;
    const aside = 3 * t ** 2 * (1 - t) + t ** 3;
    const x = axis === "x" ? ahead : aside;
    const y = axis === "x" ? aside : ahead;
    return { x: from.x + (to.x - from.x) * x, y: from.y + (to.y - from.y) * y };
  });
}

/** Curves are drawn outwards from the centre; a link that comes in runs the other way. */
function directed({ source, id }: Frame, linkId: LinkId, places: readonly Place[]): readonly Place[] {
  return source.link(linkId)?.to === id ? [...places].reverse() : places;
}

/** The link in the centre runs from its one end, below the centre, to the other. */
function withOwnLine({ source, id }: Frame, ends: ReadonlyMap<EndId, readonly Place[]>, routed: RoutedCurves): RoutedCurves {
  const own = isPointId(id) ? undefined : source.link(id);
  const from = own === undefined ? undefined : ends.get(own.from);
  const to = own === undefined ? undefined : ends.get(own.to);
  if (own === undefined || from === undefined || to === undefined) return routed;
  const curve = { id: own.id, neighbour: own.to, isDisputed: false, places: [...[...from].reverse(), ...to] };
  return { ...routed, curves: [curve, ...routed.curves] };
}
