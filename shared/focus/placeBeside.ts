import type { EndId } from "#shared/kernel/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import { FOCUS_MEASURES } from "./focusMeasures.ts";
import type { FocusGroupName, FocusSide } from "./focusTypes.ts";
import type { PlacedThings } from "./placedThings.ts";
import { cellBeside, type FocusItem } from "./focusItems.ts";
import { placeStack } from "./placeStack.ts";
import type { FocusSection } from "./planSections.ts";
import { columnsExtent, headingRoom, itemsHeight, sectionGap, stepsOf, type Steps } from "./sideMeasures.ts";

const { pill, gap, heading } = FOCUS_MEASURES;

/** Lines that share a lane between two rows lie so far apart. */
const LANE_PX = 3;

interface Beside {
  readonly side: Extract<FocusSide, "left" | "right">;
  /** From the middle to the first sheets. */
  readonly inner: number;
  readonly columns: number;
  /** Added between sections where there is room. */
  readonly spread: number;
}

interface Cell {
  readonly group: FocusGroupName;
  readonly item: FocusItem;
  /** Outwards from the first sheets. */
  readonly out: number;
  readonly middle: number;
  readonly column: number;
}

/** Sections one below the other, centred on the height of the centre. */
export function placeBeside(sections: readonly FocusSection[], at: Beside, placed: PlacedThings): void {
  const steps = stepsOf(sections, at.columns);
  const gapPx = steps.pitch - steps.cellHeight;
  const height = columnsExtent(sections, at.columns).height + at.spread * (sections.length - 1);
  let y = -height / 2;
  for (const section of sections) {
    if (section.headingWidth > 0) {
      // Above the edge at which its sheets begin to be read.
      const out = at.side === "left" ? Math.max(0, (section.items[0]?.width ?? 0) - section.headingWidth) : 0;
      const rect = onSide(at, { out, y, width: section.headingWidth, height: heading.height });
      placed.headings.push({ group: section.group, count: section.count, isContinued: section.isContinued, rect });
      y += headingRoom(section);
    }
    for (const cell of cellsOf(section, steps, y, gapPx)) placeCell(cell, steps, { ...at, half: height / 2 }, placed);
    y += itemsHeight(section, steps, gapPx) + sectionGap(sections) + at.spread;
  }
}

function cellsOf({ group, items }: FocusSection, steps: Steps, top: number, gapPx: number): Cell[] {
  if (steps.columns === 1) {
    let y = top;
    return items.map((item) => {
      const { height } = cellBeside(item);
      const middle = y + height / 2;
      y += height + gapPx;
      return { group, item, out: 0, middle, column: 0 };
    });
  }
  return items.map((item, index) => {
    const column = index % steps.columns;
    const row = Math.floor(index / steps.columns);
    return { group, item, column, out: column * (steps.cellWidth + gap.column), middle: top + row * steps.pitch + steps.cellHeight / 2 + (column % 2) * (steps.pitch / 2) };
  });
}

function placeCell(cell: Cell, steps: Steps, at: Beside & { readonly half: number }, placed: PlacedThings): void {
  const { group, item, middle } = cell;
  const bend = steps.columns === 1 && at.half > 0 ? FOCUS_MEASURES.bend * Math.max(0, 1 - (middle / at.half) ** 2) : 0;
  const out = Math.round(cell.out + bend);
  const top = middle - (item.isStacked ? cellBeside(item).height : item.height) / 2;
  const rect = onSide(at, { out, y: top, width: item.width, height: item.height });
  if (item.kind === "rest") {
    placed.rests.push({ group, hidden: item.hidden, rect });
    return;
  }
  const entry: Place = { x: inwards(at, out), y: top + item.height / 2 };
  if (item.kind === "vacancy") {
    placed.vacancy.push({ rect, side: at.side, approach: [entry] });
    return;
  }
  placed.sheets.push({ neighbour: item.neighbour, rect, side: at.side, lines: item.lines, approach: [...lanes(cell, steps, at), entry] });
  if (item.isStacked) placeStack(item, item.neighbour.id, { sheet: rect, side: "bottom" }, placed);
  else placePillsOutside({ item, of: item.neighbour.id, out, middle }, at, placed);
}

interface PillsOutside {
  readonly item: FocusItem;
  readonly of: EndId;
  readonly out: number;
  readonly middle: number;
}

function placePillsOutside({ item, of, out, middle }: PillsOutside, at: Beside, placed: PlacedThings): void {
  const stack = item.pills.length * (pill.height + pill.gap) - pill.gap;
  item.pills.forEach(({ id, hidden, width }, index) => {
    const y = middle - stack / 2 + index * (pill.height + pill.gap);
    const pillRect = onSide(at, { out: out + item.width + pill.away, y, width, height: pill.height });
    placed.pills.push({ id, hidden, of, rect: pillRect });
    const from: Place = { x: inwards(at, out + item.width), y: middle + (y + pill.height / 2 - middle) * 0.3 };
    placed.stems.push({ kind: "beyond", id, places: [from, { x: inwards(at, out + item.width + pill.away), y: y + pill.height / 2 }] });
  });
}

/** Where a line to an outer column passes between the rows of the inner ones. */
function lanes({ column, middle }: Cell, steps: Steps, at: Beside): Place[] {
  const places: Place[] = [];
  for (let passed = 0; passed < column; passed += 1) {
    const isBetween = (column - passed) % 2 === 1;
    const towardsCentre = middle > 0 ? -1 : 1;
    const y = (isBetween ? middle : middle + (towardsCentre * steps.pitch) / 2) + LANE_PX * Math.floor(column / 2);
    const out = passed * (steps.cellWidth + gap.column);
    places.push({ x: inwards(at, out), y }, { x: inwards(at, out + steps.cellWidth), y });
  }
  return places;
}

const inwards = ({ side, inner }: Beside, out: number): number => (side === "left" ? -inner - out : inner + out);

function onSide(at: Beside, { out, y, width, height }: { readonly out: number; readonly y: number; readonly width: number; readonly height: number }): Rect {
  return { x: at.side === "left" ? -at.inner - out - width : at.inner + out, y, width, height };
}
