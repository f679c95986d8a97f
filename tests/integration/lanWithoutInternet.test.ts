import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toText } from "#shared/sync/index.ts";
import { makePrivateNetwork, type PrivateNetwork } from "#tests/support/privateNetwork.ts";

/** Two real network stacks joined by a cable and nothing else, as two laptops on a Wi-Fi without internet. */
describe("a local network without internet", () => {
  let network: PrivateNetwork;
  const children: ChildProcess[] = [];
  beforeAll(() => { network = makePrivateNetwork(2); });
  afterAll(() => {
    for (const child of children) child.kill("SIGKILL");
    network.dispose();
  });

  /** A device on one of the hosts; resolves with whom it meets. */
  function meets(host: string, place: Uint8Array): Promise<string> {
    const child = spawn("ip", ["netns", "exec", host, process.execPath, "--import", "tsx", "tests/support/lanLaneProcess.ts", toText(randomBytes(32)), toText(place), "0", "multicast"], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    children.push(child);
    return new Promise((resolve, reject) => {
      child.on("message", (message) => { if (typeof message === "object" && message !== null && "connected" in message) resolve(String(message.connected)); });
      child.on("exit", () => { reject(new Error("the process ended")); });
    });
  }

  it("lets two devices of one place find each other", async () => {
    const place = randomBytes(32);
    const [first = "", second = ""] = network.hosts;
    const [byFirst, bySecond] = await Promise.all([meets(first, place), meets(second, place)]);
    expect(byFirst).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(bySecond).not.toBe(byFirst);
  });
});
