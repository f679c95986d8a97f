import { cellAbove, cellBeside, type FocusItem, type PillToPlace } from "./focusItems.ts";
import { FOCUS_LIMITS, FOCUS_MEASURES, pillsInStack, sheetMeasures } from "./focusMeasures.ts";
import type { FocusGroup, FocusGroupName, FocusNeighbour, FocusRequest } from "./focusTypes.ts";

/** A group, or the part of a large one that stands together on one side. */
export interface FocusSection {
  readonly group: FocusGroupName;
  readonly count: number;
  readonly isContinued: boolean;
  /** 0 without a heading. */
  readonly headingWidth: number;
  readonly items: readonly FocusItem[];
  /** The widest phrase on the way to it. */
  readonly chipWidth: number;
  /** What its items need beside the centre: the widest, the tallest, and the heights of all. */
  readonly beside: { readonly width: number; readonly height: number; readonly heights: number };
  /** What its items need above or below it: the tallest, and the widths of all. */
  readonly above: { readonly height: number; readonly widths: number };
}

function measured(section: Omit<FocusSection, "beside" | "above">): FocusSection {
  const beside = section.items.map(cellBeside);
  const above = section.items.map(cellAbove);
  return {
    ...section,
    beside: { width: Math.max(0, ...beside.map(({ width }) => width)), height: Math.max(0, ...beside.map(({ height }) => height)), heights: beside.reduce((sum, { height }) => sum + height, 0) },
    above: { height: Math.max(0, ...above.map(({ height }) => height)), widths: above.reduce((sum, { width }) => sum + width, 0) },
  };
}

/** Groups as sections of a size that can be spread over the sides. */
export function planSections(groups: readonly FocusGroup[], request: FocusRequest): FocusSection[] {
  const total = groups.reduce((sum, { neighbours }) => sum + neighbours.length, 0);
  const most = total <= 24 ? Math.max(5, Math.ceil(total / 3)) : Math.ceil(total / 4);
  return groups.flatMap((group) => {
    const { neighbours } = group;
    const parts = partsOf(neighbours.length, most);
    const size = Math.ceil(neighbours.length / parts);
    return Array.from({ length: parts }, (_, part) => sectionOf(group, neighbours.slice(part * size, (part + 1) * size), { part, isLast: part === parts - 1, total, request }));
  });
}

/** Two by two, so that parts can stand opposite each other. */
function partsOf(count: number, most: number): number {
  const parts = Math.max(1, Math.ceil(count / most));
  return parts === 1 ? 1 : parts + (parts % 2);
}

interface Part {
  readonly part: number;
  readonly isLast: boolean;
  readonly total: number;
  readonly request: FocusRequest;
}

function sectionOf(group: FocusGroup, neighbours: readonly FocusNeighbour[], { part, isLast, total, request }: Part): FocusSection {
  const { sizes } = request;
  const count = group.neighbours.length + group.hidden;
  const items: FocusItem[] = neighbours.map((neighbour) => sheetItem(neighbour, total, request));
  if (isLast && group.hidden > 0) items.push({ kind: "rest", hidden: group.hidden, ...FOCUS_MEASURES.rest, pills: [], isStacked: false });
  const chipWidth = Math.max(0, ...neighbours.flatMap(({ links }) => links.map((id) => sizes.chipWidth(id))));
  return measured({ group: group.name, count, isContinued: part > 0, headingWidth: sizes.headingWidth(group.name, count), items, chipWidth });
}

/** Parts of one group that came to stand on the same side are one section again. */
export function joined(sections: readonly FocusSection[]): FocusSection[] {
  const whole: FocusSection[] = [];
  for (const section of sections) {
    const before = whole.at(-1);
    if (before?.group !== section.group) whole.push(section);
    else whole[whole.length - 1] = measured({ ...before, items: [...before.items, ...section.items], chipWidth: Math.max(before.chipWidth, section.chipWidth) });
  }
  return whole;
}

/** What invites to a first link, as a section of its own. */
export const inviteSection = (): FocusSection => measured({
  group: "invite", count: 0, isContinued: false, headingWidth: 0, chipWidth: 0, items: [{ kind: "vacancy", ...FOCUS_MEASURES.vacancy, pills: [], isStacked: false }],
});

function sheetItem(neighbour: FocusNeighbour, total: number, { sizes, room }: FocusRequest): FocusItem {
  const measures = sheetMeasures(total);
  const lines = measures.lines === 0 ? 0 : Math.min(measures.lines, sizes.linesOf(neighbour));
  const beyond: PillToPlace[] = neighbour.beyond.map((id) => ({ id, hidden: 0, width: sizes.pillWidth(id) }));
  // Where the picture is full anyway nothing is promised beside each sheet.
  const hidden = total < FOCUS_LIMITS.points / 2 ? neighbour.hidden : 0;
  const isStacked = room.width < FOCUS_MEASURES.narrow;
  const pills = isStacked ? stacked(beyond, hidden, { most: pillsInStack(total), width: measures.width }) : withRest(beyond, hidden);
  return { kind: "sheet", neighbour, lines, width: measures.width, height: measures.bare + lines * measures.line, pills, isStacked };
}

const withRest = (pills: readonly PillToPlace[], hidden: number): PillToPlace[] => (hidden === 0 ? [...pills] : [...pills, { id: null, hidden, width: FOCUS_MEASURES.pill.restWidth }]);

/** As many as stand one on the other; how many are hidden takes the last place. */
function stacked(pills: readonly PillToPlace[], hidden: number, { most, width }: { readonly most: number; readonly width: number }): PillToPlace[] {
  const isWhole = hidden === 0 && pills.length <= most;
  const shown = isWhole ? pills : pills.slice(0, most - 1);
  return withRest(shown, hidden + pills.length - shown.length).map((each) => ({ ...each, width }));
}
