import { readdir, readFile, readlink } from "node:fs/promises";
import HyperDht from "hyperdht";
import { afterEach, describe, expect, it } from "vitest";
import { internetDialKeysOf, internetTopicOf, toText } from "#shared/sync/index.ts";
import type { PeerConnection } from "#electron/peers/connections/index.ts";
import { sodiumCrypto } from "#electron/peers/crypto.ts";
import { createInternetLane, type InternetLane } from "#electron/peers/lanes/internet/index.ts";
import { startDhtNodes, type DhtNodes } from "#tests/support/dhtNodes.ts";
import { createNotice, realTime } from "#tests/support/keeperRig.ts";

const DAY_MS = 86_400_000;
const today = (): number => Math.floor(Date.now() / DAY_MS);

interface Machine {
  readonly key: string;
  readonly lane: InternetLane;
  readonly connections: PeerConnection[];
  readonly reports: string[];
  readonly notice: ReturnType<typeof createNotice>;
}

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const end of endings.splice(0).reverse()) await end(); });

async function startNodes(): Promise<DhtNodes> {
  const started = await startDhtNodes();
  endings.push(() => started.stop());
  return started;
}

function machine(bootstrap: readonly string[], clockAheadMs = 0): Machine {
  const keyPair = sodiumCrypto.newKeyPair();
  const connections: PeerConnection[] = [];
  const reports: string[] = [];
  const notice = createNotice();
  const lane = createInternetLane({
    crypto: sodiumCrypto, keyPair, bootstrap, usesPublic: false, after: realTime.after, now: () => realTime.now() + clockAheadMs,
    wants: (device) => !connections.some((connection) => connection.deviceKey === device && connection.closedFor() === null),
    onConnection: (connection) => {
      connections.push(connection);
      connection.onClose(notice.tell);
      notice.tell();
    },
    report: (message) => { reports.push(message); },
  });
  endings.push(() => lane.stop());
  return { key: toText(keyPair.publicKey), lane, connections, reports, notice };
}

/** Somebody who runs a node, or was told by one: knows what nodes know, and nothing else. */
function stranger(bootstrap: string): HyperDht {
  const guest = new HyperDht({ bootstrap: [bootstrap], ephemeral: true, port: [0, 0] });
  endings.push(() => guest.destroy({ force: true }));
  return guest;
}

const place = () => ({ key: sodiumCrypto.randomBytes(32), isQuiet: false });
const isOpen = (connection: PeerConnection): boolean => connection.closedFor() === null;

async function meet(a: Machine, b: Machine): Promise<void> {
  await a.notice.until(() => a.connections.some(isOpen));
  await b.notice.until(() => b.connections.some(isOpen));
}

/** Of this process. */
async function udpSockets(): Promise<number> {
  const links = await Promise.all((await readdir("/proc/self/fd")).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")));
  const table = await readFile("/proc/self/net/udp", "utf8");
  return links.filter((link) => link.startsWith("socket:") && table.includes(` ${link.slice("socket:[".length, -1)} `)).length;
}

describe("the internet lane", () => {
  it("lets two machines of one place find each other, and proves their device keys", async () => {
    const { bootstrap } = await startNodes();
    const [a, b, other] = [machine([bootstrap]), machine([bootstrap]), machine([bootstrap])];
    const shared = place();
    for (const { lane } of [a, b]) lane.setPlaces([place(), shared]);
    other.lane.setPlaces([place()]);
    await meet(a, b);
    expect([a.connections[0]?.deviceKey, a.connections[0]?.route]).toEqual([b.key, "direct"]);
    expect(b.connections[0]?.deviceKey).toBe(a.key);
    expect(other.connections).toEqual([]);
    expect([a.lane.state(), b.lane.state()]).toEqual([{ isOnline: true, problem: null }, { isOnline: true, problem: null }]);
    expect([...a.reports, ...b.reports]).toEqual([]);
  });

  it("dials again who was lost, and after the network changed", async () => {
    const { bootstrap } = await startNodes();
    const [a, b] = [machine([bootstrap]), machine([bootstrap])];
    const shared = place();
    for (const { lane } of [a, b]) lane.setPlaces([shared]);
    await meet(a, b);
    const before = a.connections.length;
    for (const connection of a.connections) connection.close();
    await a.notice.until(() => a.connections.length > before);
    await meet(a, b);
    b.lane.networkChanged();
    await b.notice.until(() => !b.connections.some(isOpen));
    await meet(a, b);
  });

  it("finds those whose clocks are a day ahead, and is found in a quiet place", async () => {
    const { bootstrap } = await startNodes();
    const [a, b] = [machine([bootstrap]), machine([bootstrap], DAY_MS)];
    const shared = place();
    a.lane.setPlaces([{ ...shared, isQuiet: true }]);
    b.lane.setPlaces([shared]);
    await meet(a, b);
  });

  it("tells strangers who were told its key of the day nothing, not even its device key", async () => {
    const { bootstrap } = await startNodes();
    const a = machine([bootstrap]);
    const shared = place();
    a.lane.setPlaces([shared]);
    const guest = stranger(bootstrap);
    const key = await announcedKey(guest, internetTopicOf(sodiumCrypto, shared.key, today()));
    const outcome = await new Promise((resolve) => {
      const stream = guest.connect(key, { keyPair: sodiumCrypto.newKeyPair() });
      stream.on("connect", () => { resolve("let in"); });
      stream.on("error", () => undefined);
      stream.on("close", () => { resolve("turned away"); });
    });
    expect(outcome).toBe("turned away");
    expect(a.connections).toEqual([]);
    // It is not even told no, so it asks for a while.
  }, 30_000);

  it("tells nothing to a stranger who poses as somebody of the place", async () => {
    const { bootstrap } = await startNodes();
    const shared = place();
    const guest = stranger(bootstrap);
    const heard: number[] = [];
    const closed = new Promise<void>((resolve) => {
      const server = guest.createServer({ firewall: () => false }, (stream) => {
        stream.on("error", () => undefined);
        stream.on("data", (bytes: Uint8Array) => {
          heard.push(bytes.length);
          stream.write(new Uint8Array(32));
        });
        stream.on("close", resolve);
      });
      endings.push(() => server.close());
      const keyPair = sodiumCrypto.newKeyPair();
      void server.listen(keyPair).then(() => guest.announce(internetTopicOf(sodiumCrypto, shared.key, today()), keyPair, server.relayAddresses).finished());
    });
    const a = machine([bootstrap]);
    a.lane.setPlaces([shared]);
    await closed;
    // A proof that fits this way only, and the key of the day: what nodes know already.
    expect(heard).toEqual([64]);
    expect(a.connections).toEqual([]);
  });

  it("hangs up on a dialler who knows the key of the day's dialling but proves nothing", async () => {
    const { bootstrap } = await startNodes();
    const a = machine([bootstrap]);
    const shared = place();
    a.lane.setPlaces([shared]);
    const guest = stranger(bootstrap);
    const key = await announcedKey(guest, internetTopicOf(sodiumCrypto, shared.key, today()));
    for (const bytes of [new Uint8Array(64), new Uint8Array(1), new Uint8Array(70_000)]) {
      const heard = await new Promise<number>((resolve) => {
        const stream = guest.connect(key, { keyPair: internetDialKeysOf(sodiumCrypto, shared.key, today()) });
        let bytesHeard = 0;
        stream.on("connect", () => { stream.write(bytes); });
        stream.on("data", (data: Uint8Array) => { bytesHeard += data.length; });
        stream.on("error", () => undefined);
        stream.on("close", () => { resolve(bytesHeard); });
      });
      expect(heard).toBe(0);
    }
    expect(a.connections).toEqual([]);
    expect(a.reports).toEqual([]);
  });

  it("says that no node is named, or that none answers", async () => {
    const none = machine([]);
    none.lane.setPlaces([place()]);
    expect(none.lane.state()).toEqual({ isOnline: false, problem: "no-nodes" });
    const nodes = await startNodes();
    await nodes.stop();
    const silent = machine([nodes.bootstrap]);
    silent.lane.setPlaces([place()]);
    await new Promise<void>((resolve) => {
      const check = (): void => {
        if (silent.lane.state().problem === "silent") resolve();
        else realTime.after(100, check);
      };
      check();
    });
    expect(silent.lane.state()).toEqual({ isOnline: false, problem: "silent" });
  }, 30_000);

  it("opens no socket before there is a place, and none stays open when it stops", async () => {
    const { bootstrap } = await startNodes();
    const before = await udpSockets();
    const [a, b] = [machine([bootstrap]), machine([bootstrap])];
    for (const { lane } of [a, b]) lane.setPlaces([]);
    expect(await udpSockets()).toBe(before);
    const shared = place();
    for (const { lane } of [a, b]) lane.setPlaces([shared]);
    await meet(a, b);
    expect(await udpSockets()).toBeGreaterThan(before);
    await Promise.all([a.lane.stop(), b.lane.stop()]);
    expect(await udpSockets()).toBe(before);
    // And the nodes have been told that nobody is there now.
    let left = 0;
    for await (const { peers = [] } of stranger(bootstrap).lookup(internetTopicOf(sodiumCrypto, shared.key, today()))) left += peers.length;
    expect(left).toBe(0);
    a.lane.setPlaces([shared]);
    a.lane.networkChanged();
    await a.lane.stop();
  });
});

/** Looks until somebody is there. */
async function announcedKey(guest: HyperDht, topic: Uint8Array): Promise<Uint8Array> {
  for (;;) {
    for await (const { peers = [] } of guest.lookup(topic)) {
      const [first] = peers;
      if (first !== undefined) return first.publicKey;
    }
  }
}
