import type { TilePort } from "./createTiles.ts";

/** The worker that draws the tiles; its own file, so that the page's CSP can name it. */
export function connectTileWorker(): TilePort {
  return new Worker(new URL("./ground.worker.ts", import.meta.url), { type: "module", name: "ground" });
}
