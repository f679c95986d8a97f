import type { Rect } from "#shared/tower/index.ts";
import type { GraphTheme } from "../cytoscape/graphTheme.ts";
import type { CameraView } from "../model/cameraMath.ts";
import type { GroundShape } from "../model/lensTypes.ts";
import type { Tiles } from "./createTiles.ts";
import { drawShapes, type ShapePaths } from "./drawShapes.ts";

/** What lies on the ground. */
export interface GroundScene {
  readonly shapes: readonly GroundShape[];
  /** Of the moment, over the others. */
  readonly extra: readonly GroundShape[];
  readonly paths: ShapePaths;
  readonly tiles: Tiles;
  readonly theme: GraphTheme;
}

/** How it is looked at: the view of the surface itself. */
export interface SurfaceLook {
  readonly own: CameraView;
  readonly pixelRatio: number;
}

/** Shadows and thick lines reach so far out of the box of their shape, on the screen and in the picture. */
const SHAPE_AIR_PX = 16;

/** All of the surface. */
export function drawSurface(context: CanvasRenderingContext2D, scene: GroundScene, look: SurfaceLook): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  drawPart(context, scene, look, { x: 0, y: 0, width, height });
}

/** Only what lies in this box of the picture, exactly as `drawSurface` would draw it: whole pixels, so that no seam is left around it. */
export function drawPatch(context: CanvasRenderingContext2D, scene: GroundScene, look: SurfaceLook, box: Rect): void {
  const { own, pixelRatio } = look;
  const scale = own.zoom * pixelRatio;
  const left = Math.max(0, Math.floor(box.x * scale + own.x * pixelRatio));
  const top = Math.max(0, Math.floor(box.y * scale + own.y * pixelRatio));
  const width = Math.min(context.canvas.width, Math.ceil((box.x + box.width) * scale + own.x * pixelRatio)) - left;
  const height = Math.min(context.canvas.height, Math.ceil((box.y + box.height) * scale + own.y * pixelRatio)) - top;
  if (width <= 0 || height <= 0) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.clearRect(left, top, width, height);
  drawPart(context, scene, look, { x: left, y: top, width, height });
  context.restore();
}

/** `device`: in px of the bitmap. */
function drawPart(context: CanvasRenderingContext2D, { shapes, extra, paths, tiles, theme }: GroundScene, { own, pixelRatio }: SurfaceLook, device: Rect): void {
  const scale = own.zoom * pixelRatio;
  const part = { x: (device.x - own.x * pixelRatio) / scale, y: (device.y - own.y * pixelRatio) / scale, width: device.width / scale, height: device.height / scale };
  context.setTransform(scale, 0, 0, scale, own.x * pixelRatio, own.y * pixelRatio);
  const air = SHAPE_AIR_PX * Math.max(1, 1 / own.zoom);
  const seen = { theme, part: { x: part.x - air, y: part.y - air, width: part.width + 2 * air, height: part.height + 2 * air }, pxPerScreenPx: 1 / own.zoom };
  drawShapes(context, shapes, { ...seen, paths });
  if (extra.length > 0) drawShapes(context, extra, { ...seen, paths: new Map() });
  tiles.paint(context, part, scale);
}
