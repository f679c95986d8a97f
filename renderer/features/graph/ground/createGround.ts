import type { Rect } from "#shared/tower/index.ts";
import type { GraphTheme } from "../cytoscape/graphTheme.ts";
import type { CameraView } from "../model/cameraMath.ts";
import { TINTS, type FilterLight, type GroundShape, type Picture } from "../model/lensTypes.ts";
import { createReach } from "../model/reachOf.ts";
import { changedAreas } from "./changedAreas.ts";
import { createGroundCanvas } from "./createGroundCanvas.ts";
import { createSlowNotice } from "./createSlowNotice.ts";
import { boxOf, createTiles, type TilePort, type Tiles } from "./createTiles.ts";
import { boundsOf, drawShapes, type ShapePaths } from "./drawShapes.ts";
import type { TileColors } from "./tileProtocol.ts";

/** Everything that stands somewhere, as shapes: panels, crowns, roads, and every spot however many there are. Never a word. */
export interface Ground {
  /** What `show` is about to bring, as far as the worker draws it: it begins while the page is still busy with the rest. */
  announce(picture: Picture, light: FilterLight): void;
  /** Another picture, another light on the same one, or other shapes of the moment (`extra`) over those of the picture. */
  show(picture: Picture, light: FilterLight, extra: readonly GroundShape[]): void;
  /** Nothing is drawn before the first look. `atOnce`: drawn for this view instead of moved there. */
  look(view: CameraView, atOnce?: boolean): void;
  resize(): void;
  retheme(theme: GraphTheme): void;
  /** Called when what `drawSmall` would draw may have changed. */
  onChange(listener: () => void): () => void;
  /** The whole picture in small, for the minimap. */
  drawSmall(context: CanvasRenderingContext2D, scale: number): void;
  destroy(): void;
}

const TELL_AFTER_MS = 180;

/** What the worker has been given. */
interface Sent {
  readonly picture: Picture;
  readonly light: FilterLight;
}

interface Shown {
  readonly picture: Picture;
  readonly extra: readonly GroundShape[];
  readonly paths: ShapePaths;
  /** Where the picture lies, without `extra`. */
  readonly reach: Rect | null;
}

/** The surface below points and links: shapes, and tiles that a worker draws while the page does other things. */
export function createGround(canvas: HTMLElement, firstTheme: GraphTheme, openWorker: () => TilePort): Ground {
  let theme = firstTheme;
  let shown: Shown | null = null;
  let sent: Sent | null = null;
  /** The worker has something else than what is shown. */
  let isAhead = false;
  const notice = createSlowNotice(TELL_AFTER_MS);
  const tiles = createTiles(openWorker(), { canvas: (came) => { surface.redrawIn(came.map(boxOf)); }, minimap: notice.tell });
  tiles.setColors(colorsOf(theme));
  const wantTiles = (): void => {
    const look = surface.tileLook();
    if (look !== null) tiles.want("canvas", look);
  };
  const surface = createGroundCanvas(canvas, {
    scene: () => (shown === null ? null : { shapes: shown.picture.ground, extra: shown.extra, paths: shown.paths, tiles, theme }),
    onLook: wantTiles,
  });
  const sendSpots = (picture: Picture, light: FilterLight): void => {
    if (sendChanges(tiles, sent, picture, light)) isAhead = true;
    sent = { picture, light };
  };
  const changed = (): void => {
    wantTiles();
    surface.redraw();
  };
  return {
    announce(picture, light) {
      sendSpots(picture, light);
      if (isAhead) wantTiles();
    },
    show(picture, light, extra) {
      const before = shown;
      sendSpots(picture, light);
      const isSent = isAhead;
      isAhead = false;
      const isSamePicture = before !== null && picture === before.picture;
      const isSameGround = before !== null && picture.ground === before.picture.ground;
      shown = { picture, extra, paths: isSameGround ? before.paths : new Map(), reach: isSamePicture ? before.reach : reachOf(picture) };
      if (!isSamePicture || isSent) notice.tell();
      // Other words, another selection: the ground is the same.
      if (isSameGround && !isSent && isAlike(extra, before.extra)) return;
      surface.within(reachWith(shown.reach, extra));
      changed();
    },
    look: surface.look,
    resize: surface.fit,
    retheme(next) {
      theme = next;
      tiles.setColors(colorsOf(theme));
      changed();
      notice.tell();
    },
    onChange: notice.onTold,
    drawSmall(small, scale) {
      if (shown === null) return;
      const { bounds, ground } = shown.picture;
      drawShapes(small, ground, { theme, part: bounds, paths: shown.paths, pxPerScreenPx: 1 / scale });
      tiles.want("minimap", { part: bounds, devicePxPerPx: scale });
      tiles.paint(small, bounds, scale);
    },
    destroy() {
      surface.destroy();
      notice.stop();
      tiles.destroy();
    },
  };
}

/** Sends what the worker draws, should it look different; true when it was sent. */
function sendChanges(tiles: Tiles, before: Sent | null, picture: Picture, light: FilterLight): boolean {
  const isRelit = light.points !== before?.light.points;
  if (picture === before?.picture && !isRelit) return false;
  const { spots } = picture;
  const dirty = before === null || isRelit ? null : changedAreas(before.picture.spots, spots);
  if (dirty?.length === 0) return false;
  tiles.setSpots({ rects: spots.rects, tints: spots.tints, dimmed: dimmedOf(picture, light), shape: spots.shape }, dirty);
  return true;
}

function dimmedOf({ spots }: Picture, { points }: FilterLight): Uint8Array {
  if (points === null) return new Uint8Array(0);
  return Uint8Array.from(spots.ids, (id) => (points.has(id) ? 0 : 1));
}

const isAlike = (some: readonly GroundShape[], others: readonly GroundShape[]): boolean => some.length === others.length && some.every((shape, index) => shape === others[index]);

function reachOf({ bounds, ground, spots }: Picture): Rect | null {
  const reach = createReach();
  reach.addRect(bounds);
  for (const shape of ground) reach.addRect(boundsOf(shape));
  reach.addPacked(spots.rects);
  return reach.get();
}

function reachWith(box: Rect | null, extra: readonly GroundShape[]): Rect | null {
  const reach = createReach();
  if (box !== null) reach.addRect(box);
  for (const shape of extra) reach.addRect(boundsOf(shape));
  return reach.get();
}

const colorsOf = (theme: GraphTheme): TileColors => ({ surface: theme.surface, hairline: theme.hairline, main: TINTS.map((tint) => theme.tints[tint].main) });
