import type { EndId, PointId } from "#shared/kernel/index.ts";
import { testForest } from "./testForest.ts";
import type { Extent } from "#renderer/features/graph/model/cameraMath.ts";
import { createStage, type Stage } from "#renderer/features/graph/model/createStage.ts";
import type { DressInput, Picture } from "#renderer/features/graph/model/lensTypes.ts";

export interface OpenStage {
  readonly stage: Stage;
  /** What the picture was dressed with, in order. */
  readonly dressed: DressInput[];
  /** The first point of each picture that was announced, and how many had been dressed by then. */
  readonly announced: (readonly [PointId | undefined, number])[];
  picture: Picture;
  selection: readonly EndId[];
  extent: Extent;
  textScale: number;
}

/** A stage on its own: whoever tests it is the session. */
export function openStage(picture: Picture, extent: Extent = { width: 1000, height: 800 }): OpenStage {
  const dressed: DressInput[] = [];
  const announced: OpenStage["announced"] = [];
  const noted = (given: Picture): Picture => ({ ...given, dress: (input) => { dressed.push(input); return given.dress(input); } });
  const state = { picture, selection: [] as readonly EndId[], extent, textScale: 1 };
  const { view } = testForest();
  const stage = createStage({
    view, t: (key) => key, measure: (text, sizePx) => text.length * sizePx, isReadOnly: () => false, selection: () => state.selection,
    light: () => ({ points: null, linkTypes: null, fresh: new Set(), showsDisputes: true }), layOut: () => noted(state.picture), extent: () => state.extent, textScale: () => state.textScale, onLaidOut: (laidOut) => { announced.push([laidOut.spots.ids[0], dressed.length]); }, onDressed: () => undefined,
  });
  return Object.assign(state, { stage, dressed, announced });
}
