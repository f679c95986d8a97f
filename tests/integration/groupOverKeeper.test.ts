import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, connect, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  clientIdOf, createReplica, decodeMessage, encodeMessage, foundGroup, fromText, keeperDoorOf, proofOf, readKeeperAddress, spaceAccessOf, spaceKeysOf, toText,
  type BlockStore, type Channel, type GroupSecrets, type KeyPair, type Replica,
} from "#shared/sync/index.ts";
import { openConnection, type PeerConnection } from "#electron/peers/connections/index.ts";
import { sodiumCrypto } from "#electron/peers/crypto.ts";
import { encodeDoorMessage } from "#electron/peers/lanes/keeper/doorMessages.ts";
import { createKeeperLane, type KeeperLane } from "#electron/peers/lanes/keeper/index.ts";
import { clientsOf, mergeUpdates } from "#electron/peers/yjsUpdates.ts";
import { bundleKeeper, createLogWriter, createNotice, isChain, PlainReplica, realTime, startKeeperProcess, type KeeperProcess } from "#tests/support/keeperRig.ts";
import { createBlockDisk, createMemoryBlockStore } from "#tests/support/memoryBlockStore.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";

const RESTARTS = Number(process.env["KEEPER_RESTARTS"] ?? 5);
const ends: (() => Promise<unknown>)[] = [];
let bundle = "";

beforeAll(async () => { bundle = await bundleKeeper(); }, 60_000);
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end(); });

async function freshFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "keeper-"));
  ends.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

async function start(dir: string, port = 0): Promise<KeeperProcess> {
  const keeper = await startKeeperProcess(bundle, dir, { port });
  ends.push(() => keeper.end("SIGKILL"));
  return keeper;
}

interface Device { readonly keyPair: KeyPair; readonly key: string; readonly lane: KeeperLane; readonly replica: PlainReplica; readonly connections: PeerConnection[]; readonly notice: ReturnType<typeof createNotice> }

function device(address: string, places: readonly Uint8Array[], keyPair = sodiumCrypto.newKeyPair()): Device {
  const notice = createNotice();
  const replica = new PlainReplica();
  const connections: PeerConnection[] = [];
  const lane = createKeeperLane({
    crypto: sodiumCrypto, keyPair, address, ...realTime,
    onConnection: (connection) => {
      connections.push(connection);
      connection.onClose(() => {
        connections.splice(connections.indexOf(connection), 1);
        notice.tell();
      });
      notice.tell();
    },
    onKeeperChannel: (_place, channel) => { replica.connect(channel); },
    onState: notice.tell,
    report: (message) => { throw new Error(message); },
  });
  if (lane === null) throw new Error("no address");
  lane.setPlaces(places.map((key) => ({ key, isQuiet: false })));
  ends.push(() => lane.stop());
  return { keyPair, key: toText(keyPair.publicKey), lane, replica, connections, notice };
}

const meet = (a: Device, b: Device): Promise<unknown> => Promise.all([a.notice.until(() => a.connections.length === 1), b.notice.until(() => b.connections.length === 1)]);

describe("a keeper as a process of its own", () => {
  it("brings two devices of one place together, and their connection goes through it", async () => {
    const keeper = await start(await freshFolder());
    const place = sodiumCrypto.randomBytes(32);
    const a = device(keeper.address, [place]);
    const b = device(keeper.address, [place]);
    const stranger = device(keeper.address, [sodiumCrypto.randomBytes(32)]);
    await meet(a, b);
    expect(a.connections[0]?.deviceKey).toBe(b.key);
    expect(b.connections[0]?.deviceKey).toBe(a.key);
    expect(a.connections[0]?.route).toBe("relay");
    const opened = await Promise.all([a, b].map(({ connections: [connection] }) => new Promise<Channel>((done) => { connection?.join(place, done); })));
    const [here, there] = opened;
    const large = sodiumCrypto.randomBytes(5 * 1024 * 1024);
    const came = new Promise<Uint8Array>((done) => { there?.onMessage(done); });
    here?.send(large);
    expect(Buffer.compare(await came, large)).toBe(0);
    expect(stranger.connections).toHaveLength(0);
    expect(stranger.lane.state()).toEqual({ isOnline: true, problem: null });
  });

  it("keeps blocks for who is away", async () => {
    const keeper = await start(await freshFolder());
    const place = sodiumCrypto.randomBytes(32);
    const a = device(keeper.address, [place]);
    const log = createLogWriter();
    for (let n = 0; n < 300; n += 1) a.replica.add(log.logKey, log.write(`edit ${n}`));
    await a.replica.notice.until(() => a.replica.acknowledged.get(log.logKey) === 300);
    await a.lane.stop();
    const b = device(keeper.address, [place]);
    await b.replica.notice.until(() => b.replica.logs.get(log.logKey)?.length === 300);
    expect(isChain(fromText(log.logKey) ?? new Uint8Array(), b.replica.logs.get(log.logKey) ?? [])).toBe(true);
  });

  it(`is killed ${RESTARTS} times in the middle of work: everyone is back, and nothing acknowledged is lost`, async () => {
    const dir = await freshFolder();
    let keeper = await start(dir);
    const { address, port } = keeper;
    const place = sodiumCrypto.randomBytes(32);
    const a = device(address, [place]);
    const b = device(address, [place]);
    const log = createLogWriter();
    await meet(a, b);
    for (let round = 0; round < RESTARTS; round += 1) {
      for (let n = 0; n < 40; n += 1) a.replica.add(log.logKey, log.write(`round ${round} edit ${n}`));
      const target = a.replica.acknowledged.get(log.logKey) ?? 0;
      await a.replica.notice.until(() => (a.replica.acknowledged.get(log.logKey) ?? 0) > target);
      await keeper.end("SIGKILL");
      const acknowledged = a.replica.acknowledged.get(log.logKey) ?? 0;
      await Promise.all([a.notice.until(() => !a.lane.state().isOnline), b.notice.until(() => !b.lane.state().isOnline), a.notice.until(() => a.connections.length === 0)]);
      keeper = await start(dir, port);
      const reader = device(address, [place]);
      await reader.replica.notice.until(() => (reader.replica.acknowledged.get(log.logKey) ?? 0) >= acknowledged);
      await reader.lane.stop();
      await Promise.all([a.notice.until(() => a.connections.some(({ deviceKey }) => deviceKey === b.key)), b.notice.until(() => b.connections.some(({ deviceKey }) => deviceKey === a.key))]);
      await a.replica.notice.until(() => a.replica.acknowledged.get(log.logKey) === log.blocks.length);
      await b.replica.notice.until(() => b.replica.logs.get(log.logKey)?.length === log.blocks.length);
    }
    expect(isChain(fromText(log.logKey) ?? new Uint8Array(), b.replica.logs.get(log.logKey) ?? [])).toBe(true);
  }, 60_000 + RESTARTS * 20_000);

  it("hands a group's work from one member to another who are never there together", async () => {
    const keeper = await start(await freshFolder());
    const a = sodiumCrypto.newKeyPair();
    const b = sodiumCrypto.newKeyPair();
    const [logA, logB] = [sodiumCrypto.newKeyPair(), sodiumCrypto.newKeyPair()];
    const storeA = createMemoryBlockStore(createBlockDisk());
    const secretsA = await foundGroup({ crypto: sodiumCrypto, store: storeA, now: realTime.now, device: a, log: logA }, { name: "小组", person: { personId: "pr_a", name: "甲" }, deviceName: "甲的电脑" });
    const replicaA = await openReplica(secretsA, storeA);
    const invited = await replicaA.invite("editor", Date.now() + 3_600_000);
    if (typeof invited === "string") throw new Error(invited);
    const logKeyB = toText(logB.publicKey);
    const welcome = await replicaA.admit({
      personId: "pr_b", name: "乙", deviceKey: toText(b.publicKey), deviceName: "乙的电脑", logKey: logKeyB, role: "editor", inviteId: invited.inviteId,
      proof: sodiumCrypto.sign(proofOf(replicaA.groupId, logKeyB), b.secretKey),
    });
    if (typeof welcome === "string") throw new Error(welcome);
    const doc = new Y.Doc();
    doc.clientID = clientIdOf(sodiumCrypto, replicaA.groupId, logA.publicKey, 0);
    const laneA = await replicaOverKeeper(keeper.address, a, replicaA);
    for (let n = 0; n < 30; n += 1) {
      const before = Y.encodeStateVector(doc);
      doc.getMap("points").set(`pt_${n}`, `点 ${n}`);
      await replicaA.write([{ docId: "forest", bytes: Y.encodeStateAsUpdate(doc, before) }]);
    }
    await laneA.acknowledged();
    await laneA.lane.stop();
    await replicaA.close();
    const replicaB = await openReplica(
      { groupId: welcome.groupId, device: b, log: logB, epochKeys: new Map(welcome.epochKeys.map(({ epochId, key }) => [epochId, key])) }, createMemoryBlockStore(createBlockDisk()), welcome.founderLogKey,
    );
    const docB = new Y.Doc();
    const whole = new Promise<void>((done) => {
      replicaB.onDelivery(({ token, updates }) => {
        for (const { bytes } of updates) Y.applyUpdate(docB, bytes);
        replicaB.confirm(token);
        if (docB.getMap("points").size === 30) done();
      });
    });
    await replicaOverKeeper(keeper.address, b, replicaB);
    await whole;
    expect(docB.getMap("points").toJSON()).toEqual(doc.getMap("points").toJSON());
    ends.push(() => replicaB.close());
  });

  it("never has a word of what was written, on its disk or on the wire", async () => {
    const dir = await freshFolder();
    const keeper = await start(dir);
    const wire = await listenIn(keeper.port);
    const address = keeper.address.replace(`:${keeper.port}/`, `:${wire.port}/`);
    const place = sodiumCrypto.randomBytes(32);
    const a = device(address, [place]);
    const b = device(address, [place]);
    const planted = Array.from({ length: 1_000 }, (_, n) => `植入的文字-${n}-${toText(sodiumCrypto.randomBytes(9))}`);
    const log = createLogWriter();
    for (const text of planted) a.replica.add(log.logKey, log.write(text));
    await b.replica.notice.until(() => b.replica.logs.get(log.logKey)?.length === 1_000);
    await meet(a, b);
    const [here, there] = await Promise.all([a, b].map(({ connections: [connection] }) => new Promise<Channel>((done) => { connection?.join(place, done); })));
    const arrived = new Promise<Uint8Array>((done) => { there?.onMessage(done); });
    here?.send(new TextEncoder().encode(planted.join("\n")));
    await arrived;
    const onDisk = await wholeFolder(dir);
    const seen = Buffer.concat([onDisk, ...wire.captured]);
    expect(onDisk.length).toBeGreaterThan(100_000);
    expect(seen.length).toBeGreaterThan(3 * 100_000);
    expect(planted.filter((text) => seen.includes(Buffer.from(text)))).toEqual([]);
    expect(keeper.said.join("\n")).not.toContain(a.key.slice(0, 8));
  });

  it("stands 2,000 mutated messages at its door, in a space and before the handshake, and grows no larger", async () => {
    const keeper = await start(await freshFolder());
    const place = sodiumCrypto.randomBytes(32);
    const honest = device(keeper.address, [place]);
    const log = createLogWriter();
    honest.replica.add(log.logKey, log.write("before"));
    await honest.replica.notice.until(() => honest.replica.acknowledged.get(log.logKey) === 1);
    const before = await residentBytes(keeper);
    const random = seededRandom(11);
    for (let sent = 0; sent < 2_000;) sent += await attack(keeper, place, log, random);
    honest.replica.add(log.logKey, log.write("after"));
    await honest.replica.notice.until(() => honest.replica.acknowledged.get(log.logKey) === 2);
    const late = device(keeper.address, [place]);
    await late.replica.notice.until(() => late.replica.logs.get(log.logKey)?.length === 2);
    expect((await residentBytes(keeper)) - before).toBeLessThan(120 * 1024 * 1024);
    expect(keeper.child.exitCode).toBeNull();
  }, 120_000);
});

/** One connection of somebody who knows the place: up to 50 spoiled messages, then it is given up. How many were sent. */
async function attack(keeper: KeeperProcess, place: Uint8Array, log: ReturnType<typeof createLogWriter>, random: SeededRandom): Promise<number> {
  const keeperKey = fromText(readKeeperAddress(keeper.address)?.key ?? "") ?? new Uint8Array();
  const spoiled = (bytes: Uint8Array): Uint8Array => {
    const copy = bytes.slice(0, random.chance(0.2) ? random.below(bytes.length) + 1 : bytes.length);
    for (let change = random.below(4); change >= 0; change -= 1) copy[random.below(Math.min(copy.length, 120))] = random.below(256);
    return copy;
  };
  const raw = connect(keeper.port, "127.0.0.1");
  raw.on("error", () => undefined);
  raw.write(spoiled(new Uint8Array(200)));
  const socket = connect(keeper.port, "127.0.0.1");
  const connection = await openConnection(socket, { isInitiator: true, keyPair: sodiumCrypto.newKeyPair(), crypto: sodiumCrypto, route: "keeper", ...realTime });
  const over = new Promise<null>((done) => { connection.onClose(() => { done(null); }); });
  const space = spaceKeysOf(sodiumCrypto, place);
  const spaceText = toText(space.publicKey);
  const enter = encodeDoorMessage({ kind: "enter", space: spaceText, signature: sodiumCrypto.sign(spaceAccessOf(connection.handshakeHash), space.secretKey) });
  const door = await new Promise<Channel>((done) => { connection.join(keeperDoorOf(sodiumCrypto, keeperKey), done); });
  const session = new Promise<Channel>((done) => { connection.join(space.publicKey, done); });
  door.send(enter);
  const inside = await session;
  const key = toText(sodiumCrypto.newKeyPair().publicKey);
  const atDoor = [
    enter, encodeDoorMessage({ kind: "circuitOpen", circuit: 0, space: spaceText, device: key }), encodeDoorMessage({ kind: "circuitData", circuit: 0, bytes: new Uint8Array(30_000) }),
    encodeDoorMessage({ kind: "circuitCredit", circuit: 0, takenBytes: 1_000 }), encodeDoorMessage({ kind: "present", space: spaceText, devices: [key] }),
  ];
  const inSpace = [
    encodeMessage({ kind: "have", logs: [{ logKey: key, length: Number.MAX_SAFE_INTEGER, head: new Uint8Array(8) }] }), encodeMessage({ kind: "want", logKey: log.logKey, from: 0, maxBytes: 2 ** 40 }),
    encodeMessage({ kind: "blocks", logKey: log.logKey, from: 1, blocks: [...log.blocks, new Uint8Array(100_000)] }), encodeMessage({ kind: "ping", number: 1 }),
  ];
  let sent = 0;
  for (; sent < 50 && connection.closedFor() === null; sent += 2) {
    door.send(spoiled(random.pick(atDoor) ?? enter));
    inside.send(spoiled(random.pick(inSpace) ?? enter));
    if (sent % 10 === 0) await new Promise((done) => { setImmediate(done); });
  }
  raw.destroy();
  connection.close();
  await over;
  return sent;
}

/** Linux says it; elsewhere nothing is compared. */
async function residentBytes(keeper: KeeperProcess): Promise<number> {
  if (process.platform !== "linux") return 0;
  const status = await readFile(`/proc/${String(keeper.child.pid)}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

function openReplica(secrets: GroupSecrets, store: BlockStore, founderLogKey?: string): Promise<Replica> {
  return createReplica({
    crypto: sodiumCrypto, store, ...realTime, secrets, clientsOf, mergeUpdates, delivered: new Map(), onDelivered: () => undefined, keepEpochKey: () => Promise.resolve(),
    onChange: () => undefined, onPlaces: () => undefined, onPresence: () => undefined, report: () => undefined, ...(founderLogKey === undefined ? {} : { founderLogKey }),
  });
}

async function replicaOverKeeper(address: string, keyPair: KeyPair, replica: Replica): Promise<{ readonly lane: KeeperLane; acknowledged(): Promise<void> }> {
  const notice = createNotice();
  const kept = new Map<string, number>();
  const lane = createKeeperLane({
    crypto: sodiumCrypto, keyPair, address, ...realTime, onConnection: () => undefined, onState: notice.tell, report: () => undefined,
    onKeeperChannel: (_place, channel) => {
      channel.onMessage((bytes) => {
        const message = decodeMessage(bytes);
        if (typeof message !== "string" && message.kind === "have") for (const { logKey, length } of message.logs) kept.set(logKey, length);
        notice.tell();
      });
      replica.connect(channel, { deviceKey: readKeeperAddress(address)?.key ?? "", route: "keeper", isKeeper: true });
    },
  });
  if (lane === null) throw new Error("no address");
  lane.setPlaces(replica.discoveryKeys().map((key) => ({ key, isQuiet: false })));
  ends.push(() => lane.stop());
  await notice.until(() => lane.state().isOnline);
  return { lane, acknowledged: () => notice.until(() => Array.from(replica.lengths()).every(([logKey, length]) => kept.get(logKey) === length)) };
}

async function wholeFolder(dir: string): Promise<Buffer> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  return Buffer.concat(await Promise.all(names.filter((name) => name.isFile()).map((name) => readFile(join(name.parentPath, name.name)))));
}

/** A wire in between that keeps everything that passes. */
async function listenIn(port: number): Promise<{ readonly port: number; readonly captured: Buffer[] }> {
  const captured: Buffer[] = [];
  const server: Server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [from, to] of [[near, far], [far, near]] as const) {
      from.on("data", (bytes: Buffer) => { captured.push(bytes); });
      from.on("error", () => { to.destroy(); });
      from.on("close", () => { to.destroy(); });
      from.pipe(to);
    }
  });
  await new Promise<void>((done) => { server.listen(0, "127.0.0.1", done); });
  ends.push(() => new Promise<void>((done) => { server.close(() => { done(); }); }));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { port: address.port, captured };
}
