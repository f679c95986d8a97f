import { createSpotGrid } from "#shared/mounting/index.ts";
import { drawTile } from "./drawTile.ts";
import { TILE_PX, type FromTileWorker, type TileColors, type ToTileWorker, type TileSpots } from "./tileProtocol.ts";

// SAFETY: this file runs as a dedicated worker only; the DOM types name its global scope by the window's.
const port = self as unknown as { onmessage: ((event: MessageEvent<ToTileWorker>) => void) | null; postMessage(message: FromTileWorker, transfer?: Transferable[]): void };

const NO_SPOTS: TileSpots = { rects: new Float32Array(0), tints: new Uint8Array(0), dimmed: new Uint8Array(0), shape: "card" };
const canvas = new OffscreenCanvas(TILE_PX, TILE_PX);
const context = canvas.getContext("2d");
let spots = NO_SPOTS;
let grid = createSpotGrid(spots.rects);
let colors: TileColors = { surface: "#ffffff", hairline: "#e4e2d9", main: [] };

port.onmessage = ({ data }) => {
  if (data.kind === "spots") {
    spots = data.spots;
    grid = createSpotGrid(spots.rects);
    return;
  }
  if (data.kind === "colors") {
    colors = data.colors;
    return;
  }
  for (const tile of data.tiles) {
    const bitmap = context !== null && drawTile(context, tile, { spots, grid, colors }) ? canvas.transferToImageBitmap() : null;
    port.postMessage({ tile, generation: data.generation, bitmap }, bitmap === null ? [] : [bitmap]);
  }
};
