import type { Rect } from "#shared/tower/index.ts";
import { FOCUS_MEASURES } from "./focusMeasures.ts";
import type { FocusSide } from "./focusTypes.ts";
import type { PlacedThings } from "./placedThings.ts";
import { cellAbove, type FocusItem } from "./focusItems.ts";
import { placeStack } from "./placeStack.ts";
import type { FocusSection } from "./planSections.ts";
import { rowExtent, sectionWidth } from "./sideMeasures.ts";

const { pill, gap, heading } = FOCUS_MEASURES;

interface InRow {
  readonly side: Extract<FocusSide, "top" | "bottom">;
  /** From the middle to the sheets. */
  readonly inner: number;
}

/** Sections side by side above or below the centre; pills and then headings stand on the far side of the sheets. */
export function placeInRow(sections: readonly FocusSection[], at: InRow, placed: PlacedThings): void {
  let x = -rowExtent(sections).width / 2;
  for (const section of sections) {
    const width = sectionWidth(section);
    const cells = section.items.map(cellAbove);
    const needed = cells.reduce((sum, cell) => sum + cell.width + gap.slot, -gap.slot);
    let left = x + (width - needed) / 2;
    section.items.forEach((item, index) => {
      const cell = cells[index]?.width ?? item.width;
      placeItem(item, { ...at, middle: left + cell / 2, group: section.group }, placed);
      left += cell + gap.slot;
    });
    if (section.headingWidth > 0) {
      const out = Math.max(...cells.map((cell) => cell.height)) + heading.below;
      const rect = onSide(at, { out, x: x + (width - section.headingWidth) / 2, width: section.headingWidth, height: heading.height });
      placed.headings.push({ group: section.group, count: section.count, isContinued: section.isContinued, rect });
    }
    x += width + gap.section;
  }
}

function placeItem(item: FocusItem, at: InRow & { readonly middle: number; readonly group: FocusSection["group"] }, placed: PlacedThings): void {
  const rect = onSide(at, { out: 0, x: at.middle - item.width / 2, width: item.width, height: item.height });
  const entry = { x: at.middle, y: outwards(at, 0) };
  switch (item.kind) {
    case "rest":
      placed.rests.push({ group: at.group, hidden: item.hidden, rect });
      return;
    case "vacancy":
      placed.vacancy.push({ rect, side: at.side, approach: [entry] });
      return;
    case "sheet":
      placed.sheets.push({ neighbour: item.neighbour, rect, side: at.side, lines: item.lines, approach: [entry] });
      if (item.isStacked) placeStack(item, item.neighbour.id, { sheet: rect, side: at.side }, placed);
      else placePills(item, item.neighbour.id, at, placed);
  }
}

function placePills(item: FocusItem, of: PlacedThings["pills"][number]["of"], at: InRow & { readonly middle: number }, placed: PlacedThings): void {
  const row = item.pills.reduce((sum, each) => sum + each.width + pill.gap, -pill.gap);
  let x = at.middle - row / 2;
  for (const { id, hidden, width } of item.pills) {
    placed.pills.push({ id, hidden, of, rect: onSide(at, { out: item.height + pill.away, x, width, height: pill.height }) });
    const middle = x + width / 2;
    placed.stems.push({ kind: "beyond", id, places: [{ x: at.middle + (middle - at.middle) * 0.4, y: outwards(at, item.height) }, { x: middle, y: outwards(at, item.height + pill.away) }] });
    x += width + pill.gap;
  }
}

const outwards = ({ side, inner }: InRow, out: number): number => (side === "top" ? -inner - out : inner + out);

function onSide(at: InRow, { out, x, width, height }: { readonly out: number; readonly x: number; readonly width: number; readonly height: number }): Rect {
  return { x, y: at.side === "top" ? -at.inner - out - height : at.inner + out, width, height };
}
