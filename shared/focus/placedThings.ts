import type { Place, Rect } from "#shared/tower/index.ts";
import type { FocusHeading, FocusPill, FocusRest, FocusSheet, FocusSide, FocusStem } from "./focusTypes.ts";

/** A sheet with the way a line takes to it, from the corridor around the centre to its edge. */
export type PlacedSheet = FocusSheet & { readonly approach: readonly Place[] };

/** Everything that has found its place so far. */
export interface PlacedThings {
  readonly sheets: PlacedSheet[];
  readonly pills: FocusPill[];
  readonly headings: FocusHeading[];
  readonly rests: FocusRest[];
  /** At most one. */
  readonly vacancy: { readonly rect: Rect; readonly side: FocusSide; readonly approach: readonly Place[] }[];
  readonly stems: FocusStem[];
}

export const nothingPlaced = (): PlacedThings => ({ sheets: [], pills: [], headings: [], rests: [], vacancy: [], stems: [] });
