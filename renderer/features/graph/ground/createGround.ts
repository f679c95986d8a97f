import type { GraphTheme } from "../cytoscape/graphTheme.ts";
import type { CameraView, Extent } from "../model/cameraMath.ts";
import { TINTS, type FilterLight, type GroundShape, type Picture } from "../model/lensTypes.ts";
import { covers, marginOf, shiftFor, withMargin } from "../model/surfaceMath.ts";
import { changedArea } from "./changedArea.ts";
import { createSlowNotice } from "./createSlowNotice.ts";
import { createTiles, type TilePort, type Tiles } from "./createTiles.ts";
import { drawShapes, type ShapePaths } from "./drawShapes.ts";

/** Everything that stands somewhere, as shapes: panels, crowns, roads, and every spot however many there are. Never a word. */
export interface Ground {
  /** Another picture, or another light on the same one. */
  /** `extra`: shapes of the moment over those of the picture. */
  show(picture: Picture, light: FilterLight, extra: readonly GroundShape[]): void;
  look(view: CameraView): void;
  resize(): void;
  retheme(theme: GraphTheme): void;
  /** Called when what `drawSmall` would draw may have changed. */
  onChange(listener: () => void): () => void;
  /** The whole picture in small, for the minimap. */
  drawSmall(context: CanvasRenderingContext2D, scale: number): void;
  destroy(): void;
}

/** More than this and the bitmap of a very dense screen would cost more than its sharpness is worth. */
const MOST_DEVICE_PX_PER_PX = 2;
const TELL_AFTER_MS = 180;

/** What is drawn now. */
interface Shown {
  readonly picture: Picture;
  readonly light: FilterLight;
  readonly extra: readonly GroundShape[];
  readonly paths: ShapePaths;
}

/** The surface below points and links. Panning moves it; it is drawn anew only at its edges and when the zoom changes. */
export function createGround(canvas: HTMLElement, firstTheme: GraphTheme, openWorker: () => TilePort): Ground {
  const element = addCanvas(canvas);
  const context = element.getContext("2d");
  let theme = firstTheme;
  let shown: Shown | null = null;
  let view: CameraView = { x: 0, y: 0, zoom: 1 };
  let drawn: CameraView | null = null;
  let size = fitCanvas(element, canvas);
  let frame = 0;
  const notice = createSlowNotice(TELL_AFTER_MS);
  const tiles = createTiles(openWorker(), () => {
    redrawSoon();
    notice.tell();
  });
  tiles.setColors(colorsOf(theme));
  const draw = (): void => {
    frame = 0;
    if (context === null || shown === null || size.width === 0) return;
    drawSurface(context, shown, { theme, tiles, size, own: withMargin(view, marginOf(size)) });
    drawn = view;
    element.style.transform = "";
  };
  const redrawSoon = (): void => { frame ||= requestAnimationFrame(draw); };
  const changed = (): void => {
    redrawSoon();
    notice.tell();
  };
  return {
    show(picture, light, extra) {
      const isRelit = light.points !== shown?.light.points;
      if (picture !== shown?.picture || isRelit) {
        const dirty = shown === null || isRelit ? null : changedArea(shown.picture.spots, picture.spots);
        if (dirty !== "nothing") tiles.setSpots({ rects: picture.spots.rects, tints: picture.spots.tints, dimmed: dimmedOf(picture, light), shape: picture.spots.shape }, dirty);
      }
      shown = { picture, light, extra, paths: picture.ground === shown?.picture.ground ? shown.paths : new Map() };
      changed();
    },
    look(next) {
      view = next;
      const shift = drawn === null ? null : shiftFor(drawn, view, marginOf(size));
      if (shift === null || shift.scale !== 1 || !covers(shift, size, marginOf(size))) redrawSoon();
      else element.style.transform = `translate(${shift.x}px, ${shift.y}px)`;
    },
    resize() {
      size = fitCanvas(element, canvas);
      drawn = null;
      draw();
    },
    retheme(next) {
      theme = next;
      tiles.setColors(colorsOf(theme));
      changed();
    },
    onChange: notice.onTold,
    drawSmall(small, scale) {
      if (shown === null) return;
      const { bounds, ground } = shown.picture;
      drawShapes(small, ground, { theme, part: bounds, paths: shown.paths, pxPerScreenPx: 1 / scale });
      tiles.draw(small, bounds, scale);
    },
    destroy() {
      cancelAnimationFrame(frame);
      notice.stop();
      tiles.destroy();
      element.remove();
    },
  };
}

const pixelRatio = (): number => Math.min(MOST_DEVICE_PX_PER_PX, window.devicePixelRatio || 1);

function addCanvas(canvas: HTMLElement): HTMLCanvasElement {
  const element = canvas.ownerDocument.createElement("canvas");
  Object.assign(element.style, { position: "absolute", transformOrigin: "0 0", pointerEvents: "none" });
  canvas.append(element);
  return element;
}

/** Makes the element a margin larger than the canvas on each side; answers the size of the canvas. */
function fitCanvas(element: HTMLCanvasElement, canvas: HTMLElement): Extent {
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const margin = marginOf(size);
  const outer = { width: size.width + 2 * margin.width, height: size.height + 2 * margin.height };
  element.width = Math.round(outer.width * pixelRatio());
  element.height = Math.round(outer.height * pixelRatio());
  Object.assign(element.style, { left: `${-margin.width}px`, top: `${-margin.height}px`, width: `${outer.width}px`, height: `${outer.height}px` });
  return size;
}

function drawSurface(context: CanvasRenderingContext2D, { picture, extra, paths }: Shown, { theme, tiles, size, own }: { readonly theme: GraphTheme; readonly tiles: Tiles; readonly size: Extent; readonly own: CameraView }): void {
  const margin = marginOf(size);
  const part = { x: -own.x / own.zoom, y: -own.y / own.zoom, width: (size.width + 2 * margin.width) / own.zoom, height: (size.height + 2 * margin.height) / own.zoom };
  const scale = own.zoom * pixelRatio();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(scale, 0, 0, scale, own.x * pixelRatio(), own.y * pixelRatio());
  drawShapes(context, picture.ground, { theme, part, paths, pxPerScreenPx: 1 / own.zoom });
  if (extra.length > 0) drawShapes(context, extra, { theme, part, paths: new Map(), pxPerScreenPx: 1 / own.zoom });
  tiles.draw(context, part, scale);
}

const colorsOf = (theme: GraphTheme): { surface: string; hairline: string; main: string[] } => ({ surface: theme.surface, hairline: theme.hairline, main: TINTS.map((tint) => theme.tints[tint].main) });

function dimmedOf({ spots }: Picture, { points }: FilterLight): Uint8Array {
  if (points === null) return new Uint8Array(0);
  return Uint8Array.from(spots.ids, (id) => (points.has(id) ? 0 : 1));
}
