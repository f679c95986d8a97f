import { meets, type Place, type Rect } from "#shared/tower/index.ts";
import type { GraphTheme } from "../cytoscape/graphTheme.ts";
import type { GroundShape } from "../model/lensTypes.ts";
import { edgeColor, fillColor } from "./groundPaint.ts";

/** Outlines of shapes, kept as long as the picture: only the transformation changes from frame to frame. */
export type ShapePaths = Map<GroundShape, Path2D>;

/** Draws what lies below points and links. The context is in picture px; `part` is what of it can be seen. */
export function drawShapes(context: CanvasRenderingContext2D, shapes: readonly GroundShape[], look: { readonly theme: GraphTheme; readonly part: Rect; readonly paths: ShapePaths; readonly pxPerScreenPx: number }): void {
  for (const shape of shapes) {
    if (!meets(boundsOf(shape), look.part)) continue;
    const path = look.paths.get(shape) ?? pathOf(shape);
    look.paths.set(shape, path);
    if (shape.kind === "box" || shape.kind === "blob") {
      if (shape.kind === "blob" && shape.shadow === true) {
        context.shadowColor = look.theme.shade;
        context.shadowBlur = 10;
        context.shadowOffsetY = 3;
      }
      context.fillStyle = fillColor(shape.fill, look.theme);
      context.fill(path);
      context.shadowColor = "transparent";
    }
    if (shape.edge === undefined) continue;
    context.strokeStyle = edgeColor(shape.edge, look.theme);
    context.lineWidth = shape.kind === "path" ? shape.width : Math.max(1, look.pxPerScreenPx);
    context.setLineDash(shape.kind === "path" ? [...(shape.dash ?? [])] : []);
    context.globalAlpha = edgeAlphaOf(shape);
    context.stroke(path);
    context.globalAlpha = 1;
  }
  context.setLineDash([]);
}

const edgeAlphaOf = (shape: GroundShape): number => (shape.kind === "path" ? shape.alpha : shape.kind === "blob" ? shape.edgeAlpha : undefined) ?? 1;

function pathOf(shape: GroundShape): Path2D {
  const path = new Path2D();
  switch (shape.kind) {
    case "box":
      path.roundRect(shape.rect.x, shape.rect.y, shape.rect.width, shape.rect.height, shape.radius);
      break;
    case "blob":
      addSmooth(path, shape.outline);
      break;
    case "ring":
      path.ellipse(shape.centre.x, shape.centre.y, shape.radiusX, shape.radiusY, 0, 0, Math.PI * 2);
      break;
    case "path":
      shape.places.forEach(({ x, y }, index) => { if (index === 0) path.moveTo(x, y); else path.lineTo(x, y); });
  }
  return path;
}

/** A closed curve through the middles of the outline's pieces, led by its corners. */
function addSmooth(path: Path2D, outline: readonly Place[]): void {
  const last = outline.at(-1);
  const first = outline[0];
  if (last === undefined || first === undefined) return;
  const middle = (a: Place, b: Place): Place => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const start = middle(last, first);
  path.moveTo(start.x, start.y);
  outline.forEach((corner, index) => {
    const to = middle(corner, outline[(index + 1) % outline.length] ?? first);
    path.quadraticCurveTo(corner.x, corner.y, to.x, to.y);
  });
  path.closePath();
}

const known = new WeakMap<GroundShape, Rect>();

export function boundsOf(shape: GroundShape): Rect {
  const before = known.get(shape);
  if (before !== undefined) return before;
  const found = measured(shape);
  known.set(shape, found);
  return found;
}

function measured(shape: GroundShape): Rect {
  if (shape.kind === "box") return shape.rect;
  if (shape.kind === "ring") return { x: shape.centre.x - shape.radiusX, y: shape.centre.y - shape.radiusY, width: 2 * shape.radiusX, height: 2 * shape.radiusY };
  const places = shape.kind === "blob" ? shape.outline : shape.places;
  const [x, y] = [Math.min(...places.map((place) => place.x)), Math.min(...places.map((place) => place.y))];
  return { x, y, width: Math.max(...places.map((place) => place.x)) - x, height: Math.max(...places.map((place) => place.y)) - y };
}
