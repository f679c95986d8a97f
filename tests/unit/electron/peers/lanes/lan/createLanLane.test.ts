import { fork, type ChildProcess } from "node:child_process";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createConnections, type Connection, type Connections } from "#electron/peers/connections/index.ts";
import { sodiumCrypto as crypto } from "#electron/peers/crypto.ts";
import { createLanLane, type LanLane } from "#electron/peers/lanes/lan/index.ts";
import { toText, type Channel } from "#shared/sync/index.ts";
import { closing, keyText, messages, newPlace, realTime } from "#tests/support/peerConnections.ts";

const lanes: LanLane[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await Promise.all(lanes.splice(0).map((lane) => lane.stop()));
});

interface Device {
  readonly lane: LanLane;
  readonly key: string;
  readonly connections: Connections;
  readonly seen: Connection[];
  /** The next channel that opens in the place. */
  nextChannel(): Promise<{ readonly channel: Channel; readonly connection: Connection }>;
}

async function device(place: Uint8Array, { multicast = false, listenPort = 0 } = {}): Promise<Device> {
  const keyPair = crypto.newKeyPair();
  const seen: Connection[] = [];
  const waiting: ((met: { channel: Channel; connection: Connection }) => void)[] = [];
  const connections = createConnections({
    ownDeviceKey: keyText(keyPair), ...realTime,
    onConnection(connection) {
      seen.push(connection);
      connection.join(place, (channel) => { waiting.shift()?.({ channel, connection }); });
    },
  });
  const lane = await createLanLane({
    crypto, keyPair, listenPort, host: multicast ? undefined : "127.0.0.1", ...realTime, now: () => Date.now(), multicast,
    onConnection: connections.add, report: () => undefined,
  });
  lanes.push(lane);
  return { lane, key: keyText(keyPair), connections, seen, nextChannel: () => new Promise((resolve) => waiting.push(resolve)) };
}

async function startProcess(seed: Uint8Array, place: Uint8Array, port: number, mode: "multicast" | "quiet"): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = fork("tests/support/lanLaneProcess.ts", [toText(seed), toText(place), String(port), mode], { execArgv: ["--import", "tsx"] });
  children.push(child);
  const got = await new Promise<number>((resolve, reject) => {
    child.on("message", (message) => { if (typeof message === "object" && message !== null && "port" in message) resolve(Number(message.port)); });
    child.on("exit", () => { reject(new Error("The process ended")); });
  });
  return { child, port: got };
}

const inPlace = (place: Uint8Array) => [{ key: place, isQuiet: false }];

describe("createLanLane", () => {
  it("dials an address, once for a pair of devices, whoever dials", async () => {
    const place = newPlace();
    const [a, b] = [await device(place), await device(place)];
    const met = [a.nextChannel(), b.nextChannel()];
    for (const { lane } of [a, b]) lane.setPlaces(inPlace(place));
    const reached = await Promise.all([a.lane.dial(`127.0.0.1:${String(b.lane.port)}`), b.lane.dial(`127.0.0.1:${String(a.lane.port)}`)]);
    expect(reached).toEqual([true, true]);
    const [atA, atB] = await Promise.all(met);
    expect(atA?.connection.handshakeHash).toEqual(atB?.connection.handshakeHash);
    expect(atA?.connection.deviceKey).toBe(b.key);
    expect([a.connections.list().length, b.connections.list().length]).toEqual([1, 1]);
    expect(await a.lane.dial(`127.0.0.1:${String(b.lane.port)}`)).toBe(true);
    expect([a.seen.length, b.seen.length]).toEqual([1, 1]);
    expect(a.lane.addresses()).toEqual([`127.0.0.1:${String(a.lane.port)}`]);
  });

  it("does not dial itself, nor nonsense, nor where nobody is", async () => {
    const a = await device(newPlace());
    a.lane.setPlaces(inPlace(newPlace()));
    expect(await a.lane.dial(`127.0.0.1:${String(a.lane.port)}`)).toBe(false);
    expect(await a.lane.dial("127.0.0.1")).toBe(false);
    expect(await a.lane.dial("not an address:1")).toBe(false);
    expect(await a.lane.dial("127.0.0.1:1")).toBe(false);
    expect(a.seen).toEqual([]);
  });

  it("takes another port when its own is taken", async () => {
    const a = await device(newPlace());
    const b = await device(newPlace(), { listenPort: a.lane.port });
    expect(b.lane.port).not.toBe(a.lane.port);
  });

  it("turns strangers away who fill it with silent sockets", async () => {
    const place = newPlace();
    const [a, b] = [await device(place), await device(place)];
    const silent = Array.from({ length: 40 }, () => connect({ host: "127.0.0.1", port: a.lane.port }));
    for (const socket of silent) { socket.on("error", () => undefined); socket.resume(); }
    let closed = 0;
    await new Promise<void>((resolve) => { for (const socket of silent) socket.on("close", () => { closed += 1; if (closed === 24) resolve(); }); });
    for (const socket of silent) socket.destroy();
    for (const { lane } of [a, b]) lane.setPlaces(inPlace(place));
    const met = b.nextChannel();
    void b.lane.dial(`127.0.0.1:${String(a.lane.port)}`);
    expect((await met).connection.deviceKey).toBe(a.key);
  });

  it("sees that the other process was killed, and dials it again when it is back", async () => {
    const place = newPlace();
    const seed = crypto.randomBytes(32);
    const other = await startProcess(seed, place, 0, "quiet");
    const a = await device(place);
    a.lane.setPlaces(inPlace(place));
    const first = a.nextChannel();
    expect(await a.lane.dial(`127.0.0.1:${String(other.port)}`)).toBe(true);
    const { channel, connection } = await first;
    const echo = messages(channel, 1);
    channel.send(Uint8Array.of(1, 2, 3));
    expect(await echo).toEqual([Uint8Array.of(1, 2, 3)]);
    other.child.kill("SIGKILL");
    await closing(connection);
    const again = a.nextChannel();
    await startProcess(seed, place, other.port, "quiet");
    expect((await again).connection.deviceKey).toBe(connection.deviceKey);
  }, 30_000);

  it("sees that the other process froze", async () => {
    const place = newPlace();
    const other = await startProcess(crypto.randomBytes(32), place, 0, "quiet");
    const a = await device(place);
    a.lane.setPlaces(inPlace(place));
    const first = a.nextChannel();
    await a.lane.dial(`127.0.0.1:${String(other.port)}`);
    const { connection } = await first;
    other.child.kill("SIGSTOP");
    await closing(connection);
    const again = a.nextChannel();
    other.child.kill("SIGCONT");
    expect((await again).connection.deviceKey).toBe(connection.deviceKey);
  }, 30_000);

  it("finds by multicast who is in the same place, in this process and in others, and nobody else", async () => {
    const place = newPlace();
    const strange = await device(newPlace(), { multicast: true });
    strange.lane.setPlaces(inPlace(newPlace()));
    const a = await device(place, { multicast: true });
    const b = await device(place, { multicast: true });
    const both = [a.nextChannel(), b.nextChannel()];
    a.lane.setPlaces(inPlace(place));
    // An older epoch: answers, does not ask.
    b.lane.setPlaces([{ key: place, isQuiet: true }]);
    const [atA] = await Promise.all(both);
    expect(atA?.connection.deviceKey).toBe(b.key);
    const third = a.nextChannel();
    await startProcess(crypto.randomBytes(32), place, 0, "multicast");
    const found = await third;
    expect([b.key, strange.key]).not.toContain(found.connection.deviceKey);
    expect(a.lane.heardAnything()).toBe(true);
    expect(strange.seen).toEqual([]);
  }, 30_000);

  it("finds again after the network changed", async () => {
    const place = newPlace();
    const [a, b] = [await device(place, { multicast: true }), await device(place, { multicast: true })];
    a.lane.setPlaces(inPlace(place));
    a.lane.networkChanged();
    b.lane.networkChanged();
    const met = a.nextChannel();
    b.lane.setPlaces(inPlace(place));
    expect((await met).connection.deviceKey).toBe(b.key);
  }, 30_000);
});
