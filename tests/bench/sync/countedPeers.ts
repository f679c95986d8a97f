import { sodiumCrypto } from "#electron/peers/crypto.ts";
import type { Connection } from "#electron/peers/connections/index.ts";
import { realNetwork } from "#electron/peers/service/createNetwork.ts";
import { createService } from "#electron/peers/service/createService.ts";
import { findPort } from "#electron/peers/service/port.ts";
import { serve } from "#electron/peers/service/serve.ts";
import { decodeMessage, type Channel } from "#shared/sync/index.ts";
import type { Counted } from "./benchDevice.ts";

/** The peers process with one thing added: it says how many blocks, and how many bytes of them, it was sent. */
let blocks = 0;
let bytes = 0;

function count(message: Uint8Array): void {
  const said = decodeMessage(message);
  if (typeof said === "string" || said.kind !== "blocks") return;
  blocks += said.blocks.length;
  bytes += said.blocks.reduce((sum, block) => sum + block.length, 0);
  const word: Counted = { kind: "counted", blocks, bytes };
  process.send?.(word);
}

const countedChannel = (channel: Channel): Channel => ({
  send: (message) => channel.send(message),
  onMessage: (listener) => {
    channel.onMessage((message) => {
      count(message);
      listener(message);
    });
  },
  onDrain: (listener) => { channel.onDrain(listener); },
  onClose: (listener) => { channel.onClose(listener); },
  close: () => { channel.close(); },
});

const countedConnection = (connection: Connection): Connection => ({
  deviceKey: connection.deviceKey, isInitiator: connection.isInitiator, handshakeHash: connection.handshakeHash, route: connection.route,
  roundTripMs: () => connection.roundTripMs(),
  join: (placeKey, onOpen) => connection.join(placeKey, (channel) => { onOpen(countedChannel(channel)); }),
  onClose: (listener) => { connection.onClose(listener); },
  close: () => { connection.close(); },
});

const now = (): number => Date.now();
const after = (delayMs: number, task: () => void): (() => void) => {
  const timer = setTimeout(task, delayMs);
  return () => { clearTimeout(timer); };
};
const port = findPort();
if (port !== null) {
  serve(port, (start, emit) => createService({
    start, emit, crypto: sodiumCrypto, now, after,
    makeNetwork: (device) => {
      const make = realNetwork({ crypto: sodiumCrypto, device, listenPort: start.listenPort, multicast: start.lanIsOff !== true, now, after, report: (message) => { emit("warn", { where: "network", message }); } });
      return (listeners) => make({ ...listeners, onConnection: (connection) => { listeners.onConnection(countedConnection(connection)); } });
    },
  }));
}
