import type { MoveName } from "../benchPageTypes.ts";
import type { Mounted, Movement } from "./contestantTypes.ts";
import { fitZoom, lookAtAll, lookAtWork, zoomedBy, type GraphData, type Look } from "./graphData.ts";
import type { MiddlePoint } from "./placePoints.ts";
import { dragOffset, panAllOffset, panWorkOffset, WHEEL_FACTOR, zoomNotch, zoomNotches } from "./paths.ts";
import { framePainted } from "./watchPaint.ts";

export interface Api {
  look(look: Look): void;
  /** Puts the middle of a point there, in the places of the data. */
  drag(point: MiddlePoint, x: number, y: number): void;
  close(): void;
}

/** Moves a contestant by the calls it offers for that: what its own gestures end in, without the cost of its pointer code. */
export function moveByApi(data: GraphData, api: Api): Mounted {
  const all = lookAtAll(data);
  const work = lookAtWork(data.middle);
  const notches = zoomNotches(fitZoom(data.bounds));
  const steps: Readonly<Record<MoveName, (frame: number) => void>> = {
    panWork: (frame) => { api.look(shifted(work, panWorkOffset(frame, data.bounds.width / 2))); },
    panAll: (frame) => { api.look(shifted(all, panAllOffset(frame))); },
    panLater: (frame) => { api.look(shifted(all, panAllOffset(frame))); },
    zoom: (frame) => { api.look(zoomedBy(all, WHEEL_FACTOR ** zoomNotch(frame, notches))); },
    drag(frame) {
      const offset = dragOffset(frame);
      api.drag(data.middle, data.middle.x + offset.x / work.zoom, data.middle.y + offset.y / work.zoom);
    },
  };
  return {
    async begin(move): Promise<Movement> {
      api.look(move === "panWork" || move === "drag" ? work : all);
      if (move !== "panAll") await framePainted();
      return { step: steps[move], end: () => undefined, gesture: () => null };
    },
    close: api.close,
  };
}

const shifted = (look: Look, offset: { readonly x: number; readonly y: number }): Look => ({ ...look, x: look.x + offset.x, y: look.y + offset.y });
