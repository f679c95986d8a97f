import { createTileQueue } from "./createTileQueue.ts";
import { drawTile } from "./drawTile.ts";
import { TILE_PX, type FromTileWorker, type ToTileWorker } from "./tileProtocol.ts";

// SAFETY: this file runs as a dedicated worker only; the DOM types name its global scope by the window's.
const port = self as unknown as { onmessage: ((event: MessageEvent<ToTileWorker>) => void) | null; postMessage(message: FromTileWorker, transfer?: Transferable[]): void };

const canvas = new OffscreenCanvas(TILE_PX, TILE_PX);
const context = canvas.getContext("2d");
// A message to itself comes after those of the page that wait already; a timer would wait longer than that.
const { port1: ownPort, port2: toOwnPort } = new MessageChannel();

const queue = createTileQueue({
  draw: (tile, scene) => (context !== null && drawTile(context, tile, scene) ? canvas.transferToImageBitmap() : null),
  post: (message) => { port.postMessage(message, message.tiles.flatMap(({ bitmap }) => bitmap ?? [])); },
  later: () => { toOwnPort.postMessage(null); },
  nowMs: () => performance.now(),
});
ownPort.onmessage = queue.work;
port.onmessage = ({ data }) => { queue.hear(data); };
