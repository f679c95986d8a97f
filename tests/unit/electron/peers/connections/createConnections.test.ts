import { describe, expect, it } from "vitest";
import { sodiumCrypto as crypto } from "#electron/peers/crypto.ts";
import { createConnections, type Connection, type Connections } from "#electron/peers/connections/index.ts";
import { closing, connectionPair, keyText, newPlace } from "#tests/support/peerConnections.ts";
import type { KeyPair, Route } from "#shared/sync/index.ts";

interface End { readonly pair: KeyPair; readonly connections: Connections; readonly seen: Connection[]; next(): Promise<Connection>; runStrangerCheck(): void; clock: { ms: number } }

function createEnd(pair: KeyPair, mayStay = false): End {
  const seen: Connection[] = [];
  const waiting: ((connection: Connection) => void)[] = [];
  const tasks: (() => void)[] = [];
  const clock = { ms: 0 };
  const connections = createConnections({
    ownDeviceKey: keyText(pair),
    onConnection(connection) { seen.push(connection); waiting.shift()?.(connection); },
    mayStay: () => mayStay, now: () => clock.ms,
    after(delayMs, task) {
      expect(delayMs).toBe(1_000);
      tasks.push(task);
      return () => undefined;
    },
  });
  return { pair, connections, seen, clock, next: () => new Promise((resolve) => waiting.push(resolve)), runStrangerCheck: () => { for (let second = 0; second < 10; second += 1) for (const task of tasks.splice(0)) task(); } };
}

/** The first has the smaller key: it decides. */
function twoEnds(mayStay = false): readonly [End, End] {
  const pairs = [crypto.newKeyPair(), crypto.newKeyPair()].sort((a, b) => (keyText(a) < keyText(b) ? -1 : 1));
  return [createEnd(pairs[0] ?? crypto.newKeyPair(), mayStay), createEnd(pairs[1] ?? crypto.newKeyPair(), mayStay)];
}

async function link(from: End, to: End, route: Route = "lan") {
  const [a, b] = await connectionPair({ keys: [from.pair, to.pair], route, report: undefined });
  return { ends: [a, b] as const, add() { to.connections.add(b); from.connections.add(a); }, addOther() { from.connections.add(a); to.connections.add(b); } };
}

describe("createConnections", () => {
  it("keeps the same one of two that both ends dialled at once, whatever the order they are seen in", async () => {
    for (const isTurned of [false, true]) {
      const [a, b] = twoEnds();
      const [fromA, fromB] = [await link(a, b), await link(b, a)];
      const first = [a.next(), b.next()];
      if (isTurned) { a.connections.add(fromB.ends[1]); b.connections.add(fromA.ends[1]); a.connections.add(fromA.ends[0]); b.connections.add(fromB.ends[0]); }
      else { fromA.add(); fromB.addOther(); }
      const [atA, atB] = await Promise.all(first);
      expect(atA?.handshakeHash).toEqual(atB?.handshakeHash);
      await Promise.all(fromB.ends.map(closing));
      expect(fromB.ends.map((end) => end.closedFor())).toEqual(["duplicate", "duplicate"]);
      expect([a.seen.length, b.seen.length]).toEqual([1, 1]);
      expect(a.connections.list()).toHaveLength(1);
      expect(a.connections.of(keyText(b.pair))).toBe(a.connections.list()[0]);
    }
  });

  it("takes the LAN instead of a relay, and not the reverse", async () => {
    const [a, b] = twoEnds();
    const relay = await link(a, b, "relay");
    const up = [a.next(), b.next()];
    relay.add();
    await Promise.all(up);
    const lan = await link(b, a, "lan");
    const better = [a.next(), b.next()];
    lan.add();
    expect((await Promise.all(better)).map(({ route }) => route)).toEqual(["lan", "lan"]);
    await Promise.all(relay.ends.map(closing));
    const again = await link(a, b, "relay");
    again.add();
    await Promise.all(again.ends.map(closing));
    expect(a.connections.list().map(({ route }) => route)).toEqual(["lan"]);
    expect(b.connections.list().map(({ route }) => route)).toEqual(["lan"]);
  });

  it("takes a later connection of the same kind: the other end had lost the first", async () => {
    const [a, b] = twoEnds();
    const [old, young] = [await link(b, a), await link(b, a)];
    const up = [a.next(), b.next()];
    old.add();
    await Promise.all(up);
    a.clock.ms += 5_000;
    const next = [a.next(), b.next()];
    young.add();
    expect((await Promise.all(next)).map(({ handshakeHash }) => handshakeHash)).toEqual(young.ends.map(({ handshakeHash }) => handshakeHash));
    await Promise.all(old.ends.map(closing));
  });

  it("leaves what is there alone when the other end dialled by mistake", async () => {
    const [a, b] = twoEnds();
    const [first, mistake] = [await link(b, a), await link(b, a)];
    const up = [a.next(), b.next()];
    first.add();
    await Promise.all(up);
    a.clock.ms += 5_000;
    a.connections.add(mistake.ends[1]);
    mistake.ends[0].closeFor("duplicate");
    await closing(mistake.ends[1]);
    expect(first.ends.map((end) => end.closedFor())).toEqual([null, null]);
    expect([a.seen.length, b.seen.length]).toEqual([1, 1]);
  });

  it("closes what shares no place, unless it may stay", async () => {
    for (const mayStay of [false, true]) {
      const [a, b] = twoEnds(mayStay);
      const place = newPlace();
      const idle = await link(a, b);
      const up = [a.next(), b.next()];
      idle.add();
      const [atA, atB] = await Promise.all(up);
      const met = new Promise<void>((resolve) => { atB?.join(place, () => { resolve(); }); });
      const leave = atA?.join(place, () => undefined);
      await met;
      a.runStrangerCheck();
      expect(idle.ends[0].closedFor()).toBeNull();
      leave?.();
      a.runStrangerCheck();
      expect(idle.ends[0].closedFor()).toBe(mayStay ? null : "stranger");
      if (!mayStay) await closing(idle.ends[1]);
      a.connections.close();
      await closing(idle.ends[1]);
      expect(b.connections.list()).toEqual([]);
    }
  });

  it("has nothing to do with itself, nor with anybody after it was closed", async () => {
    const [a, b] = twoEnds();
    const own = await connectionPair({ keys: [a.pair, a.pair] });
    a.connections.add(own[0]);
    await closing(own[1]);
    a.connections.close();
    const late = await link(b, a);
    late.add();
    await closing(late.ends[0]);
    expect(a.seen).toEqual([]);
  });
});
