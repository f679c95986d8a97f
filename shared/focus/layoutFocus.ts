import { isPointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { assignSides, clearance, evened, rowBetween, type SidePlan } from "./assignSides.ts";
import { raysBetween, ringsOf } from "./drawGuides.ts";
import { FOCUS_MEASURES } from "./focusMeasures.ts";
import type { FocusLayout, FocusRequest, FocusSource } from "./focusTypes.ts";
import { gatherFocus } from "./gatherFocus.ts";
import { nothingPlaced, type PlacedThings } from "./placedThings.ts";
import { placeBeside } from "./placeBeside.ts";
import { placeChips } from "./placeChips.ts";
import { placeInRow } from "./placeInRow.ts";
import { inviteSection, planSections } from "./planSections.ts";
import { routeCurves } from "./routeCurves.ts";
import type { Extent } from "./focusItems.ts";
import { columnsExtent, rowExtent } from "./sideMeasures.ts";

/**
 * 焦点: one point or link in the middle, what it is linked with around it, and what lies one step further beside that. Pure, the same for the same
 * forest and request; no two boxes overlap, and every box lies within the bounds, in the middle of which the centre stands, or nearly.
 */
export function layoutFocus(source: FocusSource, request: FocusRequest): FocusLayout {
  const groups = gatherFocus(source, request);
  const isAlone = request.invites && isPointId(request.centre) && source.linksAt(request.centre).length === 0;
  const sections = [...planSections(groups, request), ...(isAlone ? [inviteSection()] : [])];
  const lines = Math.min(2, request.sizes.centreLines());
  const { width, bare, line, titleLine } = FOCUS_MEASURES.centre;
  const centre: Extent = { width, height: bare + lines * line + ((request.sizes.centreTitleLines?.() ?? 1) - 1) * titleLine };
  const plan = assignSides(sections, { room: request.room, centre });
  const placed = nothingPlaced();
  const reach = placeAll(plan, centre, request.room, placed);
  const centreRect: Rect = { x: -width / 2, y: -centre.height / 2, ...centre };
  const routed = routeCurves(placed, { source, id: request.centre, centre, ...reach });
  const boxes = [centreRect, ...boxesOf(placed)];
  const bounds = boundsAround(boxes, request.room);
  const half: Extent = { width: bounds.width / 2, height: bounds.height / 2 };
  const sheetsOf = (group: (typeof groups)[number]): typeof placed.sheets => placed.sheets.filter(({ neighbour }) => group.neighbours.some(({ id }) => id === neighbour.id));
  return {
    centre: { id: request.centre, rect: centreRect, lines },
    bounds,
    headings: placed.headings,
    sheets: placed.sheets.map(({ neighbour, rect, side, lines: room }) => ({ neighbour, rect, side, lines: room })),
    pills: placed.pills,
    // The phrase of the link in the centre is what the centre says.
    curves: placeChips(routed.curves, boxes, (id) => (id === request.centre ? 0 : request.sizes.chipWidth(id))),
    rests: placed.rests,
    vacancy: placed.vacancy[0]?.rect ?? null,
    stems: [...placed.stems, ...routed.kin.map((places) => ({ kind: "kin" as const, places }))],
    rings: ringsOf(half),
    rays: raysBetween(groups.map(sheetsOf), boxes, half),
  };
}

/** How far from the middle the sheets beside the centre begin, and how far up and down they reach. */
interface Reach {
  readonly inner: number;
  readonly block: number;
}

function placeAll({ sides, columns, corridor, above, half }: SidePlan, centre: Extent, room: FocusRequest["room"], placed: PlacedThings): Reach {
  const { spread } = FOCUS_MEASURES;
  const spare = { x: Math.max(0, room.width / 2 - half.width), y: Math.max(0, room.height / 2 - half.height) };
  const inner = centre.width / 2 + corridor + Math.min(spare.x, spread.corridor);
  let block = 0;
  for (const side of ["left", "right"] as const) {
    const sections = sides[side];
    const height = columnsExtent(sections, columns[side]).height;
    const loose = Math.max(0, room.height - 2 * FOCUS_MEASURES.margin - height) / Math.max(1, sections.length);
    const extra = Math.min(spread.section, loose);
    placeBeside(sections, { side, inner, columns: columns[side], spread: extra }, placed);
    block = Math.max(block, sections.length === 0 ? 0 : (height + extra * (sections.length - 1)) / 2);
  }
  for (const side of ["top", "bottom"] as const) {
    const row = rowExtent(sides[side]);
    const start = above[side] + Math.min(spare.y, spread.above);
    const isBetween = block === 0 || row.width / 2 <= rowBetween(inner, centre.width, block > start);
    placeInRow(sides[side], { side, inner: isBetween ? start : Math.max(start, block + clearance(row, inner)) }, placed);
  }
  return { inner, block };
}

const boxesOf = ({ sheets, pills, headings, rests, vacancy }: PlacedThings): Rect[] => [...sheets, ...pills, ...headings, ...rests, ...vacancy].map(({ rect }) => rect);

function boundsAround(boxes: readonly Rect[], room: Extent): Rect {
  const { margin } = FOCUS_MEASURES;
  const far = (reach: (rect: Rect) => number): number => margin + Math.max(...boxes.map(reach));
  const side = Math.max(room.width / 2, far(({ x, width }) => Math.max(-x, x + width)));
  const { up, down } = evened(far(({ y }) => -y), far(({ y, height }) => y + height));
  const spare = Math.max(0, room.height - up - down) / 2;
  return { x: -side, y: -up - spare, width: 2 * side, height: up + down + 2 * spare };
}
