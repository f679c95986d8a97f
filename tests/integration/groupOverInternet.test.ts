import { randomBytes } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { NETWORK_DEFAULTS, type NetworkSettings } from "#shared/settings/index.ts";
import { startDhtNodes, type DhtNodes } from "#tests/support/dhtNodes.ts";
import type { PeersMachine } from "#tests/support/peersMachine.ts";
import { extra, FOREST, foundGroup, inviteTo, letInByLink, machinesOfTests, put, routeOf } from "#tests/support/peersRig.ts";

const { start, afterwards } = machinesOfTests();

const over = (nodes: readonly string[]): NetworkSettings => ({ ...NETWORK_DEFAULTS, reach: "internet", nodes: [...nodes] });

async function startNodes(): Promise<DhtNodes> {
  const nodes = await startDhtNodes();
  afterwards(() => nodes.stop());
  return nodes;
}

/** Two machines in one group, started anew so that neither remembers an address of the other. */
async function twoOfAGroup(network: NetworkSettings): Promise<readonly [PeersMachine, PeersMachine]> {
  const [a, b] = [await start("a"), await start("b")];
  await foundGroup(a);
  await letInByLink(a, b, await inviteTo(a, "editor"));
  for (const machine of [a, b]) {
    await machine.service.calls.stop(null);
    machine.network = network;
  }
  for (const machine of [a, b]) {
    await machine.begin();
    await machine.catchUp();
  }
  return [a, b];
}

/** A UDP socket where a node should be, which counts what comes. */
async function countingNode(): Promise<{ readonly address: string; packets(): number; readonly socket: Socket }> {
  const socket = createSocket("udp4");
  let packets = 0;
  socket.on("message", () => { packets += 1; });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  afterwards(async () => { socket.close(); });
  return { address: `127.0.0.1:${String(socket.address().port)}`, packets: () => packets, socket };
}

describe("a group over the internet", () => {
  it("meets without multicast, shares edits, and goes on when the nodes are gone", async () => {
    const nodes = await startNodes();
    const [a, b] = await twoOfAGroup(over([nodes.bootstrap]));
    await a.until(() => routeOf(a) === "direct");
    await b.until(() => routeOf(b) === "direct");
    await a.write(FOREST, put("hello", "1"));
    await b.until(() => extra(b).hello === "1");
    await nodes.stop();
    await b.write(FOREST, put("answer", "2"));
    await a.until(() => extra(a).answer === "2");
    expect([...a.warnings, ...b.warnings].filter((warning) => !warning.startsWith("network: Multicast"))).toEqual([]);
  });

  it("sends nothing while it is off, and stops when it is switched off", async () => {
    const node = await countingNode();
    const [a, b] = await twoOfAGroup({ ...NETWORK_DEFAULTS, nodes: [node.address] });
    const calls = a.service.calls;
    await calls.setNetwork({ ...NETWORK_DEFAULTS, reach: "lan", nodes: [node.address] });
    await a.write(FOREST, put("alone", "1"));
    // Switched on, packets come; so those before would have been counted, too.
    expect(node.packets()).toBe(0);
    await b.service.calls.setNetwork(over([node.address]));
    await once(node.socket, "message");
    await b.service.calls.setNetwork(NETWORK_DEFAULTS);
    expect(await b.service.calls.diagnose({ groupId: b.groupId })).toContainEqual({ what: "internet-off", detail: "" });
  });

  it("keeps to an upload limit, and nobody counts as gone while a large piece is under way", async () => {
    const nodes = await startNodes();
    const network = over([nodes.bootstrap]);
    const [a, b] = await twoOfAGroup(network);
    await a.until(() => routeOf(a) === "direct");
    await b.until(() => routeOf(b) === "direct");
    await a.service.calls.setNetwork({ ...network, uploadKBPerS: 20 });
    const begunMs = performance.now();
    // Nothing that shrinks on its way.
    const large = randomBytes(150_000).toString("base64");
    let wasGone = false;
    const watched = b.until(() => {
      wasGone ||= routeOf(b) !== "direct";
      return extra(b).large === large;
    });
    await a.write(FOREST, put("large", large));
    await watched;
    // 200 KB, longer than a silent device counts as there.
    expect(performance.now() - begunMs).toBeGreaterThan(9_000);
    expect(wasGone).toBe(false);
  });

  it("takes another choice at once, and says what is in the way", async () => {
    const nodes = await startNodes();
    const [a, b] = await twoOfAGroup(NETWORK_DEFAULTS);
    const said = async (): Promise<string[]> => (await a.service.calls.diagnose({ groupId: a.groupId })).map(({ what }) => what);
    expect(await said()).toContain("internet-off");
    await a.service.calls.setNetwork(over([]));
    expect(await said()).toContain("internet-no-nodes");
    for (const machine of [a, b]) await machine.service.calls.setNetwork(over([nodes.bootstrap]));
    await a.until(() => routeOf(a) === "direct");
    expect(await said()).toEqual(["all-well"]);
    await a.service.calls.setNetwork({ ...NETWORK_DEFAULTS, reach: "lan" });
    await b.until(() => routeOf(b) === null);
  });
});
