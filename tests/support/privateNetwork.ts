import { execFileSync } from "node:child_process";

/** Machines of their own on one cable: no internet, no router, no route but the one to each other. */
export interface PrivateNetwork {
  /** Names for `ip netns exec`. */
  readonly hosts: readonly string[];
  dispose(): void;
}

/** Needs the right to make networks, which a build machine has; throws with what the system says. */
export function makePrivateNetwork(hostCount: number): PrivateNetwork {
  const id = `${process.pid.toString(36)}`;
  const bridge = `br${id}`;
  const hosts = Array.from({ length: hostCount }, (_, at) => `h${String(at)}${id}`);
  const ip = (...words: string[]): void => { execFileSync("ip", words, { stdio: "pipe" }); };
  const dispose = (): void => {
    for (const host of hosts) quietly(() => { ip("netns", "del", host); });
    quietly(() => { ip("link", "del", bridge); });
  };
  try {
    ip("link", "add", bridge, "type", "bridge");
    ip("link", "set", bridge, "up");
    for (const [at, host] of hosts.entries()) {
      const [inside, outside] = [`i${host}`, `o${host}`];
      ip("netns", "add", host);
      ip("link", "add", inside, "type", "veth", "peer", "name", outside);
      ip("link", "set", outside, "master", bridge, "up");
      ip("link", "set", inside, "netns", host);
      ip("-n", host, "addr", "add", `10.77.0.${String(at + 1)}/24`, "dev", inside);
      ip("-n", host, "link", "set", "lo", "up");
      ip("-n", host, "link", "set", inside, "up");
    }
    return { hosts, dispose };
  } catch (thrown) {
    dispose();
    throw thrown;
  }
}

function quietly(task: () => void): void {
  try {
    task();
  } catch {
    // SAFETY: what was not made cannot be taken away; what was made is named in the error of making it.
  }
}
