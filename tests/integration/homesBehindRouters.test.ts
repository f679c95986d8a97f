import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NETWORK_DEFAULTS, type NetworkSettings } from "#shared/settings/index.ts";
import { makeHomeNetworks, type HomeNetworks } from "#tests/support/homeNetworks.ts";
import { bundleKeeper, realTime } from "#tests/support/keeperRig.ts";
import { PeersMachine } from "#tests/support/peersMachine.ts";
import { buildPeers, forkPeers } from "#tests/support/peersProcess.ts";
import { extra, FOREST, foundGroup, inviteTo, letInByLink, put, routeOf } from "#tests/support/peersRig.ts";

const DHT_PORT = 49_737;

/** Real network stacks and real processes: each test continues where the one before ended, as two friends' evening does. */
describe("two homes behind routers", () => {
  let network: HomeNetworks;
  let machines: readonly [PeersMachine, PeersMachine];
  let keeperAddress = "";
  const endings: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    network = makeHomeNetworks();
    const peers = await buildPeers();
    endings.push(() => peers.dispose());
    const keeper = await startPublicKeeper(network);
    endings.push(keeper.end);
    const settings: NetworkSettings = { ...NETWORK_DEFAULTS, reach: "internet", nodes: [`${network.publicAddress}:${String(DHT_PORT)}`] };
    const start = async (at: 0 | 1): Promise<PeersMachine> => {
      const host = network.homes[at].host;
      const machine = await PeersMachine.start(host, (given, emit) => forkPeers(peers.path, { ...given, network: settings }, emit, host));
      endings.push(() => machine.stop());
      return machine;
    };
    machines = [await start(0), await start(1)];
    await meetFor(machines);
    keeperAddress = keeper.address;
  }, 60_000);

  afterAll(async () => {
    for (const end of endings.reverse()) await end();
    network.dispose();
  });

  it("join and edit straight through both routers", async () => {
    const [a, b] = machines;
    await a.until(() => routeOf(a) === "direct");
    await b.until(() => routeOf(b) === "direct");
    await a.write(FOREST, put("hello", "1"));
    await b.until(() => extra(b).hello === "1");
    await b.write(FOREST, put("answer", "2"));
    await a.until(() => extra(a).answer === "2");
  });

  it("find each other again after one of them got other addresses", async () => {
    const [a, b] = machines;
    network.homes[1].move();
    // No keeper yet: what comes comes straight.
    await b.service.calls.networkChanged(null);
    await b.write(FOREST, put("moved", "3"));
    await a.until(() => extra(a).moved === "3");
    await a.until(() => routeOf(a) === "direct");
    await b.until(() => routeOf(b) === "direct");
  });

  it("go on through the keeper where a router lets no UDP through, and say so", async () => {
    const [a, b] = machines;
    expect(await a.service.calls.setKeeper({ groupId: a.groupId, address: keeperAddress, isAdded: true })).toBeNull();
    await b.until(() => b.state()?.keepers[0]?.isOnline === true);
    await a.until(() => a.state()?.keepers[0]?.isOnline === true);
    network.homes[0].dropUdp();
    await a.write(FOREST, put("blocked", "4"));
    await b.until(() => extra(b).blocked === "4");
    await b.until(() => routeOf(b) === "relay");
    await a.service.calls.networkChanged(null);
    await saysAtLast(a, "udp-blocked");
    await b.write(FOREST, put("still", "5"));
    await a.until(() => extra(a).still === "5");
  });
});

/** Founds a group on the first and lets the second in: the link names no keeper, and its addresses lead nowhere outside the first one's home. */
async function meetFor([a, b]: readonly [PeersMachine, PeersMachine]): Promise<void> {
  await foundGroup(a);
  expect((await letInByLink(a, b, await inviteTo(a, "editor"))).route).toBe("direct");
}

/** Nothing tells of it: the nodes' silence shows once a question has gone unanswered. */
async function saysAtLast(machine: PeersMachine, what: string): Promise<void> {
  for (;;) {
    const findings = await machine.service.calls.diagnose({ groupId: machine.groupId });
    if (findings.some((finding) => finding.what === what)) return;
    await new Promise<void>((resolve) => { realTime.after(250, resolve); });
  }
}

async function startPublicKeeper(network: HomeNetworks): Promise<{ readonly address: string; end(): Promise<void> }> {
  const bundle = await bundleKeeper();
  const dir = await mkdtemp(join(tmpdir(), "keeper-"));
  const words = [bundle, "--data", dir, "--public", network.publicAddress, "--dht-port", String(DHT_PORT)];
  const child: ChildProcess = spawn("ip", ["netns", "exec", network.publicHost, process.execPath, ...words], {
    env: { ...process.env, NODE_PATH: join(process.cwd(), "node_modules") }, stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  let address = "";
  if (child.stdout === null) throw new Error("its output is read");
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("address ")) address = line.slice("address ".length);
    if (line.startsWith("ready")) break;
  }
  if (address === "") throw new Error("the keeper did not start");
  return {
    address,
    async end() {
      child.kill("SIGTERM");
      await exited;
      await rm(dir, { recursive: true, force: true });
      await rm(dirname(bundle), { recursive: true, force: true });
    },
  };
}
