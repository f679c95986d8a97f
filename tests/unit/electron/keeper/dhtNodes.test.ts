import { createSocket } from "node:dgram";
import { once } from "node:events";
import HyperDht from "hyperdht";
import { afterEach, expect, it } from "vitest";
import { sodiumCrypto } from "#electron/peers/crypto.ts";
import { DHT_NODES, startDhtNodes } from "#electron/keeper/dhtNodes.ts";

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const end of endings.splice(0).reverse()) await end(); });

/** The first of some UDP ports in a row that nobody uses. */
async function freePorts(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = 20_000 + Math.floor(Math.random() * 20_000);
    const sockets = Array.from({ length: DHT_NODES }, () => createSocket("udp4"));
    const bound = await Promise.allSettled(sockets.map(async (socket, at) => {
      socket.bind(first + at, "127.0.0.1");
      await once(socket, "listening");
    }));
    for (const socket of sockets) socket.close();
    if (bound.every(({ status }) => status === "fulfilled")) return first;
  }
  throw new Error("no free ports");
}

it("make a network of their own, in which what is announced is found", async () => {
  const port = await freePorts();
  const nodes = await startDhtNodes({ publicHost: "localhost", host: "127.0.0.1", port });
  endings.push(nodes.stop);
  expect(nodes.address).toBe(`localhost:${String(port)}`);
  const [one, other] = [0, 1].map(() => {
    const guest = new HyperDht({ bootstrap: [nodes.address], ephemeral: true, port: [0, 0] });
    endings.push(() => guest.destroy({ force: true }));
    return guest;
  });
  const topic = new Uint8Array(32).fill(7);
  await one?.announce(topic, sodiumCrypto.newKeyPair(), []).finished();
  const answered = new Set<number>();
  let found = 0;
  for await (const { from, peers = [] } of other?.lookup(topic) ?? []) {
    answered.add(from.port);
    found += peers.length;
  }
  expect(Array.from(answered).sort()).toEqual(Array.from({ length: DHT_NODES }, (_, at) => port + at));
  expect(found).toBe(DHT_NODES);
});

it("say which ports they need when one is taken, and leave nothing behind", async () => {
  const port = await freePorts();
  const taken = createSocket("udp4");
  taken.bind(port + 2, "127.0.0.1");
  await once(taken, "listening");
  await expect(startDhtNodes({ publicHost: "127.0.0.1", host: "127.0.0.1", port })).rejects.toThrow(`UDP ports ${String(port)} to ${String(port + 3)}`);
  taken.close();
  await once(taken, "close");
  const nodes = await startDhtNodes({ publicHost: "127.0.0.1", host: "127.0.0.1", port });
  await nodes.stop();
});
