import { lookup } from "node:dns/promises";
import type HyperDht from "hyperdht";

/** So many are needed for two machines behind routers to learn from them how their routers name them. */
export const DHT_NODES = 4;

export interface DhtNodes {
  /** What people enter as a node to begin with: `host:port`. */
  readonly address: string;
  stop(): Promise<void>;
}

interface DhtNodesParts {
  /** Name or IPv4 address under which others reach this machine; the nodes' names in the network are made of it. */
  readonly publicHost: string;
  /** Address to listen on. */
  readonly host: string;
  /** UDP; this one and the next three. */
  readonly port: number;
}

/**
 * A small network of nodes at which machines that know the same place find each other: they keep names of a day and addresses for some minutes, in memory.
 * Rejects when a port is taken, or the name has no IPv4 address.
 */
export async function startDhtNodes({ publicHost, host, port }: DhtNodesParts): Promise<DhtNodes> {
  // Loaded only where it is asked for: most keepers run without.
  const { default: HyperDhtNode } = await import("hyperdht");
  const { address } = await lookup(publicHost, { family: 4 });
  const nodes: HyperDht[] = [];
  const stop = async (): Promise<void> => { await Promise.all(nodes.map((node) => node.destroy({ force: true }))); };
  try {
    for (let at = 0; at < DHT_NODES; at += 1) {
      const node = HyperDhtNode.bootstrapper(port + at, address, { host: host === "::" ? "0.0.0.0" : host, bootstrap: at === 0 ? [] : [`${address}:${String(port)}`] });
      nodes.push(node);
      await node.fullyBootstrapped();
    }
  } catch (cause) {
    await stop().catch(() => {
      // SAFETY: a node that never had a socket cannot close it; why it had none is what is told.
    });
    throw new Error(`UDP ports ${String(port)} to ${String(port + DHT_NODES - 1)}: ${cause instanceof Error ? cause.message : "cannot be used"}`, { cause });
  }
  return { address: `${publicHost}:${String(port)}`, stop };
}
