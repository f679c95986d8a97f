import { beforeEach, describe, expect, it, vi } from "vitest";
import { createPeersProcess, PeersAway, type PeersProcess } from "#electron/main/groups/createPeersProcess.ts";
import type { KnownGroup, PeersStart } from "#electron/peers/peersProtocol.ts";
import { createFakePeers, type FakePeers } from "#tests/support/fakePeersPort.ts";
import { manualTimers, type ManualTimers } from "#tests/support/manualTimers.ts";

const START: PeersStart = { groupsDir: "/groups", deviceSeed: new Uint8Array(32), deviceName: "机器", personId: "pr_me", listenPort: 0 };
const GROUP: KnownGroup = { groupId: "gr_a", forestId: "fr_a", name: "组", logKey: "k", handedThroughSeq: 3, hasEnded: false, personId: null, owesOwnState: false };

let peers: FakePeers;
let timers: ManualTimers;
let started: (readonly KnownGroup[])[];
let events: string[];
let warnings: string[];
let input: PeersStart | null;
let process: PeersProcess;
beforeEach(() => {
  peers = createFakePeers({ start: () => ({ groups: [GROUP], deviceKey: "d" }), addresses: () => ["10.0.0.2:49001"] });
  timers = manualTimers();
  [started, events, warnings, input] = [[], [], [], START];
  process = createPeersProcess({
    fork: peers.fork, startInput: async () => input, nowMs: timers.nowMs, after: timers.after,
    onStarted: async (groups) => { started.push(groups); },
    onEvent: (name, payload) => { events.push(`${name} ${JSON.stringify(payload)}`); },
    warn: (message) => { warnings.push(message); },
  });
});

describe("the peers process as main sees it", () => {
  it("is started once, by the first who asks, with everything it must know", async () => {
    expect(peers.forks()).toBe(0);
    expect(await process.callIfRunning("addresses", null)).toBeNull();
    expect(await Promise.all([process.call("addresses", null), process.call("addresses", null)])).toEqual([["10.0.0.2:49001"], ["10.0.0.2:49001"]]);
    expect([peers.forks(), peers.inputs("start"), started]).toEqual([1, [START], [[GROUP]]]);
    expect(process.isRunning()).toBe(true);
  });

  it("passes on what it tells by itself, and what it answers with a failure", async () => {
    peers.answers.dial = () => { throw new Error("no such host"); };
    await expect(process.call("dial", { groupId: "gr_a", address: "x:1" })).rejects.toThrow("no such host");
    peers.emit("warn", { where: "lan", message: "silent" });
    expect(events).toEqual(['warn {"where":"lan","message":"silent"}']);
  });

  it("is started again after it ended, later each time, and not more than five times in a minute", async () => {
    await process.start();
    const delays: number[] = [];
    for (let crash = 0; crash < 5; crash += 1) {
      const asked = process.call("state", { groupId: "gr_a" });
      peers.answers.state = () => new Promise(() => undefined);
      await vi.waitFor(() => { expect(peers.inputs("state")).toHaveLength(crash + 1); });
      peers.crash();
      await expect(asked).rejects.toBeInstanceOf(PeersAway);
      await expect(process.call("addresses", null)).rejects.toBeInstanceOf(PeersAway);
      const [delayMs = 0] = timers.delays();
      delays.push(delayMs);
      timers.advance(delayMs);
      await process.start();
    }
    expect(delays.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(delays[4]).toBe(60_000 - 7_500);
    expect([peers.forks(), started.length]).toEqual([6, 6]);
    expect(warnings[0]).toContain("ended with 1, 1 calls under way");
  });

  it("does not run without a key, and tries again when asked again", async () => {
    input = null;
    await expect(process.call("addresses", null)).rejects.toBeInstanceOf(PeersAway);
    expect(peers.forks()).toBe(0);
    input = START;
    expect(await process.call("addresses", null)).toEqual(["10.0.0.2:49001"]);
  });

  it("that refuses to begin is ended and started again later", async () => {
    peers.answers.start = () => { throw new Error("the port is taken"); };
    await expect(process.start()).rejects.toBeInstanceOf(PeersAway);
    expect([peers.isAlive(), process.isRunning()]).toEqual([false, false]);
    peers.answers.start = () => ({ groups: [], deviceKey: "d" });
    timers.advance(500);
    await process.start();
    expect(process.isRunning()).toBe(true);
  });

  it("is let finish at the end, and ended when it does not", async () => {
    await process.start();
    let finish = (): void => undefined;
    peers.answers.stop = () => new Promise((resolve) => { finish = () => { resolve(null); }; });
    const stopping = process.stop(2_000);
    await vi.waitFor(() => { expect(peers.inputs("stop")).toHaveLength(1); });
    finish();
    await stopping;
    expect(peers.isAlive()).toBe(false);
    await expect(process.call("addresses", null)).rejects.toBeInstanceOf(PeersAway);
    expect([peers.forks(), timers.delays()]).toEqual([1, []]);
  });

  it("that hangs at the end is not waited for longer than allowed", async () => {
    await process.start();
    peers.answers.stop = () => new Promise(() => undefined);
    const stopping = process.stop(2_000);
    timers.advance(2_000);
    await stopping;
    expect(peers.isAlive()).toBe(false);
  });
});
