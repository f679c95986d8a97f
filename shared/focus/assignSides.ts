import { FOCUS_LIMITS, FOCUS_MEASURES } from "./focusMeasures.ts";
import type { FocusSide } from "./focusTypes.ts";
import { GROUP_ORDER, likedSides } from "./groupNames.ts";
import { joined, type FocusSection } from "./planSections.ts";
import type { Extent } from "./focusItems.ts";
import { columnsExtent, rowExtent } from "./sideMeasures.ts";

export type Sides = Readonly<Record<FocusSide, readonly FocusSection[]>>;

/** Which sections stand where, in how many columns beside the centre, and how much room that takes. */
export interface SidePlan {
  readonly sides: Sides;
  readonly columns: { readonly left: number; readonly right: number };
  /** From the edge of the centre to the sheets beside it. */
  readonly corridor: number;
  /** From the middle to the sheets above and below. */
  readonly above: { readonly top: number; readonly bottom: number };
  /** Half the width and half the height of everything. */
  readonly half: Extent;
}

interface Frame {
  readonly room: Extent;
  readonly centre: Extent;
}

const SIDES: readonly FocusSide[] = ["left", "right", "top", "bottom"];
const NOWHERE: Sides = { left: [], right: [], top: [], bottom: [] };
const ROUNDS = 2;

/** Spreads the sections so that all is seen as large as the room allows; among equals each group stands where it likes, and left weighs as much as right. */
export function assignSides(sections: readonly FocusSection[], frame: Frame): SidePlan {
  const bySize = [...sections].sort((a, b) => b.items.length - a.items.length);
  let sides = NOWHERE;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const section of bySize) sides = cheapest(without(sides, section), section, frame);
  }
  return planFor(inOrder(sides, sections), frame);
}

function cheapest(sides: Sides, section: FocusSection, frame: Frame): Sides {
  let best: { readonly sides: Sides; readonly cost: number } | null = null;
  for (const side of SIDES) {
    const next = { ...sides, [side]: [...sides[side], section] };
    const cost = costOf(next, frame);
    if (best === null || cost < best.cost) best = { sides: next, cost };
  }
  return best?.sides ?? sides;
}

const without = (sides: Sides, section: FocusSection): Sides => {
  const rest = (side: FocusSide): FocusSection[] => sides[side].filter((each) => each !== section);
  return { left: rest("left"), right: rest("right"), top: rest("top"), bottom: rest("bottom") };
};

function inOrder(sides: Sides, sections: readonly FocusSection[]): Sides {
  const place = (section: FocusSection): number => GROUP_ORDER.indexOf(section.group) * sections.length + sections.indexOf(section);
  const sorted = (side: FocusSide): FocusSection[] => joined([...sides[side]].sort((a, b) => place(a) - place(b)));
  return { left: sorted("left"), right: sorted("right"), top: sorted("top"), bottom: sorted("bottom") };
}

const WEIGHT = { scale: 10, dislike: 0.5, sideways: 2.2, upright: 1, crowd: 0.6, continued: 0.5, fixed: 20 } as const;
/** More sheets than this make a row crowded. */
const CALM_ROW = 3;

function costOf(sides: Sides, frame: Frame): number {
  const inRow = (side: "top" | "bottom"): number => sides[side].reduce((sum, { items }) => sum + items.length, 0);
  if (inRow("top") > FOCUS_LIMITS.inRow || inRow("bottom") > FOCUS_LIMITS.inRow) return Number.POSITIVE_INFINITY;
  const { half, columns } = planFor(sides, frame);
  const scale = Math.max(1, (2 * half.width) / frame.room.width, (2 * half.height) / frame.room.height);
  const dislike = SIDES.reduce((sum, side) => sum + sides[side].reduce((each, section) => each + dislikeOf(section, side), 0), 0);
  const tilt = Math.abs(columnsExtent(sides.left, columns.left).height - columnsExtent(sides.right, columns.right).height) / frame.room.height;
  const lean = Math.abs(rowExtent(sides.top).height - rowExtent(sides.bottom).height) / frame.room.height;
  const crowd = Math.max(0, inRow("top") - CALM_ROW) + Math.max(0, inRow("bottom") - CALM_ROW);
  return scale * WEIGHT.scale + dislike + crowd * WEIGHT.crowd + tilt * WEIGHT.sideways + lean * WEIGHT.upright;
}

/** The second part of a large group may stand opposite the first. */
function dislikeOf({ group, isContinued }: FocusSection, side: FocusSide): number {
  const rank = likedSides(group).indexOf(side);
  return rank * (group === "from" || group === "to" ? WEIGHT.fixed : WEIGHT.dislike) * (isContinued ? WEIGHT.continued : 1);
}

function planFor(sides: Sides, frame: Frame): SidePlan {
  const chip = Math.max(0, ...[...sides.left, ...sides.right].map(({ chipWidth }) => chipWidth));
  const left = fitColumns(sides.left, frame, chip);
  const right = fitColumns(sides.right, frame, chip);
  const block = Math.max(left.height, right.height) / 2;
  const corridor = corridorFor(chip, block * 2);
  const inner = frame.centre.width / 2 + corridor;
  const top = rowExtent(sides.top);
  const bottom = rowExtent(sides.bottom);
  const rows = { top: rowStart(top, sides, { block, inner, centre: frame.centre }), bottom: rowStart(bottom, sides, { block, inner, centre: frame.centre }) };
  const margin = FOCUS_MEASURES.margin;
  const least = Math.max(block, frame.centre.height / 2);
  const reach = evened(margin + Math.max(least, top.height === 0 ? 0 : rows.top + top.height), margin + Math.max(least, bottom.height === 0 ? 0 : rows.bottom + bottom.height));
  return {
    sides,
    columns: { left: left.columns, right: right.columns },
    corridor,
    above: rows,
    half: {
      width: margin + Math.max(inner + Math.max(left.width, right.width), top.width / 2, bottom.width / 2),
      height: (reach.up + reach.down) / 2,
    },
  };
}

/** How far a picture reaches up and down, so that the centre stays near its middle. */
export function evened(up: number, down: number): { readonly up: number; readonly down: number } {
  const { lopsided } = FOCUS_MEASURES;
  return { up: Math.max(up, down * lopsided), down: Math.max(down, up * lopsided) };
}

/** As few columns as fit the height; where nothing fits, as many as give the proportions of the room. */
function fitColumns(sections: readonly FocusSection[], { room, centre }: Frame, chip: number): Extent & { readonly columns: number } {
  let best: { readonly columns: number; readonly extent: Extent; readonly scale: number } | null = null;
  const most = Math.min(FOCUS_LIMITS.columns, Math.max(1, ...sections.map(({ items }) => items.length)));
  for (let columns = 1; columns <= most && (best === null || best.scale > 1); columns += 1) {
    const extent = columnsExtent(sections, columns);
    const width = centre.width + 2 * (corridorFor(chip, extent.height) + extent.width);
    const scale = Math.max(1, width / room.width, extent.height / room.height);
    if (best === null || scale < best.scale) best = { columns, extent, scale };
  }
  return { columns: best?.columns ?? 1, width: best?.extent.width ?? 0, height: best?.extent.height ?? 0 };
}

/** Wide enough for phrases, and wider the taller the sides are: steep curves are hard to follow. */
function corridorFor(chip: number, height: number): number {
  const { least, most, besideChip, ofHeight } = FOCUS_MEASURES.corridor;
  return Math.max(least, chip === 0 ? 0 : chip * FOCUS_MEASURES.chip.growth + besideChip, Math.min(most, height * ofHeight));
}

/** How far to each side a row may reach between the sheets beside the centre. Beside tall sides it must leave the fan of their lines free, too. */
export function rowBetween(inner: number, centreWidth: number, isTall: boolean): number {
  const { fan } = FOCUS_MEASURES.above;
  return isTall ? centreWidth / 2 + (inner - centreWidth / 2) * fan : inner - FOCUS_MEASURES.gap.row;
}

/** Lines to the ends of a row that reach further than the corridor have to turn below the sheets beside the centre. */
export function clearance(row: Extent, inner: number): number {
  const { clear, turn } = FOCUS_MEASURES.above;
  return row.width / 2 - FOCUS_MEASURES.sheet.width / 2 <= inner ? clear : turn;
}

/** A row that reaches over the sheets beside the centre stands clear of them. */
function rowStart(row: Extent, sides: Sides, { block, inner, centre }: { readonly block: number; readonly inner: number; readonly centre: Extent }): number {
  const least = centre.height / 2 + FOCUS_MEASURES.above.least;
  const isBetween = row.width / 2 <= rowBetween(inner, centre.width, block > least);
  return isBetween || (sides.left.length === 0 && sides.right.length === 0) ? least : Math.max(least, block + clearance(row, inner));
}
