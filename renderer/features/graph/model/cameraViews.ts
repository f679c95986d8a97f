import type { CameraPlace } from "#renderer/runtime/index.ts";
import { assertNever, type PointId } from "#shared/kernel/index.ts";
import { around, grown, type Place, type Rect } from "#shared/tower/index.ts";
import { clampZoom, fitBox, revealBox, toPlace, toScreen, ZOOM, zoomAt, type CameraView, type Extent, type Margins } from "./cameraMath.ts";
import { fitClear } from "./fitClear.ts";
import { marginsOf, roomOf, type GraphDesk } from "./graphDesk.ts";
import type { CameraMove } from "./graphCamera.ts";
import type { Picture } from "./lensTypes.ts";

/** What the camera would have to show for each wish: views are worked out here, and taken by the rig. */

/** A point, and where the middle of it was on the screen. */
export interface Anchor {
  readonly id: PointId;
  readonly at: Place;
}

/** Where the camera stands, for whoever wants to come back here. */
export function placeNow({ camera, parts, extent }: GraphDesk): CameraPlace {
  const { x, y, zoom } = camera.get();
  return { x, y, zoomRatio: zoom / parts.textScale(), ...extent() };
}

/** Goes to a place that was kept, or shows everything where that place would show nothing; says what is then followed. */
export function goToPlace(desk: GraphDesk, place: CameraPlace): "fit" | null {
  const view = viewOfPlace(desk, place);
  desk.camera.glide(view ?? target(desk, "fit"));
  return view === null ? "fit" : null;
}

/** The view that was kept for this lens; null where it would show nothing. */
export function keptView(desk: GraphDesk, { x, y, zoomRatio }: Pick<CameraPlace, "x" | "y" | "zoomRatio">): CameraView | null {
  const scale = desk.parts.textScale();
  const view = { x, y, zoom: clampZoom(zoomRatio * scale, scale, desk.leastZoom()) };
  return showsSome(view, desk.stage.picture.bounds, desk.extent()) ? view : null;
}

/** A canvas that is larger or smaller by more than this share shows another part of the picture, or the same part unreadably. */
const MOST_OTHER_SIZE = 0.2;

/** The view at a place that was kept somewhere else, its middle in the middle; null where it would show nothing, or the canvas is another. */
function viewOfPlace(desk: GraphDesk, { x, y, zoomRatio, width, height }: CameraPlace): CameraView | null {
  const now = desk.extent();
  const isOther = Math.abs(now.width - width) > width * MOST_OTHER_SIZE || Math.abs(now.height - height) > height * MOST_OTHER_SIZE;
  return isOther ? null : keptView(desk, { x: x + (now.width - width) / 2, y: y + (now.height - height) / 2, zoomRatio });
}

/** Of the lens that has come. */
export function enteringView(desk: GraphDesk, anchor: Anchor | null): CameraView {
  const { placeOf, picture: { bounds } } = desk.stage;
  const { width, height } = desk.extent();
  const opening = openingView(desk);
  const rect = anchor === null ? undefined : placeOf(anchor.id);
  // Where everything can be seen at once nothing needs to be held.
  const isWhole = opening.zoom * bounds.height <= height && opening.zoom * bounds.width <= width;
  return anchor === null || rect === undefined || isWhole ? opening : heldAt(opening, rect, anchor.at);
}

/** The same zoom, moved so that the middle of `rect` stands at this place of the screen. */
const heldAt = (view: CameraView, rect: Rect, at: Place): CameraView => ({ ...view, x: at.x - (rect.x + rect.width / 2) * view.zoom, y: at.y - (rect.y + rect.height / 2) * view.zoom });

export function target(desk: GraphDesk, move: CameraMove): CameraView {
  const view = desk.camera.get();
  const extent = desk.extent();
  const scale = desk.parts.textScale();
  const middle = { x: extent.width / 2, y: extent.height / 2 };
  const clamp = (zoom: number): number => clampZoom(zoom, scale, desk.leastZoom());
  switch (move) {
    case "fit":
      return wholeView(desk);
    case "selection":
      return selectionView(desk, extent);
    case "frame":
      return framedView(desk, extent);
    case "zoom-in":
      return zoomAt(view, middle, clamp(view.zoom * ZOOM.step));
    case "zoom-out":
      return zoomAt(view, middle, clamp(view.zoom / ZOOM.step));
    case "reset":
      return zoomAt(view, middle, scale);
    default:
      return assertNever(move);
  }
}

/** A small picture grows into a large canvas, but its letters stay letters. */
const LARGEST_FIT = 1.3;

const marginsNow = (desk: GraphDesk): Margins => marginsOf(desk.lens(), desk.extent());
const roomNow = (desk: GraphDesk): Extent => roomOf(desk.lens(), desk.extent());

/** All of it, with no dock over a point. */
const wholeView = (desk: GraphDesk): CameraView => fitClear(desk.stage.picture, { extent: desk.extent(), margins: marginsNow(desk), docks: desk.docks() }, LARGEST_FIT * desk.parts.textScale());

const readableFrom = ({ stage, parts }: GraphDesk): number => (stage.picture.readableFrom ?? stage.picture.detail.middle) * parts.textScale();

/** The first look: all of the picture where its titles can then be read, else its beginning at a size that can. */
export function openingView(desk: GraphDesk): CameraView {
  const { bounds, opening, spots } = desk.stage.picture;
  const extent = desk.extent();
  const margins = marginsNow(desk);
  const fit = wholeView(desk);
  // A forest of thousands is shown as a whole: its modules say what they are, and one comes nearer by choice.
  const enough = desk.lens() === "tower" ? readableFrom(desk) : desk.stage.picture.detail.middle * desk.parts.textScale();
  if (fit.zoom >= enough || spots.ids.length > LARGE_FOREST) return fit;
  const zoom = Math.max(readableFrom(desk) * A_STEP_NEARER, Math.min(desk.parts.textScale(), roomNow(desk).width / Math.max(1, bounds.width)));
  const isWide = opening.width * zoom > roomNow(desk).width;
  // A band that is wider than the canvas begins at its name and title, below the legend.
  const x = isWide ? margins.left - opening.x * zoom : extent.width / 2 - (opening.x + opening.width / 2) * zoom;
  // All of the focus is about its middle, and stands around it.
  if (desk.lens() === "focus") return { zoom, x: extent.width / 2 - (opening.x + opening.width / 2) * zoom, y: margins.top + roomNow(desk).height / 2 - (opening.y + opening.height / 2) * zoom };
  return { zoom, x, y: (isWide ? BELOW_LEGEND_PX : margins.top) - opening.y * zoom };
}

const LARGE_FOREST = 600;
const A_STEP_NEARER = 1.06;
const BELOW_LEGEND_PX = 56;

const LEAST_SHOWN_PX = 80;

function showsSome(view: CameraView, bounds: Rect, extent: Extent): boolean {
  const start = toScreen(view, bounds);
  const end = toScreen(view, { x: bounds.x + bounds.width, y: bounds.y + bounds.height });
  return start.x < extent.width - LEAST_SHOWN_PX && start.y < extent.height - LEAST_SHOWN_PX && end.x > LEAST_SHOWN_PX && end.y > LEAST_SHOWN_PX;
}

/**
 * What was in the middle of the canvas stays there, also in a picture that was laid out anew for its new size. Who saw everything goes on seeing everything, and who would see nothing does, too;
 * the room that a larger canvas gains goes to the picture, not to the ground beside it.
 */
export function keptInMiddle(desk: GraphDesk, before: Picture, { left, now }: { readonly left: Extent; readonly now: Extent }): CameraView {
  const { camera, stage: { picture } } = desk;
  const seen = camera.get();
  if (left.width === 0) return seen;
  const recent = recentred(seen, left, now);
  const view = picture === before ? recent : carriedOver(recent, before.bounds, picture.bounds, now);
  if (showsAll(seen, before.bounds, left) || !showsSome(view, picture.bounds, now)) return target(desk, "fit");
  const [was, is] = [groundBeside(seen, before.bounds, left), groundBeside(view, picture.bounds, now)];
  return { ...view, x: view.x + closed(was.left, is.left, is.right) - closed(was.right, is.right, is.left), y: view.y + closed(was.top, is.top, is.bottom) - closed(was.bottom, is.bottom, is.top) };
}

function showsAll(view: CameraView, bounds: Rect, extent: Extent): boolean {
  const { left, right, top, bottom } = groundBeside(view, bounds, extent);
  return Math.min(left, right, top, bottom) >= 0;
}

/** Empty ground on the screen between each edge of the canvas and the picture; below 0 the picture goes on beyond that edge. */
function groundBeside(view: CameraView, bounds: Rect, { width, height }: Extent): Margins {
  const start = toScreen(view, bounds);
  return { left: start.x, top: start.y, right: width - start.x - bounds.width * view.zoom, bottom: height - start.y - bounds.height * view.zoom };
}

/** How far the picture goes towards an edge (below 0) beside which there is more ground than there was, as far as more of it waits beyond the other edge. */
const closed = (was: number, is: number, beyond: number): number => -Math.max(0, Math.min(is - Math.max(was, 0), -beyond));

/** The picture was laid out anew for another room: the same part of it stays in the middle. */
function carriedOver(view: CameraView, from: Rect, to: Rect, extent: Extent): CameraView {
  const middle = toPlace(view, { x: extent.width / 2, y: extent.height / 2 });
  const share = { x: (middle.x - from.x) / Math.max(1, from.width), y: (middle.y - from.y) / Math.max(1, from.height) };
  return { ...view, x: extent.width / 2 - (to.x + share.x * to.width) * view.zoom, y: extent.height / 2 - (to.y + share.y * to.height) * view.zoom };
}

/** Brings the selection into view with the smallest movement; zooms only out of a size at which nothing can be read. */
function selectionView(desk: GraphDesk, extent: Extent): CameraView {
  const { forest, textScale } = desk.parts;
  const rects = forest.selection.get().ids.flatMap((id) => desk.stage.placeOf(id) ?? []);
  if (rects.length === 0) return desk.camera.get();
  const box = around(rects);
  const view = desk.camera.get();
  const readable = view.zoom < readableFrom(desk) ? zoomAt(view, { x: extent.width / 2, y: extent.height / 2 }, textScale()) : view;
  const fits = box.width * readable.zoom <= roomNow(desk).width && box.height * readable.zoom <= roomNow(desk).height;
  return fits ? revealBox(readable, box, extent, marginsNow(desk)) : fitBox(box, extent, marginsNow(desk), readable.zoom);
}

/** What stands around the selection belongs to it: so much is shown on each side, in picture px. */
const FRAME_AIR = { x: 180, y: 90 } as const;

/** The selection in the middle, with what is next to it, as large as its letters are meant to be. */
function framedView(desk: GraphDesk, extent: Extent): CameraView {
  const rects = desk.parts.forest.selection.get().ids.flatMap((id) => desk.stage.placeOf(id) ?? []);
  if (rects.length === 0) return desk.camera.get();
  return fitBox(grown(around(rects), FRAME_AIR), extent, marginsNow(desk), LARGEST_FIT * desk.parts.textScale());
}

/** A panel beside the canvas opened or closed: what was in the middle stays in the middle. */
const recentred = (view: CameraView, before: Extent, now: Extent): CameraView => ({ ...view, x: view.x + (now.width - before.width) / 2, y: view.y + (now.height - before.height) / 2 });
