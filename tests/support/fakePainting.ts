import type { CameraView } from "#renderer/features/graph/model/cameraMath.ts";
import type { Painting } from "#renderer/features/graph/model/createPainting.ts";
import type { OverlayState } from "#renderer/features/graph/overlay/createOverlay.ts";

/** What a painting was told, in order. */
export type Told =
  | { readonly what: "show"; readonly zoom: number; readonly pace: string; readonly lens: string }
  | { readonly what: "aim" | "look"; readonly view: CameraView; readonly atOnce: boolean }
  | { readonly what: "overlay"; readonly patch: Partial<OverlayState> }
  | { readonly what: "resize" | "destroy" };

/** A painting that paints nothing and writes everything down. */
export function fakePainting(told: Told[]): Painting {
  const nothing = (): (() => void) => () => undefined;
  return {
    announce: () => undefined,
    overlay: { set: (patch) => { told.push({ what: "overlay", patch }); }, look: () => undefined, destroy: () => undefined },
    show(stage, _light, pace, zoom) { told.push({ what: "show", zoom, pace, lens: stage.picture.lens }); },
    aim(view, atOnce) { told.push({ what: "aim", view, atOnce }); },
    look(view, atOnce) { told.push({ what: "look", view, atOnce }); },
    resize() { told.push({ what: "resize" }); },
    retheme: () => undefined, elementCount: () => 0, onDrawn: nothing, drawSmall: () => undefined, onGround: nothing,
    destroy() { told.push({ what: "destroy" }); },
  };
}
