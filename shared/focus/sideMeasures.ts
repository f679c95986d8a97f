import { FOCUS_LIMITS, FOCUS_MEASURES } from "./focusMeasures.ts";
import type { Extent } from "./focusItems.ts";
import type { FocusSection } from "./planSections.ts";

const { gap, heading } = FOCUS_MEASURES;

export const headingRoom = (section: FocusSection): number => (section.headingWidth === 0 ? 0 : heading.height + heading.below);

/** The steps of a side: cells in several columns stand half a step apart, so that lines to the outer ones pass between the inner ones. */
export interface Steps {
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** From one row to the next; cells of a single column have heights of their own. */
  readonly pitch: number;
}

export function stepsOf(sections: readonly FocusSection[], columns: number): Steps {
  const cellWidth = Math.max(0, ...sections.map(({ beside }) => beside.width));
  const cellHeight = Math.max(0, ...sections.map(({ beside }) => beside.height));
  return { columns, cellWidth, cellHeight, pitch: cellHeight + rowGap(sections.reduce((sum, { items }) => sum + items.length, 0)) };
}

export const sectionGap = (sections: readonly FocusSection[]): number => (sections.length > 3 ? gap.smallSection : gap.section);

export const rowGap = (count: number): number => (count > FOCUS_LIMITS.roomyUpTo / 2 ? gap.smallRow : gap.row);

/** How tall the items of a section stand beside the centre. */
export function itemsHeight({ items, beside }: FocusSection, steps: Steps, gapPx: number): number {
  if (steps.columns === 1) return beside.heights + gapPx * (items.length - 1);
  const rows = Math.ceil(items.length / steps.columns);
  return rows * steps.pitch - gapPx + (items.length > 1 ? steps.pitch / 2 : 0);
}

export function columnsExtent(sections: readonly FocusSection[], columns: number): Extent {
  if (sections.length === 0) return { width: 0, height: 0 };
  const steps = stepsOf(sections, columns);
  const gapPx = steps.pitch - steps.cellHeight;
  const height = sections.reduce((sum, section) => sum + headingRoom(section) + itemsHeight(section, steps, gapPx) + sectionGap(sections), -sectionGap(sections));
  const headings = Math.max(...sections.map(({ headingWidth }) => headingWidth));
  const cells = columns === 1 ? steps.cellWidth + FOCUS_MEASURES.bend : columns * (steps.cellWidth + gap.column) - gap.column;
  return { width: Math.max(headings, cells), height };
}

export const sectionWidth = ({ items, above, headingWidth }: FocusSection): number => Math.max(headingWidth, above.widths + gap.slot * (items.length - 1));

export function rowExtent(sections: readonly FocusSection[]): Extent {
  if (sections.length === 0) return { width: 0, height: 0 };
  const width = sections.reduce((sum, section) => sum + sectionWidth(section) + gap.section, -gap.section);
  return { width, height: Math.max(...sections.map(({ above }) => above.height)) + Math.max(...sections.map(headingRoom)) };
}
