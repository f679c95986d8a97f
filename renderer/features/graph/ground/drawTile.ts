import type { SpotGrid } from "#shared/mounting/index.ts";
import { tileSpan, TILE_PX, type TileColors, type TileName, type TileSpots } from "./tileProtocol.ts";

/** Below this height on the tile a spot is a bar of its colour: an outline would be all there is to see of it. */
const BAR_BELOW_PX = 9;
const RADIUS = 8;
const DOT_TOP = 8;

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** What tiles are drawn of. */
export interface TileScene {
  readonly spots: TileSpots;
  readonly grid: SpotGrid;
  readonly colors: TileColors;
}

/** Draws the spots of one tile; false when nothing stands there. Everything is a shape: words are set by what is mounted. */
export function drawTile(context: Context, tile: TileName, scene: TileScene): boolean {
  const span = tileSpan(tile.level);
  const scale = 2 ** tile.level;
  const box = { x: tile.column * span, y: tile.row * span, width: span, height: span };
  const numbers = scene.grid.touching(box);
  if (numbers.length === 0) return false;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, TILE_PX, TILE_PX);
  context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
  if (scene.spots.shape === "leaf") drawLeaves(context, numbers, scene);
  else drawCards(context, numbers, scene, scale);
  return true;
}

/** Spots of one colour are one path: fifty thousand single fills would take a second. */
function drawCards(context: Context, numbers: readonly number[], { spots, colors }: TileScene, scale: number): void {
  const isBars = (spots.rects[3] ?? 0) * scale < BAR_BELOW_PX;
  for (const dimmed of [0, 1]) {
    for (const [tint, own] of groupByTint(numbers, spots, dimmed)) {
      context.beginPath();
      for (const spot of own) addCard(context, spots.rects, spot, isBars);
      context.globalAlpha = (isBars ? 0.5 : 1) * (dimmed === 1 ? 0.3 : 1);
      context.fillStyle = isBars ? (colors.main[tint] ?? colors.surface) : colors.surface;
      context.fill();
      if (isBars) continue;
      context.strokeStyle = colors.hairline;
      context.lineWidth = 1;
      context.stroke();
    }
  }
  context.globalAlpha = 1;
}

function addCard(context: Context, rects: Float32Array, spot: number, isBar: boolean): void {
  const x = rects[spot * 4] ?? 0;
  const y = rects[spot * 4 + 1] ?? 0;
  const width = rects[spot * 4 + 2] ?? 0;
  const height = rects[spot * 4 + 3] ?? 0;
  // From afar a card's bar leaves the air of two lines between it and the next: rows stay rows.
  if (isBar) context.rect(x, y + height * 0.22, width, height * 0.56);
  else context.roundRect(x, y, width, height, RADIUS);
}

function drawLeaves(context: Context, numbers: readonly number[], { spots, colors }: TileScene): void {
  for (const dimmed of [0, 1]) {
    for (const [tint, own] of groupByTint(numbers, spots, dimmed)) {
      context.beginPath();
      for (const spot of own) {
        const x = (spots.rects[spot * 4] ?? 0) + (spots.rects[spot * 4 + 2] ?? 0) / 2;
        const y = (spots.rects[spot * 4 + 1] ?? 0) + DOT_TOP;
        context.moveTo(x + 6, y);
        context.arc(x, y, 6, 0, Math.PI * 2);
      }
      context.globalAlpha = dimmed === 1 ? 0.25 : 0.85;
      context.fillStyle = colors.main[tint] ?? colors.surface;
      context.fill();
    }
  }
  context.globalAlpha = 1;
}

function groupByTint(numbers: readonly number[], { tints, dimmed }: TileSpots, wanted: number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const spot of numbers) {
    if ((dimmed[spot] ?? 0) !== wanted) continue;
    const tint = tints[spot] ?? 0;
    const own = groups.get(tint);
    if (own === undefined) groups.set(tint, [spot]);
    else own.push(spot);
  }
  return groups;
}
