import { mkdir, open, readdir, readFile, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { crc32c, StorageError } from "#shared/storage/index.ts";
import type { BlockStore } from "#shared/sync/index.ts";
import { syncFolder } from "#electron/disk/syncFolder.ts";
import { errnoOf, toStorageError } from "#electron/disk/toStorageError.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";

/**
 * The blocks of one group on disk: a file for each log, `<log key>.log`. Numbers are little-endian.
 *
 *   header   magic   4 bytes  "ZSLB"
 *            version u32
 *   record   length  u32      of the block
 *            crc     u32      CRC-32C of the length, then the block
 *            block
 *
 * Records are only ever appended; block 0 comes first. What follows the first record that is not whole is put aside and cut off: later blocks hang on it.
 */
const MAGIC = Uint8Array.of(0x5a, 0x53, 0x4c, 0x42);
const VERSION = 1;
const HEADER_BYTES = 8;
const HEAD_BYTES = 8;
/** Beyond the largest block there may be (a base of 64 MiB, sealed and framed). */
const MAX_RECORD_BYTES = 80 * 1024 * 1024;
const LOG_FILE = /^([A-Za-z0-9_-]{43})\.log$/;

export interface BlockFiles extends BlockStore {
  /** Waits for what is being written, then lets the files go. */
  close(): Promise<void>;
}

export interface BlockFilesParts {
  readonly dir: string;
  /** For the log file: what was found damaged, never content. */
  readonly report: (message: string) => void;
}

interface LogFile {
  readonly path: string;
  /** Opened when it is first needed; shared by readers and the writer. */
  handle: Promise<FileHandle> | null;
  /** Where each record begins; one more than there are blocks: the last is the end of the file. */
  readonly starts: number[];
  /** A write failed and what it left could not be taken back: opened anew before the next. */
  isDoubtful: boolean;
  waiting: Append[];
  /** Null: nobody writes. */
  writing: Promise<void> | null;
}

interface Append { readonly fromIndex: number; readonly blocks: readonly Uint8Array[]; readonly done: () => void; readonly fail: (cause: unknown) => void }

/**
 * Opens (or makes) the folder. Rejects with a StorageError when the disk refuses; a damaged end of a log is cut off, kept in a file beside it and reported.
 */
export async function openBlockFiles(parts: BlockFilesParts): Promise<BlockFiles> {
  try {
    await mkdir(parts.dir, { recursive: true });
    const store = new FolderOfLogs(parts);
    await store.findLogs();
    return store;
  } catch (cause) {
    throw toStorageError(cause, "opening the blocks of a group");
  }
}

class FolderOfLogs implements BlockFiles {
  private readonly logs = new Map<string, LogFile>();
  private isClosed = false;
  private namesToSync: Promise<void> | null = null;

  constructor(private readonly parts: BlockFilesParts) {}

  async findLogs(): Promise<void> {
    for (const name of await readdir(this.parts.dir)) {
      const logKey = LOG_FILE.exec(name)?.[1];
      if (logKey !== undefined) await this.load(this.logOf(logKey));
    }
  }

  async readAll(): Promise<ReadonlyMap<string, readonly Uint8Array[]>> {
    const all = new Map<string, readonly Uint8Array[]>();
    for (const [logKey, log] of this.logs) {
      const count = blockCount(log);
      if (count > 0) all.set(logKey, await this.read(logKey, 0, count));
    }
    return all;
  }

  async append(logKey: string, fromIndex: number, blocks: readonly Uint8Array[]): Promise<void> {
    if (this.isClosed) throw new StorageError("not-open", "the blocks of this group are closed");
    if (blocks.length === 0) return;
    if (blocks.some((block) => block.length > MAX_RECORD_BYTES)) throw new StorageError("too-large", "a block is larger than a file takes");
    const log = this.logOf(logKey);
    await new Promise<void>((done, fail) => {
      log.waiting.push({ fromIndex, blocks, done, fail });
      log.writing ??= this.writeWaiting(log);
    });
  }

  async read(logKey: string, from: number, to: number): Promise<readonly Uint8Array[]> {
    const log = this.logs.get(logKey);
    if (log === undefined || from < 0 || to <= from) return [];
    const end = Math.min(to, blockCount(log));
    const starts = log.starts.slice(from, end + 1);
    const [first] = starts;
    const last = starts.at(-1);
    if (first === undefined || last === undefined || last <= first) return [];
    try {
      const bytes = new Uint8Array(last - first);
      await readFully(await handleOf(log), bytes, first);
      return starts.slice(0, -1).map((start, n) => {
        const record = recordAt(bytes, start - first);
        if (record === null) throw new StorageError("corrupt", `block ${from + n} of a log changed on disk`);
        return record;
      });
    } catch (cause) {
      throw toStorageError(cause, "reading blocks");
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const log of this.logs.values()) {
      await log.writing;
      await letGo(log);
    }
  }

  private logOf(logKey: string): LogFile {
    if (!LOG_FILE.test(`${logKey}.log`)) throw new StorageError("refused", "not the key of a log");
    const known = this.logs.get(logKey);
    if (known !== undefined) return known;
    const log: LogFile = { path: join(this.parts.dir, `${logKey}.log`), handle: null, starts: [HEADER_BYTES], isDoubtful: false, waiting: [], writing: null };
    this.logs.set(logKey, log);
    return log;
  }

  /** Reads one file through, notes where its records begin and cuts off what is not whole. */
  private async load(log: LogFile): Promise<void> {
    const bytes = new Uint8Array(await readFile(log.path));
    log.starts.splice(0, log.starts.length, HEADER_BYTES);
    const isOurs = hasHeader(bytes);
    if (bytes.length >= HEADER_BYTES && MAGIC.every((byte, at) => bytes[at] === byte) && !isOurs) throw new StorageError("newer-format", "blocks were written by a newer version");
    let end = isOurs ? HEADER_BYTES : 0;
    for (let record = isOurs ? recordAt(bytes, end) : null; record !== null; record = recordAt(bytes, end)) {
      end += HEAD_BYTES + record.length;
      log.starts.push(end);
    }
    if (end < bytes.length) await this.cutOff(log, bytes, end);
  }

  private async cutOff(log: LogFile, bytes: Uint8Array, end: number): Promise<void> {
    const tail = bytes.subarray(end);
    const aside = `${log.path}.damaged-${crc32c(tail).toString(16).padStart(8, "0")}`;
    this.parts.report(`a log of blocks is whole up to block ${blockCount(log)}; ${tail.length} bytes after it were put aside`);
    await writeFileDurably(aside, tail);
    const handle = await open(log.path, "r+");
    try {
      await handle.truncate(end);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** One write and one flush for everything that waits; again until nothing waits. */
  private async writeWaiting(log: LogFile): Promise<void> {
    // Appends of the same moment come together.
    await Promise.resolve();
    while (log.waiting.length > 0) {
      const batch = log.waiting.splice(0);
      try {
        await this.mend(log);
      } catch (cause) {
        for (const append of batch) append.fail(toStorageError(cause, "appending blocks"));
        continue;
      }
      await this.writeBatch(log, inOrder(batch, blockCount(log)));
    }
    // At once with the look at what waits: who comes after it begins anew.
    log.writing = null;
  }

  private async writeBatch(log: LogFile, batch: readonly Append[]): Promise<void> {
    const begin = log.starts.at(-1) ?? HEADER_BYTES;
    const isNew = blockCount(log) === 0;
    const records = batch.flatMap((append) => append.blocks.map(encodeRecord));
    if (records.length === 0) return;
    try {
      const handle = await handleOf(log, true);
      await writeFully(handle, isNew ? [header(), ...records] : records, isNew ? 0 : begin);
      await handle.datasync();
      if (isNew) await this.syncNames();
    } catch (cause) {
      log.isDoubtful = true;
      for (const append of batch) append.fail(toStorageError(cause, "appending blocks"));
      return;
    }
    let end = begin;
    for (const record of records) {
      end += record.length;
      log.starts.push(end);
    }
    for (const append of batch) append.done();
  }

  /** After a failed write: nothing of it may stay. */
  private async mend(log: LogFile): Promise<void> {
    if (!log.isDoubtful) return;
    await letGo(log);
    const end = blockCount(log) === 0 ? 0 : (log.starts.at(-1) ?? 0);
    const fresh = await handleOf(log, true);
    await fresh.truncate(end);
    await fresh.sync();
    log.isDoubtful = false;
  }

  /** Files that are begun at the same time share one flush of the folder. */
  private syncNames(): Promise<void> {
    this.namesToSync ??= Promise.resolve().then(() => {
      this.namesToSync = null;
      return syncFolder(this.parts.dir);
    });
    return this.namesToSync;
  }
}

const blockCount = (log: LogFile): number => log.starts.length - 1;

/** What fits on what is there, one after the other; the others are refused. */
function inOrder(batch: readonly Append[], length: number): readonly Append[] {
  let next = length;
  return batch.filter((append) => {
    if (append.fromIndex !== next) {
      append.fail(new StorageError("out-of-order", `a log has ${next} blocks, not ${append.fromIndex}`));
      return false;
    }
    next += append.blocks.length;
    return true;
  });
}

function handleOf(log: LogFile, mayMake = false): Promise<FileHandle> {
  log.handle ??= openOrMake(log.path, mayMake).catch((cause: unknown) => {
    // The next one tries again.
    log.handle = null;
    throw cause;
  });
  return log.handle;
}

async function openOrMake(path: string, mayMake: boolean): Promise<FileHandle> {
  try {
    return await open(path, "r+");
  } catch (cause) {
    if (!mayMake || errnoOf(cause) !== "ENOENT") throw cause;
    return open(path, "w+");
  }
}

async function letGo(log: LogFile): Promise<void> {
  const opening = log.handle;
  log.handle = null;
  await (await opening)?.close();
}

function header(): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  bytes.set(MAGIC, 0);
  new DataView(bytes.buffer).setUint32(4, VERSION, true);
  return bytes;
}

const hasHeader = (bytes: Uint8Array): boolean => bytes.length >= HEADER_BYTES && header().every((byte, at) => bytes[at] === byte);

function encodeRecord(block: Uint8Array): Uint8Array {
  const record = new Uint8Array(HEAD_BYTES + block.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, block.length, true);
  view.setUint32(4, crc32c(block, crc32c(record.subarray(0, 4))), true);
  record.set(block, HEAD_BYTES);
  return record;
}

/** The block of the record that begins here; null when it is not whole. */
function recordAt(bytes: Uint8Array, at: number): Uint8Array | null {
  if (at + HEAD_BYTES > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, HEAD_BYTES);
  const length = view.getUint32(0, true);
  if (length > MAX_RECORD_BYTES || at + HEAD_BYTES + length > bytes.length) return null;
  const block = bytes.slice(at + HEAD_BYTES, at + HEAD_BYTES + length);
  return crc32c(block, crc32c(bytes.subarray(at, at + 4))) === view.getUint32(4, true) ? block : null;
}

async function readFully(handle: FileHandle, into: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < into.length;) {
    const { bytesRead } = await handle.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) throw new StorageError("corrupt", "a log of blocks is shorter than it was");
    done += bytesRead;
  }
}

async function writeFully(handle: FileHandle, pieces: readonly Uint8Array[], position: number): Promise<void> {
  const { bytesWritten } = await handle.writev([...pieces], position);
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (bytesWritten === total) return;
  // A short write: the rest piece by piece.
  const rest = joined(pieces, total).subarray(bytesWritten);
  for (let done = 0; done < rest.length;) {
    const { bytesWritten: more } = await handle.write(rest, done, rest.length - done, position + bytesWritten + done);
    if (more === 0) throw new Error("the system took no bytes and gave no reason");
    done += more;
  }
}

function joined(pieces: readonly Uint8Array[], total: number): Uint8Array {
  const all = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
