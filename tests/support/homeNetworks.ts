import { execFileSync } from "node:child_process";

/** Two homes, each behind a router of its own that lets in nothing unasked, and the internet between them. No way out of it to the real one. */
export interface HomeNetworks {
  /** Names for `ip netns exec`: a machine on the internet, and one in each home. */
  readonly publicHost: string;
  readonly publicAddress: string;
  readonly homes: readonly [Home, Home];
  dispose(): void;
}

export interface Home {
  readonly host: string;
  /** From now on the router lets no UDP through; what flows ends. */
  dropUdp(): void;
  /** The machine has another address, and the router, too. */
  move(): void;
}

const PUBLIC_ADDRESS = "45.90.0.1";

/** Needs the right to make networks (iproute2, nftables), which a build machine has; throws with what the system says. */
export function makeHomeNetworks(): HomeNetworks {
  const id = process.pid.toString(36);
  const publicHost = `net${id}`;
  const names = [0, 1].map((at) => ({ host: `home${String(at)}${id}`, router: `rt${String(at)}${id}` }));
  const dispose = (): void => {
    for (const name of [publicHost, ...names.flatMap(({ host, router }) => [host, router])]) quietly(() => { ip("netns", "del", name); });
  };
  try {
    ip("netns", "add", publicHost);
    inside(publicHost, "ip", "link", "set", "lo", "up");
    inside(publicHost, "ip", "link", "add", "net", "type", "bridge");
    inside(publicHost, "ip", "addr", "add", `${PUBLIC_ADDRESS}/16`, "dev", "net");
    inside(publicHost, "ip", "link", "set", "net", "up");
    const [first, second] = names.map(({ host, router }, at) => makeHome({ publicHost, host, router, at }));
    if (first === undefined || second === undefined) throw new Error("two homes are made above");
    return { publicHost, publicAddress: PUBLIC_ADDRESS, homes: [first, second], dispose };
  } catch (thrown) {
    dispose();
    throw thrown;
  }
}

interface HomeNames { readonly publicHost: string; readonly host: string; readonly router: string; readonly at: number }

/** Both homes use the same private addresses, as real ones do. */
function makeHome({ publicHost, host, router, at }: HomeNames): Home {
  for (const name of [host, router]) {
    ip("netns", "add", name);
    inside(name, "ip", "link", "set", "lo", "up");
  }
  const cable = `c${String(at)}`;
  inside(router, "ip", "link", "add", "wan", "type", "veth", "peer", "name", cable, "netns", publicHost);
  inside(publicHost, "ip", "link", "set", cable, "master", "net", "up");
  inside(router, "ip", "addr", "add", `45.90.0.${String(10 + at)}/16`, "dev", "wan");
  inside(router, "ip", "link", "set", "wan", "up");
  inside(router, "ip", "link", "add", "lan", "type", "veth", "peer", "name", "eth", "netns", host);
  inside(router, "ip", "addr", "add", "192.168.1.1/24", "dev", "lan");
  inside(router, "ip", "link", "set", "lan", "up");
  inside(host, "ip", "addr", "add", "192.168.1.10/24", "dev", "eth");
  inside(host, "ip", "link", "set", "eth", "up");
  inside(host, "ip", "route", "add", "default", "via", "192.168.1.1");
  inside(router, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
  for (const rule of ROUTER_RULES) inside(router, "nft", ...rule.split(" "));
  return {
    host,
    dropUdp() { inside(router, "nft", "insert", "rule", "ip", "router", "forward", "meta", "l4proto", "udp", "drop"); },
    move() {
      inside(host, "ip", "addr", "flush", "dev", "eth");
      inside(host, "ip", "addr", "add", "192.168.1.77/24", "dev", "eth");
      inside(host, "ip", "route", "replace", "default", "via", "192.168.1.1");
      inside(router, "ip", "addr", "flush", "dev", "wan");
      inside(router, "ip", "addr", "add", `45.90.0.${String(110 + at)}/16`, "dev", "wan");
    },
  };
}

/** What a home router does: addresses are shared, answers come in, and nothing else. */
const ROUTER_RULES = [
  "add table ip router",
  "add chain ip router postrouting { type nat hook postrouting priority 100 ; }",
  "add rule ip router postrouting oifname wan masquerade",
  "add chain ip router forward { type filter hook forward priority 0 ; policy drop ; }",
  "add rule ip router forward ct state established,related accept",
  "add rule ip router forward iifname lan accept",
  "add chain ip router input { type filter hook input priority 0 ; }",
  "add rule ip router input iifname wan ct state new drop",
];

function ip(...words: string[]): void {
  execFileSync("ip", words, { stdio: "pipe" });
}

function inside(name: string, ...words: string[]): void {
  ip("netns", "exec", name, ...words);
}

function quietly(task: () => void): void {
  try {
    task();
  } catch {
    // SAFETY: what was not made cannot be taken away; what was made is named in the error of making it.
  }
}
