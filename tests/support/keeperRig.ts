import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { decodeBlock, chainHash, decodeMessage, encodeMessage, FIRST_HASH, toText, writeBlock, type Channel, type KeyPair } from "#shared/sync/index.ts";
import { sodiumCrypto } from "#electron/peers/crypto.ts";

const root = resolve(import.meta.dirname, "../..");

export const realTime = {
  now: () => Date.now(),
  after: (delayMs: number, task: () => void) => {
    const timer = setTimeout(task, delayMs);
    return () => { clearTimeout(timer); };
  },
};

/** The keeper as one file for plain Node. */
export async function bundleKeeper(): Promise<string> {
  const outfile = join(await mkdtemp(join(tmpdir(), "keeper-bundle-")), "keeper.cjs");
  await build({
    absWorkingDir: root, entryPoints: ["electron/keeper/index.ts"], outfile, bundle: true, platform: "node", format: "cjs", target: "node20", supported: { "dynamic-import": false },
    external: ["sodium-universal", "@hyperswarm/secret-stream", "hyperdht"], logLevel: "error",
  });
  return outfile;
}

export interface KeeperProcess {
  readonly child: ChildProcess;
  /** With 127.0.0.1 as host. */
  readonly address: string;
  readonly port: number;
  readonly said: readonly string[];
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts it as a process of its own; resolves when it says that it is ready. */
export function startKeeperProcess(bundle: string, dir: string, options: { readonly port?: number; readonly words?: readonly string[] } = {}): Promise<KeeperProcess> {
  const child = spawn(process.execPath, [bundle, "--data", dir, "--host", "127.0.0.1", "--public", "127.0.0.1", "--port", String(options.port ?? 0), ...(options.words ?? [])], {
    env: { ...process.env, NODE_PATH: join(root, "node_modules") }, stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  const ended = new Promise<void>((done) => { child.once("exit", () => { done(); }); });
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", () => { fail(new Error(`the keeper ended: ${said.join("\n")}`)); });
    createInterface({ input: child.stderr }).on("line", (line) => { said.push(line); });
    createInterface({ input: child.stdout }).on("line", (line) => {
      said.push(line);
      const address = said.find((one) => one.startsWith("address "))?.slice("address ".length);
      if (!line.startsWith("ready") || address === undefined) return;
      done({ child, address, port: Number(/:(\d+)\//.exec(address)?.[1]), said, end: async (signal) => { child.kill(signal); await ended; } });
    });
  });
}

/** Something that changes, and who waits for it. */
export function createNotice(): { tell(): void; until(holds: () => boolean): Promise<void> } {
  const waiting = new Set<() => void>();
  return {
    tell() { for (const check of [...waiting]) check(); },
    until: (holds) => new Promise((done) => {
      const check = (): void => {
        if (!holds()) return;
        waiting.delete(check);
        done();
      };
      waiting.add(check);
      check();
    }),
  };
}

/** Blocks of one log with random payloads, as a device would write them. */
export function createLogWriter(log: KeyPair = sodiumCrypto.newKeyPair()): { readonly logKey: string; readonly blocks: Uint8Array[]; write(text: string): Uint8Array } {
  const epochKey = sodiumCrypto.randomBytes(32);
  const blocks: Uint8Array[] = [];
  let previousHash: Uint8Array = FIRST_HASH;
  return {
    logKey: toText(log.publicKey),
    blocks,
    write(text) {
      const written = writeBlock(sodiumCrypto, { logKey: log.publicKey, index: blocks.length, previousHash, log }, {
        epochId: "0123456789abcdef", epochKey,
        payload: { atMs: 1, seen: [], items: [{ kind: "update", docId: "forest", claims: [], bytes: new TextEncoder().encode(text) }] },
      });
      previousHash = written.hash;
      blocks.push(written.bytes);
      return written.bytes;
    },
  };
}

/** A device that only stores: tells what it has, asks for what it lacks, answers what it is asked. Enough to try a keeper with. */
export class PlainReplica {
  readonly logs = new Map<string, Uint8Array[]>();
  /** What the keeper has said that is on its disk. */
  readonly acknowledged = new Map<string, number>();
  readonly notice = createNotice();
  wasFull = false;
  private channel: Channel | null = null;

  connect(channel: Channel): void {
    this.channel = channel;
    channel.onMessage((bytes) => { this.take(channel, bytes); });
    channel.onClose(() => { if (this.channel === channel) this.channel = null; });
    this.tellHave();
  }

  add(logKey: string, block: Uint8Array): void {
    const log = this.logs.get(logKey) ?? [];
    this.logs.set(logKey, log);
    log.push(block);
    this.channel?.send(encodeMessage({ kind: "blocks", logKey, from: log.length - 1, blocks: [block] }));
    this.notice.tell();
  }

  private tellHave(): void {
    const logs = Array.from(this.logs, ([logKey, { length }]) => ({ logKey, length, head: new Uint8Array(8) }));
    this.channel?.send(encodeMessage({ kind: "have", logs }));
  }

  private take(channel: Channel, bytes: Uint8Array): void {
    const message = decodeMessage(bytes);
    if (typeof message === "string") throw new Error(message);
    if (message.kind === "full") this.wasFull = true;
    else if (message.kind === "have") {
      for (const { logKey, length } of message.logs) {
        this.acknowledged.set(logKey, length);
        const own = this.logs.get(logKey)?.length ?? 0;
        if (length > own) channel.send(encodeMessage({ kind: "want", logKey, from: own, maxBytes: 1_000_000 }));
      }
    } else if (message.kind === "want") {
      const log = this.logs.get(message.logKey) ?? [];
      for (let at = message.from; at < log.length; at += 50) channel.send(encodeMessage({ kind: "blocks", logKey: message.logKey, from: at, blocks: log.slice(at, at + 50) }));
    } else if (message.kind === "blocks") {
      const log = this.logs.get(message.logKey) ?? [];
      this.logs.set(message.logKey, log);
      if (message.from <= log.length) log.push(...message.blocks.slice(log.length - message.from).map((block) => block.slice()));
    }
    this.notice.tell();
  }
}

/** Whether these blocks are one chain from the beginning. */
export function isChain(logKey: Uint8Array, blocks: readonly Uint8Array[]): boolean {
  let previousHash: Uint8Array = FIRST_HASH;
  return blocks.every((bytes, index) => {
    const block = decodeBlock(bytes);
    if (block === null) return false;
    previousHash = chainHash(sodiumCrypto, { logKey, index, previousHash }, block);
    return sodiumCrypto.verify(previousHash, block.signature, logKey);
  });
}
