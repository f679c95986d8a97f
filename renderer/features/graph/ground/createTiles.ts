import type { Rect } from "#shared/tower/index.ts";
import { tileKey, tileSpan, TILE_PX, type FromTileWorker, type TileColors, type TileName, type TileSpots, type ToTileWorker } from "./tileProtocol.ts";

/** One megabyte each: forty-eight of them cover a usual screen at the level in force and what was there before. */
const MOST_TILES = 48;
/** A larger screen needs more at once; so many are then kept besides, for the minimap and to stand in. Fewer than one look needs would be drawn over and over. */
const SPARE_TILES = 16;
const LEVELS = { least: -9, most: 2 } as const;

export interface Tiles {
  setSpots(spots: TileSpots, dirty: Rect | null): void;
  setColors(colors: TileColors): void;
  /** Draws what is there of this part of the picture and asks for what is not; the context is in picture px. */
  draw(context: CanvasRenderingContext2D, part: Rect, devicePxPerPx: number): void;
  destroy(): void;
}

interface Kept {
  readonly tile: TileName;
  readonly bitmap: ImageBitmap | null;
  isStale: boolean;
}

/** The part of a worker that is used here. */
export type TilePort = Pick<Worker, "postMessage" | "terminate"> & { onmessage: ((event: MessageEvent<FromTileWorker>) => void) | null };

/** Bitmaps of all spots, drawn by a worker, kept by the page, the least recently used first to go. `onTile` is told when one has come. */
export function createTiles(worker: TilePort, onTile: () => void): Tiles {
  const kept = new Map<string, Kept>();
  const asked = new Set<string>();
  let generation = 0;
  let most = MOST_TILES;
  let hasSpots = false;
  const send = (message: ToTileWorker): void => { worker.postMessage(message); };
  const forget = (key: string): void => {
    kept.get(key)?.bitmap?.close();
    kept.delete(key);
  };
  worker.onmessage = ({ data }) => {
    const key = tileKey(data.tile);
    // What an older question is answered with leaves the newer one open.
    if (data.generation === generation) asked.delete(key);
    if (data.generation < generation && kept.has(key)) {
      // Drawn before the last change, and something is there already: the newer answer is on its way or will be asked for.
      data.bitmap?.close();
      return;
    }
    forget(key);
    kept.set(key, { tile: data.tile, bitmap: data.bitmap, isStale: data.generation < generation });
    while (kept.size > most) forget([...kept.keys()][0] ?? key);
    onTile();
  };
  const spoil = (dirty: Rect | null): void => {
    generation += 1;
    asked.clear();
    for (const each of kept.values()) if (dirty === null || touches(each.tile, dirty)) each.isStale = true;
  };
  return {
    setSpots(spots, dirty) {
      hasSpots = spots.rects.length > 0;
      send({ kind: "spots", spots });
      spoil(dirty);
    },
    setColors(colors) {
      send({ kind: "colors", colors });
      spoil(null);
    },
    draw(context, part, devicePxPerPx) {
      if (!hasSpots) return;
      const level = levelFor(devicePxPerPx);
      const wanted = tilesOf(part, level);
      most = Math.max(most, wanted.length + SPARE_TILES);
      const missing: TileName[] = [];
      for (const tile of wanted) {
        const key = tileKey(tile);
        const found = kept.get(key);
        if ((found === undefined || found.isStale) && !asked.has(key)) missing.push(tile);
        if (found === undefined) drawStandIn(context, kept, tile);
        else {
          // Moved to the end: used last.
          kept.delete(key);
          kept.set(key, found);
          if (found.bitmap !== null) drawBitmap(context, tile, found.bitmap);
        }
      }
      if (missing.length === 0) return;
      for (const tile of missing) asked.add(tileKey(tile));
      send({ kind: "draw", tiles: missing, generation });
    },
    destroy() {
      worker.onmessage = null;
      worker.terminate();
      for (const key of [...kept.keys()]) forget(key);
    },
  };
}

export const levelFor = (devicePxPerPx: number): number => Math.min(LEVELS.most, Math.max(LEVELS.least, Math.round(Math.log2(devicePxPerPx))));

/** The tiles of a part of the picture, from its middle outwards. */
export function tilesOf(part: Rect, level: number): TileName[] {
  const span = tileSpan(level);
  const tiles: TileName[] = [];
  for (let row = Math.floor(part.y / span); row * span < part.y + part.height; row += 1) {
    for (let column = Math.floor(part.x / span); column * span < part.x + part.width; column += 1) tiles.push({ level, column, row });
  }
  const middle = { x: (part.x + part.width / 2) / span - 0.5, y: (part.y + part.height / 2) / span - 0.5 };
  const distance = ({ column, row }: TileName): number => Math.hypot(column - middle.x, row - middle.y);
  return tiles.sort((a, b) => distance(a) - distance(b));
}

/** While a tile is drawn, what other levels hold of its place stands in for it. */
function drawStandIn(context: CanvasRenderingContext2D, kept: ReadonlyMap<string, Kept>, tile: TileName): void {
  const span = tileSpan(tile.level);
  for (let up = 1; up <= 3; up += 1) {
    const level = tile.level - up;
    const wide = tileSpan(level);
    const parent = { level, column: Math.floor((tile.column * span) / wide), row: Math.floor((tile.row * span) / wide) };
    const found = kept.get(tileKey(parent))?.bitmap;
    if (found === undefined || found === null) continue;
    const scale = TILE_PX / wide;
    context.drawImage(found, tile.column * span * scale - parent.column * TILE_PX, tile.row * span * scale - parent.row * TILE_PX, span * scale, span * scale, tile.column * span, tile.row * span, span, span);
    return;
  }
  for (const [right, down] of [[0, 0], [1, 0], [0, 1], [1, 1]] as const) {
    const child = { level: tile.level + 1, column: tile.column * 2 + right, row: tile.row * 2 + down };
    const found = kept.get(tileKey(child))?.bitmap;
    if (found !== undefined && found !== null) drawBitmap(context, child, found);
  }
}

function drawBitmap(context: CanvasRenderingContext2D, { level, column, row }: TileName, bitmap: ImageBitmap): void {
  const span = tileSpan(level);
  context.drawImage(bitmap, column * span, row * span, span, span);
}

function touches({ level, column, row }: TileName, box: Rect): boolean {
  const span = tileSpan(level);
  return column * span <= box.x + box.width && row * span <= box.y + box.height && (column + 1) * span >= box.x && (row + 1) * span >= box.y;
}
