import { createHash, type Hash } from "node:crypto";
import { mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { isAttachmentId } from "#shared/attachments/index.ts";
import type { IncomingFiles } from "#shared/sync/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { syncFolder } from "#electron/disk/syncFolder.ts";
import { createTaskQueue, type TaskQueue } from "#electron/disk/taskQueue.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";

/**
 * Files on their way from others, in the group's folder:
 *
 *   files/<sha256>.part   what came so far; looked at by nobody before the whole of it was compared with its name
 *   files/<sha256>        whole, compared and on the medium; main has not taken it yet
 */
const PART = ".part";
const STEP_BYTES = 1024 * 1024;
/** What nobody went on with for so long is thrown away. */
const OLD_MS = 14 * 86_400_000;

export interface IncomingParts {
  readonly dir: string;
  readonly nowMs: () => number;
  /** For the log file. */
  readonly report: (message: string) => void;
  /** Whole and on the medium: whoever waits for it may take it. */
  readonly onWhole: (sha256: string, path: string) => void;
}

export interface IncomingFolder extends IncomingFiles {
  /** Whole ones that nobody took are named again; what is old is thrown away. Never rejects. */
  look(): Promise<void>;
  /** Is it whole, and nobody took it: it is named again. Never rejects. */
  nameAgain(sha256: string): Promise<void>;
  /** Somebody took it. */
  taken(sha256: string): Promise<void>;
  close(): Promise<void>;
}

interface OpenPart { readonly handle: FileHandle; readonly hash: Hash; lengthBytes: number }

export function createIncomingFiles(parts: IncomingParts): IncomingFolder {
  return new PartsOnDisk(parts);
}

class PartsOnDisk implements IncomingFolder {
  readonly #parts: IncomingParts;
  readonly #open = new Map<string, OpenPart>();
  readonly #queues = new Map<string, TaskQueue>();

  constructor(parts: IncomingParts) {
    this.#parts = parts;
  }

  begin(sha256: string): Promise<number> {
    return this.#inTurn(sha256, async () => {
      const known = this.#open.get(sha256);
      if (known !== undefined) return known.lengthBytes;
      await mkdir(this.#parts.dir, { recursive: true });
      // Nobody took it the last time: it is compared once more, and named again.
      if (await isThere(this.#wholePath(sha256))) await rename(this.#wholePath(sha256), this.#partPath(sha256));
      const part = await openedPart(this.#partPath(sha256));
      this.#open.set(sha256, part);
      return part.lengthBytes;
    });
  }

  append(sha256: string, from: number, bytes: Uint8Array): Promise<void> {
    return this.#inTurn(sha256, async () => {
      const part = this.#open.get(sha256);
      if (part?.lengthBytes !== from) throw new Error("a piece that does not follow what is there");
      await writeAll(part.handle, bytes, from);
      part.hash.update(bytes);
      part.lengthBytes += bytes.length;
    });
  }

  finish(sha256: string): Promise<boolean> {
    return this.#inTurn(sha256, async () => {
      const part = this.#open.get(sha256);
      if (part === undefined) throw new Error("nothing has come of it");
      await part.handle.sync();
      await this.#close(sha256);
      if (part.hash.digest("hex") !== sha256) {
        await rm(this.#partPath(sha256), { force: true });
        return false;
      }
      await rename(this.#partPath(sha256), this.#wholePath(sha256));
      await syncFolder(this.#parts.dir);
      this.#parts.onWhole(sha256, this.#wholePath(sha256));
      return true;
    });
  }

  release(sha256: string): Promise<void> {
    return this.#inTurn(sha256, () => this.#close(sha256));
  }

  drop(sha256: string): Promise<void> {
    return this.#inTurn(sha256, async () => {
      await this.#close(sha256);
      await rm(this.#partPath(sha256), { force: true });
    });
  }

  async nameAgain(sha256: string): Promise<void> {
    try {
      await this.#inTurn(sha256, async () => {
        if (!this.#open.has(sha256) && await isThere(this.#wholePath(sha256))) this.#parts.onWhole(sha256, this.#wholePath(sha256));
      });
    } catch (cause) {
      this.#parts.report(`a file that came cannot be looked at: ${String(cause)}`);
    }
  }

  taken(sha256: string): Promise<void> {
    return this.#inTurn(sha256, () => rm(this.#wholePath(sha256), { force: true }));
  }

  async look(): Promise<void> {
    try {
      for (const name of await namesIn(nodeFileSystem, this.#parts.dir)) await this.#lookAt(name);
    } catch (cause) {
      this.#parts.report(`files that came half-way cannot be looked through: ${String(cause)}`);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((sha256) => this.release(sha256)));
  }

  async #lookAt(name: string): Promise<void> {
    const path = join(this.#parts.dir, name);
    // As a plain answer: a name that is none is a text all the same.
    const isWhole: boolean = isAttachmentId(name);
    if (isWhole) {
      if (!this.#open.has(name)) this.#parts.onWhole(name, path);
      return;
    }
    const sha256 = name.slice(0, -PART.length);
    const isPart: boolean = name.endsWith(PART) && isAttachmentId(sha256);
    if (!isPart || this.#open.has(sha256)) return;
    if (this.#parts.nowMs() - (await stat(path)).mtimeMs > OLD_MS) await this.drop(sha256);
  }

  async #close(sha256: string): Promise<void> {
    const part = this.#open.get(sha256);
    this.#open.delete(sha256);
    await part?.handle.close();
  }

  /** One thing after the other for each file; nothing but a file's name ever becomes part of a path. */
  async #inTurn<T>(sha256: string, task: () => Promise<T>): Promise<T> {
    if (!isAttachmentId(sha256)) throw new RangeError("not a file's name");
    const queue = this.#queues.get(sha256) ?? createTaskQueue();
    this.#queues.set(sha256, queue);
    return await queue.run(task);
  }

  #partPath(sha256: string): string {
    return join(this.#parts.dir, `${sha256}${PART}`);
  }

  #wholePath(sha256: string): string {
    return join(this.#parts.dir, sha256);
  }
}

async function openedPart(path: string): Promise<OpenPart> {
  const handle = await open(path, (await isThere(path)) ? "r+" : "wx+");
  try {
    const hash = createHash("sha256");
    const buffer = new Uint8Array(STEP_BYTES);
    for (let lengthBytes = 0; ;) {
      const { bytesRead } = await handle.read(buffer, 0, STEP_BYTES, lengthBytes);
      if (bytesRead === 0) return { handle, hash, lengthBytes };
      hash.update(buffer.subarray(0, bytesRead));
      lengthBytes += bytesRead;
    }
  } catch (cause) {
    await handle.close();
    throw cause;
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, positionBytes: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, positionBytes + done);
    done += bytesWritten;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (cause) {
    if (errnoOf(cause) === "ENOENT") return false;
    throw cause;
  }
}
