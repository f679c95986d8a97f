import { mkdir, readdir, rename, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { chainHash, decodeBlock, FIRST_HASH, fromText, type SyncCrypto } from "#shared/sync/index.ts";
import { syncFolder } from "#electron/disk/syncFolder.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { openBlockFiles, type BlockFiles } from "#electron/peers/blockFiles.ts";

export interface KeptLog {
  readonly length: number;
  /** Of the last block. */
  readonly headHash: Uint8Array;
}

/**
 * `taken`: stored and flushed. `known`: all of it was here. `gap`: blocks before these are missing. `bad`: no chain of signed blocks of this log.
 * `full`: the space, the keeper or the disk takes no more.
 */
export type Taken = "taken" | "known" | "gap" | "bad" | "full";

/** The blocks of one space on disk. Nothing in them is understood; that each log is a chain signed with its own key is checked before anything is stored. */
export interface SpaceLogs {
  logs(): ReadonlyMap<string, KeptLog>;
  storedBytes(): number;
  take(logKey: string, from: number, blocks: readonly Uint8Array[]): Promise<Taken>;
  /** Whole blocks from this index on, together at most so large, but one at least; none when there are none. */
  read(logKey: string, from: number, maxBytes: number): Promise<readonly Uint8Array[]>;
  /** Waits for what is being written. A folder in which nothing was stored is removed. */
  close(): Promise<void>;
}

export interface SpaceLogsParts {
  readonly dir: string;
  readonly crypto: SyncCrypto;
  readonly maxLogs: number;
  /** Whether so many more bytes may be stored; if so they count as stored from now on. */
  readonly reserve: (moreBytes: number) => boolean;
  readonly release: (bytes: number) => void;
  readonly report: (message: string) => void;
}

interface OpenLog { length: number; headHash: Uint8Array; readonly sizes: number[] }

const READ_AT_ONCE = 32;
const LOG_FILE = /^([A-Za-z0-9_-]{43})\.log$/;

/** Reads through what is there. Rejects with a StorageError when the disk refuses. */
export async function openSpaceLogs(parts: SpaceLogsParts): Promise<SpaceLogs> {
  const logs = new SpaceFolder(parts);
  await logs.load();
  return logs;
}

class SpaceFolder implements SpaceLogs {
  private readonly known = new Map<string, OpenLog>();
  private readonly queue = createTaskQueue();
  private files: BlockFiles | null = null;
  private totalBytes = 0;

  constructor(private readonly parts: SpaceLogsParts) {}

  async load(): Promise<void> {
    const names = await namesOrNone(this.parts.dir);
    if (names === null) return;
    const damaged: string[] = [];
    this.files = await this.openFiles();
    for (const name of names) {
      const logKey = LOG_FILE.exec(name)?.[1];
      if (logKey !== undefined && !(await this.loadLog(logKey, this.files))) damaged.push(name);
    }
    if (damaged.length === 0) return;
    // Blocks that do not hang together are put aside; those who have them send them again.
    await this.files.close();
    for (const name of damaged) await rename(join(this.parts.dir, name), join(this.parts.dir, `${name}.damaged`));
    this.parts.report(`${damaged.length} damaged logs of a space were put aside`);
    this.files = await this.openFiles();
  }

  logs(): ReadonlyMap<string, KeptLog> {
    return this.known;
  }

  storedBytes(): number {
    return this.totalBytes;
  }

  take(logKey: string, from: number, blocks: readonly Uint8Array[]): Promise<Taken> {
    return this.queue.run(() => this.takeNow(logKey, from, blocks));
  }

  async read(logKey: string, from: number, maxBytes: number): Promise<readonly Uint8Array[]> {
    const log = this.known.get(logKey);
    if (log === undefined || this.files === null || from >= log.length) return [];
    let to = from;
    let bytes = 0;
    for (let size = log.sizes[to]; size !== undefined && to < log.length && (to === from || bytes + size <= maxBytes); size = log.sizes[to]) {
      bytes += size;
      to += 1;
    }
    return this.files.read(logKey, from, to);
  }

  async close(): Promise<void> {
    await this.queue.run(async () => {
      await this.files?.close();
      this.files = null;
      if (this.totalBytes > 0) return;
      // SAFETY: a folder that is not there, or holds something put aside, stays as it is.
      await rmdir(this.parts.dir).catch(() => undefined);
    });
  }

  private openFiles(): Promise<BlockFiles> {
    return openBlockFiles({ dir: this.parts.dir, report: this.parts.report });
  }

  private async takeNow(logKey: string, from: number, blocks: readonly Uint8Array[]): Promise<Taken> {
    const log = this.known.get(logKey) ?? { length: 0, headHash: FIRST_HASH, sizes: [] };
    if (from > log.length) return "gap";
    const fresh = blocks.slice(log.length - from);
    if (fresh.length === 0) return "known";
    const key = fromText(logKey);
    const headHash = key === null ? null : proveRun(this.parts.crypto, { logKey: key, from: log.length, previousHash: log.headHash }, fresh);
    if (headHash === null) return "bad";
    if (!this.known.has(logKey) && this.known.size >= this.parts.maxLogs) return "full";
    const moreBytes = bytesOf(fresh);
    if (!this.parts.reserve(moreBytes)) return "full";
    try {
      await this.store(logKey, log.length, fresh);
    } catch (cause) {
      this.parts.release(moreBytes);
      this.parts.report(`blocks could not be stored: ${errnoOf(cause) ?? "the disk refused"}`);
      return "full";
    }
    this.known.set(logKey, log);
    log.length += fresh.length;
    log.headHash = headHash;
    for (const block of fresh) log.sizes.push(block.length);
    this.totalBytes += moreBytes;
    return "taken";
  }

  private async store(logKey: string, from: number, blocks: readonly Uint8Array[]): Promise<void> {
    if (this.files === null) {
      await mkdir(this.parts.dir, { recursive: true });
      await syncFolder(join(this.parts.dir, ".."));
      this.files = await this.openFiles();
    }
    await this.files.append(logKey, from, blocks);
  }

  private async loadLog(logKey: string, files: BlockFiles): Promise<boolean> {
    const key = fromText(logKey);
    if (key === null) return false;
    const log: OpenLog = { length: 0, headHash: FIRST_HASH, sizes: [] };
    for (let blocks = await files.read(logKey, 0, READ_AT_ONCE); blocks.length > 0; blocks = await files.read(logKey, log.length, log.length + READ_AT_ONCE)) {
      const headHash = proveRun(this.parts.crypto, { logKey: key, from: log.length, previousHash: log.headHash }, blocks, "last");
      if (headHash === null) return false;
      log.length += blocks.length;
      log.headHash = headHash;
      for (const block of blocks) log.sizes.push(block.length);
      this.totalBytes += bytesOf(blocks);
    }
    if (log.length > 0) this.known.set(logKey, log);
    return true;
  }
}

/**
 * Every signature is verified, not only the last one: a run may be handed on in parts, and a part that ends in a signature somebody spoiled would be worth nothing.
 * What is on our own disk was verified so when it came.
 */
function proveRun(
  crypto: SyncCrypto, place: { readonly logKey: Uint8Array; readonly from: number; readonly previousHash: Uint8Array }, blocks: readonly Uint8Array[], which: "all" | "last" = "all",
): Uint8Array | null {
  let hash = place.previousHash;
  for (const [n, bytes] of blocks.entries()) {
    const block = decodeBlock(bytes);
    if (block === null) return null;
    hash = chainHash(crypto, { logKey: place.logKey, index: place.from + n, previousHash: hash }, block);
    const isProved = which === "all" || n === blocks.length - 1;
    if (isProved && !crypto.verify(hash, block.signature, place.logKey)) return null;
  }
  return hash;
}

function bytesOf(blocks: readonly Uint8Array[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0);
}

/** Null: there is no such folder. */
async function namesOrNone(dir: string): Promise<readonly string[] | null> {
  try {
    return await readdir(dir);
  } catch (cause) {
    if (errnoOf(cause) === "ENOENT") return null;
    throw cause;
  }
}
