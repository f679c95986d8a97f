import HyperDht from "hyperdht";

/** A small private network of nodes on this machine, as a keeper runs it. */
export interface DhtNodes {
  /** `127.0.0.1:port` of the first. */
  readonly bootstrap: string;
  stop(): Promise<void>;
}

export async function startDhtNodes(count = 4): Promise<DhtNodes> {
  const nodes: HyperDht[] = [];
  const bootstrap: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const node = new HyperDht({ ephemeral: false, firewalled: false, bootstrap: [...bootstrap], host: "127.0.0.1", port: [0, 0] });
    await node.fullyBootstrapped();
    if (at === 0) bootstrap.push(`127.0.0.1:${String(node.address()?.port)}`);
    nodes.push(node);
  }
  return {
    bootstrap: bootstrap[0] ?? "",
    async stop() { for (const node of nodes) await node.destroy({ force: true }); },
  };
}
