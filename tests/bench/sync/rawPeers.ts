import { fork, type ChildProcess } from "node:child_process";
import { BUNDLE_ENV } from "./bundles.ts";
import type { RawOrder, RawWord } from "./rawTypes.ts";

export interface RawPeer {
  tell(order: RawOrder): void;
  next<K extends RawWord["kind"]>(kind: K): Promise<Extract<RawWord, { kind: K }>>;
  end(): void;
}

function startRawPeer(bundle: string): RawPeer {
  const child: ChildProcess = fork(bundle, [], { serialization: "advanced", env: BUNDLE_ENV, execArgv: [] });
  return {
    tell: (order) => { child.send(order); },
    next: (kind) => new Promise((resolve, reject) => {
      child.once("exit", () => { reject(new Error("a raw peer ended")); });
      const listen = (message: unknown): void => {
        // SAFETY: the bench started this process, and its side is typed by the same protocol.
        const word = message as RawWord;
        if (word.kind !== kind) return;
        child.off("message", listen);
        resolve(word as Extract<RawWord, { kind: typeof kind }>);
      };
      child.on("message", listen);
    }),
    end: () => { child.kill(); },
  };
}

/** Two processes with one document between them over plain TCP. */
export interface RawPair {
  /** From spawning the second one until it had all points. */
  readonly joinMs: number;
  /** From the word to edit until the other one had all of it. */
  edit(titles: readonly (readonly [pointId: string, title: string])[]): Promise<number>;
  end(): void;
}

export async function startRawPair(bundle: string, state: Uint8Array, points: number): Promise<RawPair> {
  const server = startRawPeer(bundle);
  server.tell({ kind: "serve", state });
  const { port } = await server.next("port");
  const startedAtMs = performance.now();
  const client = startRawPeer(bundle);
  client.tell({ kind: "connect", port });
  client.tell({ kind: "await", what: { points } });
  await client.next("there");
  const joinMs = performance.now() - startedAtMs;
  return {
    joinMs,
    async edit(titles) {
      const [pointId, title] = titles.at(-1) ?? ["", ""];
      client.tell({ kind: "await", what: { pointId, title } });
      const beganAtMs = performance.now();
      server.tell({ kind: "edit", titles });
      await client.next("there");
      return performance.now() - beganAtMs;
    },
    end() {
      server.end();
      client.end();
    },
  };
}
