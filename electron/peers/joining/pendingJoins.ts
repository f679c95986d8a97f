import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { MAX_LINK_LETTERS, type SyncCrypto } from "#shared/sync/index.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";
import { PENDING_JOINS_FILE } from "../peersProtocol.ts";
import type { PendingJoin } from "./joiner.ts";

const MAX_PENDING = 16;
/** Of one joining; the last ones. Whoever holds the link can have any number of devices answer. */
const MAX_SHOWN = 64;
const ASSOCIATED = new TextEncoder().encode("zsl-joins1");

const pendingSchema = z.object({
  format: z.literal(1),
  joins: z.array(z.object({ link: z.string().max(MAX_LINK_LETTERS), personName: z.string().max(120), shown: z.array(z.string().max(64)).max(MAX_SHOWN) })).max(MAX_PENDING),
});

export interface PendingJoinsParts {
  readonly groupsDir: string;
  readonly crypto: SyncCrypto;
  readonly sealKey: Uint8Array;
  /** For the log file. */
  readonly report: (message: string) => void;
}

/** The joinings nobody has answered yet, over a restart. */
export interface PendingJoins {
  /** Empty when there is nothing, or nothing that can be read, which is reported. */
  load(): Promise<readonly PendingJoin[]>;
  /** In the order of the calls. A disk that refuses is reported: the joining goes on, but not over a restart. */
  keep(joins: readonly PendingJoin[]): void;
  /** What was to be kept is on the disk, or has failed. */
  settled(): Promise<void>;
}

export function createPendingJoins({ groupsDir, crypto, sealKey, report }: PendingJoinsParts): PendingJoins {
  const path = join(groupsDir, PENDING_JOINS_FILE);
  const queue = createTaskQueue();
  let last = "";

  async function write(joins: readonly PendingJoin[]): Promise<void> {
    if (joins.length === 0) {
      await rm(path, { force: true });
      return;
    }
    await mkdir(groupsDir, { recursive: true });
    await writeFileDurably(path, crypto.seal(new TextEncoder().encode(JSON.stringify({ format: 1, joins })), sealKey, ASSOCIATED));
  }

  return {
    async load() {
      try {
        const plain = crypto.open(new Uint8Array(await readFile(path)), sealKey, ASSOCIATED);
        const parsed = plain === null ? null : pendingSchema.safeParse(JSON.parse(new TextDecoder().decode(plain)));
        if (parsed?.success === true) {
          last = JSON.stringify(parsed.data.joins);
          return parsed.data.joins;
        }
        report("the joinings under way cannot be read with this device's key");
      } catch (cause) {
        if (errnoOf(cause) !== "ENOENT") report(`the joinings under way cannot be read: ${String(cause)}`);
      }
      return [];
    },
    keep(joins) {
      const kept = joins.slice(-MAX_PENDING).map((one) => ({ ...one, shown: one.shown.slice(-MAX_SHOWN) }));
      const text = JSON.stringify(kept);
      if (text === last || (last === "" && kept.length === 0)) return;
      last = text;
      queue.run(() => write(kept)).catch((cause: unknown) => { report(`the joinings under way could not be written: ${String(cause)}`); });
    },
    settled: () => queue.run(async () => undefined),
  };
}
