import { grown, type Rect } from "#shared/tower/index.ts";
import { fitBox, toPlace, type CameraView, type Extent, type Margins } from "./cameraMath.ts";
import type { Picture } from "./lensTypes.ts";

/** Between a dock and what is fitted beside it. */
const AIR_PX = 8;
/** Each dock can be in the way once, and giving way to one may bring another into the way. */
const MOST_ROUNDS = 4;

export interface RoomAround {
  readonly extent: Extent;
  readonly margins: Margins;
  /** What stands over the upper part of the canvas, in canvas px. */
  readonly docks: readonly Rect[];
}

/** Shows all of a picture as large as it can be without a dock over a point: a dock over empty ground hides nothing, from another one all moves away by whichever side costs less. */
export function fitClear(picture: Pick<Picture, "bounds" | "spots">, { extent, margins, docks }: RoomAround, largest: number): CameraView {
  const fit = (within: Margins): CameraView => fitBox(picture.bounds, extent, within, largest);
  let within = margins;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const view = fit(within);
    const dock = docks.find((each) => hidesPoint(picture, view, each));
    if (dock === undefined) return view;
    const below: Margins = { ...within, top: Math.max(within.top, dock.y + dock.height + AIR_PX) };
    const isLeft = dock.x + dock.width / 2 < extent.width / 2;
    const beside: Margins = isLeft ? { ...within, left: Math.max(within.left, dock.x + dock.width + AIR_PX) } : { ...within, right: Math.max(within.right, extent.width - dock.x + AIR_PX) };
    within = fit(beside).zoom > fit(below).zoom ? beside : below;
  }
  return fit(within);
}

function hidesPoint({ spots }: Pick<Picture, "spots">, view: CameraView, dock: Rect): boolean {
  const { x, y, width, height } = grown(dock, AIR_PX / 2);
  return spots.grid.countTouching({ ...toPlace(view, { x, y }), width: width / view.zoom, height: height / view.zoom }, 0) > 0;
}
