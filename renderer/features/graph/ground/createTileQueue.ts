import { createSpotGrid } from "#shared/mounting/index.ts";
import { TILE_VIEWERS, type DrawnTile, type FromTileWorker, type TileColors, type TileName, type TileSpots, type TileViewer, type ToTileWorker } from "./tileProtocol.ts";
import type { TileScene } from "./drawTile.ts";

/** So long tiles are drawn before they are posted and the worker listens again. */
const BATCH_MS = 16;
const NO_SPOTS: TileSpots = { rects: new Float32Array(0), tints: new Uint8Array(0), dimmed: new Uint8Array(0), shape: "card" };
const NO_COLORS: TileColors = { surface: "#ffffff", hairline: "#e4e2d9", main: [] };

export interface TileQueueParts {
  /** Draws one tile; null where nothing stands. */
  readonly draw: (tile: TileName, scene: TileScene) => ImageBitmap | null;
  readonly post: (message: FromTileWorker) => void;
  /** Has `work` called once the messages that wait have been heard. */
  readonly later: () => void;
  readonly nowMs: () => number;
}

export interface TileQueue {
  hear(message: ToTileWorker): void;
  /** Draws for a while, tells, and comes back later for the rest. */
  work(): void;
}

/** What the tile worker does, in which order: of what is asked for only the newest, the canvas before the minimap, a few tiles at a time. */
export function createTileQueue({ draw, post, later, nowMs }: TileQueueParts): TileQueue {
  let scene: TileScene = { spots: NO_SPOTS, grid: createSpotGrid(NO_SPOTS.rects), colors: NO_COLORS };
  const wanted = new Map<TileViewer, TileName[]>();
  let generation = 0;
  let isWaiting = false;
  const next = (): TileName | undefined => {
    for (const viewer of TILE_VIEWERS) {
      const tile = wanted.get(viewer)?.shift();
      if (tile !== undefined) return tile;
    }
    return undefined;
  };
  const comeBack = (): void => {
    if (isWaiting || [...wanted.values()].every((tiles) => tiles.length === 0)) return;
    isWaiting = true;
    later();
  };
  return {
    hear(message) {
      switch (message.kind) {
        case "spots":
          scene = { ...scene, spots: message.spots, grid: createSpotGrid(message.spots.rects) };
          wanted.clear();
          break;
        case "colors":
          scene = { ...scene, colors: message.colors };
          wanted.clear();
          break;
        case "draw":
          generation = message.generation;
          wanted.set(message.viewer, [...message.tiles]);
          comeBack();
      }
    },
    work() {
      isWaiting = false;
      const endMs = nowMs() + BATCH_MS;
      const tiles: DrawnTile[] = [];
      for (let tile = next(); tile !== undefined; tile = nowMs() < endMs ? next() : undefined) tiles.push({ tile, bitmap: draw(tile, scene) });
      if (tiles.length > 0) post({ tiles, generation });
      comeBack();
    },
  };
}
