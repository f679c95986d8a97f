import * as z from "zod";

export const MIN_WIDTH_PX = 880;
export const MIN_HEIGHT_PX = 600;

export interface Rectangle { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export const windowPlacementSchema = z.object({
  bounds: z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().positive(), height: z.number().int().positive() }).nullable(),
  isMaximized: z.boolean(),
});

/** Where the window was last. `bounds` null: let the system choose. */
export type WindowPlacement = z.output<typeof windowPlacementSchema>;

export const FIRST_PLACEMENT: WindowPlacement = { bounds: null, isMaximized: false };

/** Enough of the title bar to take hold of. */
const GRIP_WIDTH_PX = 120;
const GRIP_HEIGHT_PX = 40;

/** The remembered place, if its title bar can still be reached on one of the screens there are now; else none. Never larger than that screen. */
export function placeOnScreen(placement: WindowPlacement, workAreas: readonly Rectangle[]): WindowPlacement {
  const { bounds } = placement;
  if (bounds === null) return placement;
  const area = workAreas.find((candidate) => overlap(bounds.x, bounds.width, candidate.x, candidate.width) >= GRIP_WIDTH_PX
    && bounds.y >= candidate.y - 1 && bounds.y + GRIP_HEIGHT_PX <= candidate.y + candidate.height);
  if (area === undefined) return { ...placement, bounds: null };
  const width = Math.max(MIN_WIDTH_PX, Math.min(bounds.width, area.width));
  const height = Math.max(MIN_HEIGHT_PX, Math.min(bounds.height, area.height));
  return { ...placement, bounds: { x: bounds.x, y: bounds.y, width, height } };
}

function overlap(startA: number, lengthA: number, startB: number, lengthB: number): number {
  return Math.min(startA + lengthA, startB + lengthB) - Math.max(startA, startB);
}
