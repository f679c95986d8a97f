import { MAX_TILES_PER_SIDE } from "#shared/ipc/contract.ts";

/** Beyond these Chromium gives an empty picture, or none. */
export const MAX_SIDE_PX = 16_384;
/** 256 MB while it is drawn; twice that while it is packed. */
export const MAX_AREA_PX = 64 * 1024 * 1024;
const TILE_PX = 4_096;

export interface PngTile {
  /** Both counted from 1. */
  readonly row: number;
  readonly column: number;
  /** In px of the whole picture. */
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export type PngPlan =
  | { readonly kind: "one"; readonly widthPx: number; readonly heightPx: number; readonly tiles: readonly [PngTile] }
  | { readonly kind: "tiles"; readonly widthPx: number; readonly heightPx: number; readonly rows: number; readonly columns: number; readonly tiles: readonly PngTile[] }
  | { readonly kind: "too-large"; readonly widthPx: number; readonly heightPx: number; readonly tiles: readonly [] };

interface Size { readonly widthPx: number; readonly heightPx: number }

/** In how many files a picture of this size is saved at this scale. */
export function planPng(size: Size, scale: number): PngPlan {
  const widthPx = Math.max(1, Math.floor(size.widthPx * scale));
  const heightPx = Math.max(1, Math.floor(size.heightPx * scale));
  if (fitsInOne({ widthPx, heightPx })) return { kind: "one", widthPx, heightPx, tiles: [{ row: 1, column: 1, x: 0, y: 0, widthPx, heightPx }] };
  const [columns, rows] = [Math.ceil(widthPx / TILE_PX), Math.ceil(heightPx / TILE_PX)];
  if (columns > MAX_TILES_PER_SIDE || rows > MAX_TILES_PER_SIDE) return { kind: "too-large", widthPx, heightPx, tiles: [] };
  const tiles = Array.from({ length: rows * columns }, (_, index): PngTile => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const [x, y] = [column * TILE_PX, row * TILE_PX];
    return { row: row + 1, column: column + 1, x, y, widthPx: Math.min(TILE_PX, widthPx - x), heightPx: Math.min(TILE_PX, heightPx - y) };
  });
  return { kind: "tiles", widthPx, heightPx, rows, columns, tiles };
}

/** The largest scale (to two places, rounded down) at which the picture is one file. */
export function largestScale({ widthPx, heightPx }: Size): number {
  const exact = Math.min(MAX_SIDE_PX / widthPx, MAX_SIDE_PX / heightPx, Math.sqrt(MAX_AREA_PX / (widthPx * heightPx)));
  return Math.floor(exact * 100) / 100;
}

const fitsInOne = ({ widthPx, heightPx }: Size): boolean => widthPx <= MAX_SIDE_PX && heightPx <= MAX_SIDE_PX && widthPx * heightPx <= MAX_AREA_PX;
