import type { PointId } from "#shared/kernel/index.ts";
import { FOCUS_MEASURES } from "./focusMeasures.ts";
import type { FocusNeighbour } from "./focusTypes.ts";

const { pill } = FOCUS_MEASURES;

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface PillToPlace {
  readonly id: PointId | null;
  readonly hidden: number;
  readonly width: number;
}

/** One thing that stands in a section, not yet placed. */
export type FocusItem = { readonly width: number; readonly height: number; readonly pills: readonly PillToPlace[]; /** One on the other at the sheet, instead of outside or side by side. */ readonly isStacked: boolean } & (
  | { readonly kind: "sheet"; readonly neighbour: FocusNeighbour; readonly lines: number }
  | { readonly kind: "rest"; readonly hidden: number }
  | { readonly kind: "vacancy" }
);

/** What an item needs beside the centre: its pills stand outside, one above the other, or side by side below it. */
export function cellBeside({ width, height, pills, isStacked }: FocusItem): Extent {
  if (pills.length === 0) return { width, height };
  if (isStacked) return { width, height: height + stackHeight(pills.length) };
  const stack = pills.length * (pill.height + pill.gap) - pill.gap;
  return { width: width + pill.away + Math.max(...pills.map((each) => each.width)), height: Math.max(height, stack) };
}

const stackHeight = (count: number): number => pill.below + count * (pill.height + pill.stackGap) - pill.stackGap;

/** From the edge of its sheet to the near edge of a pill in a stack. */
export const stackedAt = (index: number): number => pill.below + index * (pill.height + pill.stackGap);

/** What an item needs above or below the centre: its pills stand side by side. */
export function cellAbove({ width, height, pills, isStacked }: FocusItem): Extent {
  if (pills.length === 0) return { width, height };
  if (isStacked) return { width, height: height + stackHeight(pills.length) };
  const row = pills.reduce((sum, each) => sum + each.width + pill.gap, -pill.gap);
  return { width: Math.max(width, row), height: height + pill.away + pill.height };
}
