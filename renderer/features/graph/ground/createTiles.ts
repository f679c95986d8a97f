import type { Rect } from "#shared/tower/index.ts";
import { tileKey, tileSpan, TILE_PX, TILE_VIEWERS, type DrawnTile, type FromTileWorker, type TileColors, type TileName, type TileSpots, type TileViewer, type ToTileWorker } from "./tileProtocol.ts";

/** One megabyte each: forty-eight of them cover a usual screen at the level in force and what was there before. */
const MOST_TILES = 48;
/** A larger screen needs more at once; so many are then kept besides, for the minimap and to stand in. Fewer than one look needs would be drawn over and over. */
const SPARE_TILES = 16;
const LEVELS = { least: -9, most: 2 } as const;

export interface Tiles {
  /** `dirty`: where they differ from those before; null: everywhere. */
  setSpots(spots: TileSpots, dirty: readonly Rect[] | null): void;
  setColors(colors: TileColors): void;
  /** Says what a viewer looks at now, and asks for what of it is not there; nothing else is drawn for it any longer. */
  want(viewer: TileViewer, look: TileLook): void;
  /** Draws what is there of this part of the picture; the context is in picture px. */
  paint(context: CanvasRenderingContext2D, part: Rect, devicePxPerPx: number): void;
  destroy(): void;
}

export interface TileLook {
  readonly part: Rect;
  readonly devicePxPerPx: number;
  /** The zoom only passes through here: what other levels hold will do. */
  readonly isPassing?: boolean;
}

/** Told when tiles have come that a viewer looks at. */
export type TileListeners = Readonly<Record<TileViewer, (tiles: readonly TileName[]) => void>>;

interface Kept {
  readonly tile: TileName;
  readonly bitmap: ImageBitmap | null;
  isStale: boolean;
}

/** What a viewer looks at, by key, and what of it the worker has been asked for. */
interface Lane {
  wanted: ReadonlySet<string>;
  asked: Set<string>;
}

/** The part of a worker that is used here. */
export type TilePort = Pick<Worker, "postMessage" | "terminate"> & { onmessage: ((event: MessageEvent<FromTileWorker>) => void) | null };

/** Bitmaps of all spots, drawn by a worker, kept by the page, the least recently used first to go. */
export function createTiles(worker: TilePort, onTiles: TileListeners): Tiles {
  const kept = new Map<string, Kept>();
  const lanes: Readonly<Record<TileViewer, Lane>> = { canvas: { wanted: new Set(), asked: new Set() }, minimap: { wanted: new Set(), asked: new Set() } };
  let generation = 0;
  let most = MOST_TILES;
  let hasSpots = false;
  const send = (message: ToTileWorker): void => { worker.postMessage(message); };
  const forget = (key: string): void => {
    kept.get(key)?.bitmap?.close();
    kept.delete(key);
  };
  /** True when it changes what there is to see. */
  const take = ({ tile, bitmap }: DrawnTile, drawnAs: number): boolean => {
    const key = tileKey(tile);
    // What an older question is answered with leaves the newer one open.
    if (drawnAs === generation) for (const viewer of TILE_VIEWERS) lanes[viewer].asked.delete(key);
    const before = kept.get(key);
    if (before !== undefined && (drawnAs < generation || !before.isStale)) {
      // Drawn before the last change, and something is there already (the newer answer is on its way or will be asked for); or drawn twice.
      bitmap?.close();
      return false;
    }
    forget(key);
    kept.set(key, { tile, bitmap, isStale: drawnAs < generation });
    while (kept.size > most) forget([...kept.keys()][0] ?? key);
    return true;
  };
  worker.onmessage = ({ data }) => {
    const came = data.tiles.filter((each) => take(each, data.generation)).map(({ tile }) => tile);
    for (const viewer of TILE_VIEWERS) {
      const seen = came.filter((tile) => lanes[viewer].wanted.has(tileKey(tile)));
      if (seen.length > 0) onTiles[viewer](seen);
    }
  };
  const spoil = (dirty: readonly Rect[] | null): void => {
    generation += 1;
    for (const viewer of TILE_VIEWERS) lanes[viewer].asked.clear();
    for (const each of kept.values()) if (dirty === null || dirty.some((box) => touches(each.tile, box))) each.isStale = true;
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
    want(viewer, { part, devicePxPerPx, isPassing = false }) {
      if (!hasSpots) return;
      const lane = lanes[viewer];
      const wanted = tilesOf(part, levelFor(devicePxPerPx));
      most = Math.max(most, wanted.length + SPARE_TILES);
      lane.wanted = new Set(wanted.map(tileKey));
      const missing = wanted.filter((tile) => {
        const key = tileKey(tile);
        const found = used(kept, key);
        if (found !== undefined && !found.isStale) return false;
        return !isPassing || lane.asked.has(key) || (found === undefined && standInFor(kept, tile) === null);
      });
      if (missing.length === lane.asked.size && missing.every((tile) => lane.asked.has(tileKey(tile)))) return;
      lane.asked = new Set(missing.map(tileKey));
      send({ kind: "draw", viewer, tiles: missing, generation });
    },
    paint(context, part, devicePxPerPx) {
      if (!hasSpots) return;
      for (const tile of tilesOf(part, levelFor(devicePxPerPx))) {
        const found = kept.get(tileKey(tile));
        if (found !== undefined) drawPiece(context, pieceOf(found));
        else for (const piece of standInFor(kept, tile) ?? []) drawPiece(context, piece);
      }
    },
    destroy() {
      worker.onmessage = null;
      worker.terminate();
      for (const key of [...kept.keys()]) forget(key);
    },
  };
}

/** What is kept under this key, from now on used last. */
function used(kept: Map<string, Kept>, key: string): Kept | undefined {
  const found = kept.get(key);
  if (found === undefined) return undefined;
  kept.delete(key);
  kept.set(key, found);
  return found;
}

export const levelFor = (devicePxPerPx: number): number => Math.min(LEVELS.most, Math.max(LEVELS.least, Math.round(Math.log2(devicePxPerPx))));

/** What a tile holds of the picture. */
export function boxOf({ level, column, row }: TileName): Rect {
  const span = tileSpan(level);
  return { x: column * span, y: row * span, width: span, height: span };
}

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

/** A bitmap, or a part of it, and where in the picture it belongs. A bitmap of null is known to be empty. */
interface Piece {
  readonly bitmap: ImageBitmap | null;
  readonly from?: Rect;
  readonly to: Rect;
}

/** While a tile is drawn, what other levels hold of its place stands in for it: all four below it, else the nearest above, else what there is below; null when there is nothing. */
function standInFor(kept: ReadonlyMap<string, Kept>, tile: TileName): readonly Piece[] | null {
  const below = [[0, 0], [1, 0], [0, 1], [1, 1]].flatMap(([right = 0, down = 0]) => kept.get(tileKey({ level: tile.level + 1, column: tile.column * 2 + right, row: tile.row * 2 + down })) ?? []);
  if (below.length === 4) return below.map(pieceOf);
  const to = boxOf(tile);
  for (let level = tile.level - 1; level >= LEVELS.least; level -= 1) {
    const wide = tileSpan(level);
    const above = { level, column: Math.floor(to.x / wide), row: Math.floor(to.y / wide) };
    const found = kept.get(tileKey(above));
    if (found === undefined) continue;
    const scale = TILE_PX / wide;
    return [{ bitmap: found.bitmap, from: { x: to.x * scale - above.column * TILE_PX, y: to.y * scale - above.row * TILE_PX, width: to.width * scale, height: to.height * scale }, to }];
  }
  return below.length === 0 ? null : below.map(pieceOf);
}

const pieceOf = ({ tile, bitmap }: Kept): Piece => ({ bitmap, to: boxOf(tile) });

function drawPiece(context: CanvasRenderingContext2D, { bitmap, from, to }: Piece): void {
  if (bitmap === null) return;
  if (from === undefined) context.drawImage(bitmap, to.x, to.y, to.width, to.height);
  else context.drawImage(bitmap, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
}

function touches(tile: TileName, box: Rect): boolean {
  const { x, y, width, height } = boxOf(tile);
  return x <= box.x + box.width && y <= box.y + box.height && x + width >= box.x && y + height >= box.y;
}
