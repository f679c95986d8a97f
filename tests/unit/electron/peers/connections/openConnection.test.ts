import { describe, expect, it } from "vitest";
import { sodiumCrypto as crypto } from "#electron/peers/crypto.ts";
import { ConnectionFailure, openConnection, type PeerConnection } from "#electron/peers/connections/index.ts";
import { channelAt, closing, connectionPair, keyText, messages, newPlace, realTime, socketPair } from "#tests/support/peerConnections.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

async function sharedChannels(pair: readonly [PeerConnection, PeerConnection], place = newPlace()) {
  return Promise.all([channelAt(pair[0], place), channelAt(pair[1], place)]);
}

describe("openConnection", () => {
  it("proves both device keys and agrees on a handshake hash", async () => {
    const keys = [crypto.newKeyPair(), crypto.newKeyPair()] as const;
    const [a, b] = await connectionPair({ keys });
    expect(a.deviceKey).toBe(keyText(keys[1]));
    expect(b.deviceKey).toBe(keyText(keys[0]));
    expect(a.handshakeHash).toEqual(b.handshakeHash);
    expect(a.handshakeHash.length).toBeGreaterThanOrEqual(32);
    expect([a.isInitiator, b.isInitiator]).toEqual([true, false]);
  });

  it("refuses another device than the expected one", async () => {
    const [left, right] = await socketPair();
    const common = { crypto, route: "lan" as const, ...realTime };
    const other = openConnection(right, { ...common, isInitiator: false, keyPair: crypto.newKeyPair() });
    await expect(openConnection(left, { ...common, isInitiator: true, keyPair: crypto.newKeyPair(), expects: keyText(crypto.newKeyPair()) }))
      .rejects.toMatchObject({ reason: "wrong-device" });
    await other.then((connection) => closing(connection), (problem: unknown) => { expect(problem).toBeInstanceOf(ConnectionFailure); });
    expect(left.destroyed).toBe(true);
  });

  it("gives up an end that says nothing", async () => {
    const [left] = await socketPair();
    let timeOut = (): void => undefined;
    const opening = openConnection(left, {
      isInitiator: false, keyPair: crypto.newKeyPair(), crypto, route: "lan", now: realTime.now,
      after(delayMs, task) { expect(delayMs).toBe(5_000); timeOut = task; return () => undefined; },
    });
    setImmediate(() => { setImmediate(() => { timeOut(); }); });
    await expect(opening).rejects.toMatchObject({ reason: "timeout" });
    expect(left.destroyed).toBe(true);
  });

  it("opens a channel where both are in the same place, and in no other", async () => {
    const pair = await connectionPair();
    const opened: string[] = [];
    pair[0].join(newPlace(), () => opened.push("a alone"));
    pair[1].join(newPlace(), () => opened.push("b alone"));
    const [a, b] = await sharedChannels(pair);
    const heard = messages(b, 2);
    a.send(bytes(1));
    a.send(bytes());
    expect(await heard).toEqual([bytes(1), bytes()]);
    expect(opened).toEqual([]);
    expect(pair[0].sharedCount()).toBe(1);
  });

  it("closes the channel when one leaves, and opens another when they come back", async () => {
    const pair = await connectionPair();
    const place = newPlace();
    const channels: number[] = [];
    pair[1].join(place, (channel) => {
      const number = channels.push(0) - 1;
      channel.onMessage((message) => { channels[number] = message[0] ?? -1; channel.send(message); });
    });
    for (const round of [1, 2, 3]) {
      let leave = (): void => undefined;
      const channel = await new Promise<Awaited<ReturnType<typeof channelAt>>>((resolve) => { leave = pair[0].join(place, resolve); });
      const echo = messages(channel, 1);
      channel.send(bytes(round));
      expect(await echo).toEqual([bytes(round)]);
      const closed = closing(channel);
      leave();
      await closed;
      expect(pair[0].isShared(place)).toBe(false);
    }
    expect(channels).toEqual([1, 2, 3]);
  });

  it("lets out what was sent before a channel was closed", async () => {
    const pair = await connectionPair();
    const place = newPlace();
    const other = channelAt(pair[1], place);
    let leave = (): void => undefined;
    const mine = await new Promise<Awaited<typeof other>>((resolve) => { leave = pair[0].join(place, resolve); });
    const heard = messages(await other, 2);
    const gone = closing(await other);
    mine.send(crypto.randomBytes(3_000_000));
    mine.send(bytes(9));
    mine.close();
    leave();
    expect((await heard)[1]).toEqual(bytes(9));
    await gone;
    expect(pair[1].closedFor()).toBeNull();
  });

  it("carries a large message whole while pings and other channels go on, and says when it is full", async () => {
    const pair = await connectionPair();
    const [big, bigThere] = await sharedChannels(pair);
    const [small, smallThere] = await sharedChannels(pair);
    const large = crypto.randomBytes(64 * 1024 * 1024);
    const order: string[] = [];
    const largeHeard = messages(bigThere, 1).then(([message]) => { order.push("large"); return message; });
    const smallHeard = messages(smallThere, 20).then(() => { order.push("small"); });
    let drained = 0;
    big.onDrain(() => { drained += 1; });
    expect(big.send(large)).toBe(false);
    for (let index = 0; index < 20; index += 1) small.send(bytes(index));
    const got = await largeHeard;
    await smallHeard;
    expect(Buffer.compare(got ?? bytes(), large)).toBe(0);
    expect(order).toEqual(["small", "large"]);
    expect(drained).toBe(1);
    expect(pair[0].closedFor()).toBeNull();
    expect(pair[0].roundTripMs()).not.toBeNull();
    expect(() => big.send(new Uint8Array(71 * 1024 * 1024))).toThrow(RangeError);
  }, 30_000);

  it("offers at most 256 places, the others when there is room", async () => {
    const pair = await connectionPair();
    const places = Array.from({ length: 300 }, newPlace);
    const opened = new Set<Uint8Array>();
    const leaves = new Map<Uint8Array, () => void>();
    const waiting = new Map<number, () => void>();
    const openedOnes = (count: number): Promise<void> => new Promise((resolve) => { waiting.set(count, resolve); });
    const full = openedOnes(256);
    for (const place of places) pair[1].join(place, () => undefined);
    for (const place of places) leaves.set(place, pair[0].join(place, () => { waiting.get(opened.add(place).size)?.(); }));
    await full;
    // The first ones make room on both sides for one more each.
    const more = openedOnes(300);
    for (const place of places.slice(0, 60)) leaves.get(place)?.();
    for (const place of places.slice(0, 60)) pair[1].join(place, () => undefined)();
    await more;
    expect(opened.size).toBe(300);
    expect(pair[0].closedFor()).toBeNull();
  });

  it("notices an end that fell silent", async () => {
    const [left, right] = await socketPair();
    const common = { crypto, route: "lan" as const, ...realTime };
    const [a] = await Promise.all([
      openConnection(left, { ...common, isInitiator: true, keyPair: crypto.newKeyPair() }),
      // Its timers never run and it is never read again: a machine that froze.
      openConnection(right, { ...common, isInitiator: false, keyPair: crypto.newKeyPair() }),
    ]);
    right.pause();
    right.cork();
    await closing(a);
    expect(a.closedFor()).toBe("silent");
  });

  it("tells channels and connection once when the other end goes, and why", async () => {
    const pair = await connectionPair();
    const [, there] = await sharedChannels(pair);
    const order: string[] = [];
    there.onClose(() => order.push("channel"));
    pair[1].onClose(() => order.push("connection"));
    pair[0].closeFor("stranger");
    await closing(pair[1]);
    expect(order).toEqual(["channel", "connection"]);
    expect(pair[1].closedFor()).toBe("stranger");
    expect(there.send(bytes(1))).toBe(false);
    await closing(there);
  });

  it("ends a connection whose listener throws, and reports it", async () => {
    const reports: string[] = [];
    const pair = await connectionPair({ report: (message) => reports.push(message) });
    const [a, b] = await sharedChannels(pair);
    b.onMessage(() => { throw new Error("broken listener"); });
    a.send(bytes(1));
    await closing(pair[1]);
    expect(pair[1].closedFor()).toBe("fault");
    expect(reports.join()).toContain("broken listener");
  });
});
