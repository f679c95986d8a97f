import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { fromText, keeperDoorOf, spaceAccessOf, spaceKeysOf, toText, writeKeeperAddress, type Channel, type KeyPair } from "#shared/sync/index.ts";
import { createKeeper, type Keeper } from "#electron/keeper/createKeeper.ts";
import { DEFAULT_LIMITS, type KeeperLimits } from "#electron/keeper/keeperLimits.ts";
import { openConnection, type PeerConnection } from "#electron/peers/connections/index.ts";
import { sodiumCrypto } from "#electron/peers/crypto.ts";
import { decodeDoorMessage, encodeDoorMessage, type DoorMessage } from "#electron/peers/lanes/keeper/doorMessages.ts";
import { createKeeperLane, type KeeperLane } from "#electron/peers/lanes/keeper/index.ts";
import { createLogWriter, createNotice, PlainReplica, realTime } from "#tests/support/keeperRig.ts";

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end(); });

async function freshFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "keeper-"));
  ends.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

async function start(dir: string, limits: Partial<KeeperLimits> = {}): Promise<Keeper> {
  const keeper = await createKeeper({ dir, host: "127.0.0.1", port: 0, crypto: sodiumCrypto, limits: { ...DEFAULT_LIMITS, ...limits }, ...realTime, report: () => undefined });
  ends.push(() => keeper.stop());
  return keeper;
}

interface Knocker { readonly connection: PeerConnection; say(message: DoorMessage): void; heard(holds: (message: DoorMessage) => boolean): Promise<void> }

/** Somebody who speaks at the door by hand. */
async function knock(keeper: Keeper, keyPair: KeyPair = sodiumCrypto.newKeyPair()): Promise<Knocker> {
  const socket = connect(keeper.port, "127.0.0.1");
  const connection = await openConnection(socket, { isInitiator: true, keyPair, crypto: sodiumCrypto, route: "keeper", expects: toText(keeper.publicKey), ...realTime });
  ends.push(() => { connection.close(); return Promise.resolve(); });
  const door = await new Promise<Channel>((done) => { connection.join(keeperDoorOf(sodiumCrypto, keeper.publicKey), done); });
  const said: DoorMessage[] = [];
  const notice = createNotice();
  door.onMessage((bytes) => {
    const message = decodeDoorMessage(bytes);
    if (message !== null) said.push(message);
    notice.tell();
  });
  return { connection, say: (message) => { door.send(encodeDoorMessage(message)); }, heard: (holds) => notice.until(() => said.some(holds)) };
}

function device(keeper: Keeper, place: Uint8Array): { readonly lane: KeeperLane; readonly replica: PlainReplica; readonly notice: ReturnType<typeof createNotice> } {
  const notice = createNotice();
  const replica = new PlainReplica();
  const lane = createKeeperLane({
    crypto: sodiumCrypto, keyPair: sodiumCrypto.newKeyPair(), address: writeKeeperAddress({ host: "127.0.0.1", port: keeper.port, publicKey: keeper.publicKey }), ...realTime,
    onConnection: () => undefined, onKeeperChannel: (_place, channel) => { replica.connect(channel); }, onState: notice.tell, report: () => undefined,
  });
  if (lane === null) throw new Error("no address");
  lane.setPlaces([{ key: place, isQuiet: false }]);
  ends.push(() => lane.stop());
  return { lane, replica, notice };
}

describe("a keeper", () => {
  it("has the same key after it was started anew", async () => {
    const dir = await freshFolder();
    const first = await start(dir);
    await first.stop();
    expect((await start(dir)).publicKey).toEqual(first.publicKey);
  });

  it("lets nobody in without the signature of the space for this very connection", async () => {
    const keeper = await start(await freshFolder());
    const keys = spaceKeysOf(sodiumCrypto, sodiumCrypto.randomBytes(32));
    const space = toText(keys.publicKey);
    const member = await knock(keeper);
    const signature = sodiumCrypto.sign(spaceAccessOf(member.connection.handshakeHash), keys.secretKey);
    member.say({ kind: "enter", space, signature });
    await member.heard(({ kind }) => kind === "entered");
    const thief = await knock(keeper);
    let isOpen = false;
    thief.connection.join(keys.publicKey, () => { isOpen = true; });
    thief.say({ kind: "enter", space, signature });
    await thief.heard((message) => message.kind === "refused" && message.reason === "signature");
    const target = member.connection;
    thief.say({ kind: "circuitOpen", circuit: 0, space, device: target.deviceKey });
    await thief.heard(({ kind }) => kind === "circuitClose");
    expect(isOpen).toBe(false);
  });

  it("says when a space is full, to the device and in its state, and keeps what it has", async () => {
    const keeper = await start(await freshFolder(), { maxSpaceBytes: 2_000 });
    const { lane, replica, notice } = device(keeper, sodiumCrypto.randomBytes(32));
    const log = createLogWriter();
    replica.add(log.logKey, log.write("short"));
    await replica.notice.until(() => replica.acknowledged.get(log.logKey) === 1);
    replica.add(log.logKey, log.write("x".repeat(3_000)));
    await Promise.all([replica.notice.until(() => replica.wasFull), notice.until(() => lane.state().problem === "full")]);
    expect(replica.acknowledged.get(log.logKey)).toBe(1);
    expect(keeper.status()).toMatchObject({ devices: 1, spaces: 1 });
    expect(keeper.status().storedBytes).toBeLessThan(2_000);
  });

  it("keeps no more spaces than it may, but people still meet in the others", async () => {
    const keeper = await start(await freshFolder(), { maxSpaces: 1 });
    const first = device(keeper, sodiumCrypto.randomBytes(32));
    const second = device(keeper, sodiumCrypto.randomBytes(32));
    const [one, two] = [createLogWriter(), createLogWriter()];
    first.replica.add(one.logKey, one.write("here"));
    await first.replica.notice.until(() => first.replica.acknowledged.get(one.logKey) === 1);
    second.replica.add(two.logKey, two.write("there"));
    await second.notice.until(() => second.lane.state().problem === "full");
    expect(second.lane.state().isOnline).toBe(true);
  });

  it("removes what nobody used for long, and only that", async () => {
    const dir = await freshFolder();
    const keeper = await start(dir);
    for (const place of [1, 2]) {
      const { lane, replica } = device(keeper, new Uint8Array(32).fill(place));
      const log = createLogWriter();
      replica.add(log.logKey, log.write("text"));
      await replica.notice.until(() => replica.acknowledged.get(log.logKey) === 1);
      await lane.stop();
    }
    await keeper.stop();
    const folders = await readdir(join(dir, "spaces"));
    expect(folders).toHaveLength(2);
    await utimes(join(dir, "spaces", folders[0] ?? ""), 1, 1);
    const removed = createNotice();
    let said = "";
    const again = await createKeeper({
      dir, host: "127.0.0.1", port: 0, crypto: sodiumCrypto, limits: DEFAULT_LIMITS, ...realTime,
      report: (message) => { said = message; removed.tell(); },
    });
    ends.push(() => again.stop());
    await removed.until(() => said !== "");
    expect(await readdir(join(dir, "spaces"))).toEqual([folders[1]]);
    expect(again.status().spaces).toBe(1);
  });

  it("closes the older connection of a device that comes again", async () => {
    const keeper = await start(await freshFolder());
    const keyPair = sodiumCrypto.newKeyPair();
    const older = await knock(keeper, keyPair);
    const closed = new Promise<void>((done) => { older.connection.onClose(done); });
    await knock(keeper, keyPair);
    await closed;
    expect(keeper.status().devices).toBe(1);
  });

  it("lets so many in from one address", async () => {
    const keeper = await start(await freshFolder(), { maxConnectionsPerAddress: 2 });
    await knock(keeper);
    await knock(keeper);
    await expect(knock(keeper)).rejects.toThrow("No connection");
  });

  it("is told apart from somebody else at its address", async () => {
    const keeper = await start(await freshFolder());
    const notice = createNotice();
    const lane = createKeeperLane({
      crypto: sodiumCrypto, keyPair: sodiumCrypto.newKeyPair(), address: writeKeeperAddress({ host: "127.0.0.1", port: keeper.port, publicKey: sodiumCrypto.newKeyPair().publicKey }), ...realTime,
      onConnection: () => undefined, onKeeperChannel: () => { throw new Error("let in"); }, onState: notice.tell, report: () => undefined,
    });
    ends.push(async () => lane?.stop());
    lane?.setPlaces([{ key: new Uint8Array(32), isQuiet: false }]);
    await notice.until(() => lane?.state().problem === "refused");
    expect(fromText(lane?.keeperKey ?? "")).toHaveLength(32);
  });
});
