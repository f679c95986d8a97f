import { connect, createServer, type Socket } from "node:net";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { messageYjsSyncStep1, readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import type { RawOrder, RawWord } from "./rawTypes.ts";

/** The baseline: one document over plain TCP with y-protocols, no encryption, no disk, no authors. A process of its own; docs/SYNC.md says what ours does besides. */
const LENGTH_BYTES = 4;
const REMOTE = "remote";
const doc = new Y.Doc();
const sockets = new Set<Socket>();
let isWatched = false;

const say = (word: RawWord): void => { process.send?.(word); };
const points = (): Y.Map<Y.Map<unknown>> => doc.getMap<Y.Map<unknown>>("points");

function send(socket: Socket, write: (encoder: encoding.Encoder) => void): void {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, "forest");
  write(encoder);
  const body = encoding.toUint8Array(encoder);
  const frame = Buffer.alloc(LENGTH_BYTES + body.length);
  frame.writeUInt32BE(body.length);
  frame.set(body, LENGTH_BYTES);
  socket.write(frame);
}

function hear(socket: Socket, body: Uint8Array): void {
  const decoder = decoding.createDecoder(body);
  decoding.readVarString(decoder);
  const reply = encoding.createEncoder();
  const kind = readSyncMessage(decoder, reply, doc, REMOTE);
  if (kind === messageYjsSyncStep1) send(socket, (encoder) => { encoding.writeUint8Array(encoder, encoding.toUint8Array(reply)); });
  if (isWatched) tellProgress();
}

function talk(socket: Socket): void {
  let rest = Buffer.alloc(0);
  sockets.add(socket);
  socket.setNoDelay(true);
  socket.on("error", () => { socket.destroy(); });
  socket.on("close", () => { sockets.delete(socket); });
  socket.on("data", (chunk) => {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, Buffer.from(chunk)]);
    while (rest.length >= LENGTH_BYTES && rest.length >= LENGTH_BYTES + rest.readUInt32BE()) {
      const end = LENGTH_BYTES + rest.readUInt32BE();
      hear(socket, rest.subarray(LENGTH_BYTES, end));
      rest = rest.subarray(end);
    }
  });
  send(socket, (encoder) => { writeSyncStep1(encoder, doc); });
}

let awaited: { readonly points: number } | { readonly pointId: string; readonly title: string } | null = null;
function tellProgress(): void {
  if (awaited === null) return;
  const isThere = "points" in awaited ? points().size >= awaited.points : points().get(awaited.pointId)?.get("title") === awaited.title;
  if (!isThere) return;
  awaited = null;
  say({ kind: "there" });
}

function obey(order: RawOrder): void {
  switch (order.kind) {
    case "serve": {
      Y.applyUpdate(doc, order.state, REMOTE);
      const server = createServer(talk);
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        if (typeof address === "object" && address !== null) say({ kind: "port", port: address.port });
      });
      break;
    }
    case "connect": connect({ host: "127.0.0.1", port: order.port }).once("connect", function connected(this: Socket) { talk(this); }); break;
    case "await":
      awaited = order.what;
      isWatched = true;
      tellProgress();
      break;
    case "edit":
      for (const [pointId, title] of order.titles) points().get(pointId)?.set("title", title);
      break;
  }
}

doc.on("update", (update: Uint8Array, origin: unknown) => {
  if (origin !== REMOTE) for (const socket of sockets) send(socket, (encoder) => { writeUpdate(encoder, update); });
});
// SAFETY: only the bench writes to this process, and its side is typed by the same protocol.
process.on("message", (order) => { obey(order as RawOrder); });
process.on("disconnect", () => { process.exit(0); });
