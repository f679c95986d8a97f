import type { Address, KeyPair, Query, Server, Stream } from "hyperdht";

/** How long is waited for nodes to hear that this one leaves; without it they forget it by themselves. */
const FAREWELL_MS = 500;

/** Somebody who can be dialled: a key of the day, and the nodes that know the way. */
export interface Found { readonly key: Uint8Array; readonly nodes: readonly Address[] }

export interface LookOutcome {
  readonly found: readonly Found[];
  /** Nodes that answered. */
  readonly replies: number;
}

/** What the lane needs of the distributed table of nodes; nothing of it ever throws or rejects. */
export interface DhtNode {
  /** `lets`: whether this key of a dialler is one of ours. */
  listen(keyPair: KeyPair, lets: (publicKey: Uint8Array) => boolean, onStream: (stream: Stream) => void): Promise<Listening>;
  /** Who is there under a topic; `as` tells the nodes of ourselves, too. */
  look(topic: Uint8Array, as: { readonly keyPair: KeyPair; readonly nodes: readonly Address[] } | null): Promise<LookOutcome>;
  /** `keyPair`: with which this end dials. */
  connect(to: Found, keyPair: KeyPair): Stream;
  stop(): Promise<void>;
}

export interface Listening {
  /** Nodes through which this one can be reached. */
  nodes(): readonly Address[];
  /** Tell the nodes anew. */
  refresh(): void;
  close(): Promise<void>;
}

export interface DhtNodeParts {
  /** `host:port` each. */
  readonly bootstrap: readonly string[];
  /** The nodes of the library's makers, too. */
  readonly usesPublic: boolean;
  readonly report: (message: string) => void;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

/** Joins the nodes as a guest: it asks, and keeps nothing for others. The library is loaded here and not before. Rejects when it cannot be, or no socket can be opened. */
export async function createDhtNode({ bootstrap, usesPublic, report, after }: DhtNodeParts): Promise<DhtNode> {
  const { default: HyperDht } = await import("hyperdht");
  const dht = new HyperDht({ bootstrap: [...bootstrap, ...(usesPublic ? HyperDht.BOOTSTRAP : [])], ephemeral: true, port: [0, 0] });
  const servers = new Set<Server>();
  const announced = new Map<string, { readonly topic: Uint8Array; readonly keyPair: KeyPair }>();
  let isStopped = false;
  const said = (problem: unknown): void => { if (!isStopped) report(`Internet: ${problem instanceof Error ? problem.message : String(problem)}`); };
  dht.on("error", said);
  return {
    async listen(keyPair, lets, onStream) {
      const server = dht.createServer({ firewall: (remotePublicKey) => !lets(remotePublicKey) }, (stream) => {
        // Before anybody else hears of it: an error without a listener would end the process.
        stream.on("error", () => undefined);
        onStream(stream);
      });
      server.on("error", said);
      servers.add(server);
      await server.listen(keyPair).catch(said);
      return {
        nodes: () => server.relayAddresses,
        refresh: () => { server.refresh(); },
        async close() {
          servers.delete(server);
          await server.close().catch(said);
        },
      };
    },
    async look(topic, as) {
      if (isStopped) return { found: [], replies: 0 };
      if (as !== null) announced.set(Buffer.concat([topic, as.keyPair.publicKey]).toString("hex"), { topic, keyPair: as.keyPair });
      forgetOldest(announced);
      const query = as === null ? dht.lookup(topic) : dht.announce(topic, as.keyPair, as.nodes);
      return gather(query);
    },
    connect(to, keyPair) {
      const stream = dht.connect(to.key, { keyPair, relayAddresses: to.nodes });
      stream.on("error", () => undefined);
      return stream;
    },
    async stop() {
      isStopped = true;
      let callOff = (): void => undefined;
      const limit = new Promise<void>((resolve) => { callOff = after(FAREWELL_MS, resolve); });
      const leaving = [...announced.values()].map(({ topic, keyPair }) => dht.unannounce(topic, keyPair));
      await Promise.race([Promise.allSettled([...leaving, ...[...servers].map((server) => server.close())]), limit]);
      callOff();
      await dht.destroy({ force: true }).catch((problem: unknown) => { report(`Internet: could not end: ${String(problem)}`); });
    },
  };
}

const MAX_ANNOUNCED = 128;

function forgetOldest(announced: Map<string, unknown>): void {
  const [oldest] = announced.keys();
  if (announced.size > MAX_ANNOUNCED && oldest !== undefined) announced.delete(oldest);
}

const MAX_FOUND = 64;
const MAX_NODES_OF_ONE = 3;
const KEY_BYTES = 32;

async function gather(query: Query): Promise<LookOutcome> {
  const found = new Map<string, Found>();
  query.on("error", () => undefined);
  let replies = 0;
  try {
    for await (const { peers = [] } of query) {
      replies += 1;
      for (const { publicKey, relayAddresses } of peers) {
        if (found.size >= MAX_FOUND || publicKey.length !== KEY_BYTES) continue;
        found.set(Buffer.from(publicKey).toString("hex"), { key: Uint8Array.from(publicKey), nodes: (relayAddresses ?? []).slice(0, MAX_NODES_OF_ONE).map(({ host, port }) => ({ host, port })) });
      }
    }
  } catch {
    // SAFETY: nobody answered, or the node was stopped meanwhile; both show in the numbers.
  }
  return { found: Array.from(found.values()), replies: Math.max(replies, query.successes) };
}
