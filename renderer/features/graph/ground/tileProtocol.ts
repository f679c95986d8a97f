/**
 * What the page and the tile worker say to each other. The worker is ours: nothing from outside reaches it. New spots or colours call off whatever was to be drawn
 * with the old ones; what is to be drawn for a viewer replaces all that is still to be drawn for it.
 */
export type ToTileWorker =
  | { readonly kind: "spots"; readonly spots: TileSpots }
  | { readonly kind: "colors"; readonly colors: TileColors }
  | { readonly kind: "draw"; readonly viewer: TileViewer; readonly tiles: readonly TileName[]; readonly generation: number };

/** Several tiles at once: each message is a task of the page. */
export interface FromTileWorker {
  readonly tiles: readonly DrawnTile[];
  readonly generation: number;
}

export interface DrawnTile {
  readonly tile: TileName;
  /** null: nothing stands there. */
  readonly bitmap: ImageBitmap | null;
}

/** The canvas, and the minimap: whoever looks at tiles, the more urgent first. */
export const TILE_VIEWERS = ["canvas", "minimap"] as const;
export type TileViewer = (typeof TILE_VIEWERS)[number];

/** A square of the picture: `level` is the power of two that device px are larger than picture px. */
export interface TileName {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

export interface TileSpots {
  /** x, y, width, height of each. */
  readonly rects: Float32Array;
  /** Index into the tint colours. */
  readonly tints: Uint8Array;
  /** 1 = left out of the light by a filter; empty = none. */
  readonly dimmed: Uint8Array;
  readonly shape: "card" | "leaf";
}

export interface TileColors {
  readonly surface: string;
  readonly hairline: string;
  /** By tint. */
  readonly main: readonly string[];
}

export const TILE_PX = 512;

export const tileKey = ({ level, column, row }: TileName): string => `${level}:${column}:${row}`;

/** Length of a tile's side in picture px. */
export const tileSpan = (level: number): number => TILE_PX / 2 ** level;
