import { dirname, join } from "node:path";
import { encodeHeader } from "#shared/storage/index.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import type { OpenFile, FileSystem } from "#electron/disk/fileSystem.ts";
import { segmentName } from "./layout.ts";
import type { AppendPlace } from "./readSegments.ts";

/** A file this long is closed and the next one begun, so that no file outgrows what can be read at once. */
const ROLL_BYTES = 64 * 1024 * 1024;

/**
 * Appends to the newest segment with one open handle; made only when something is written, so that a forest opens on a full disk.
 * Not for concurrent use: the log calls it from one queue.
 */
export class SegmentWriter {
  private file: OpenFile | null = null;
  /** Not before we have flushed it ourselves: whoever made the file may have been killed before that. */
  private isNameDurable = false;
  private number: number;
  private exists: boolean;
  private durableBytes: number;

  constructor(private readonly fs: FileSystem, private logDir: string, place: AppendPlace) {
    this.number = place.number;
    this.exists = place.exists;
    this.durableBytes = place.durableBytes;
  }

  /** Resolves when the bytes are on disk; after a rejection the log is as it was before. */
  async append(records: Uint8Array): Promise<void> {
    if (this.durableBytes >= ROLL_BYTES) await this.startNext();
    this.file ??= await this.openOrCreate();
    const content = this.durableBytes === 0 ? joined(encodeHeader(), records) : records;
    try {
      await this.file.write(content, this.durableBytes);
      await this.file.sync();
      if (!this.isNameDurable) await this.syncNames();
    } catch (cause) {
      await this.mend();
      throw cause;
    }
    this.isNameDurable = true;
    this.durableBytes += content.length;
  }

  /** Ends the present segment, so that everything written so far lies in files nobody appends to. Answers with its number; 0 when nothing was written yet. */
  async seal(): Promise<number> {
    if (this.exists || this.durableBytes > 0) await this.startNext();
    return this.number - 1;
  }

  /** Goes on in another folder that holds the same files. */
  async moveTo(logDir: string): Promise<void> {
    // First of all: should closing the old file fail, the next append must still land in the new folder.
    this.logDir = logDir;
    await this.close();
  }

  async close(): Promise<void> {
    const { file } = this;
    this.file = null;
    await file?.close();
  }

  /** Opens the segment to append to, making it when it is new. */
  private async openOrCreate(): Promise<OpenFile> {
    const path = join(this.logDir, segmentName(this.number));
    if (this.exists) return this.fs.openFile(path);
    if (!(await this.fs.folderExists(this.logDir))) await this.fs.makeFolder(this.logDir);
    this.isNameDurable = false;
    try {
      const file = await this.fs.createFile(path);
      this.exists = true;
      return file;
    } catch (cause) {
      if (errnoOf(cause) !== "EEXIST") throw cause;
      // Somebody made it, perhaps we ourselves in an attempt that failed half-way: what is in it is not known.
      this.number += 1;
      return this.openOrCreate();
    }
  }

  /** The names of the file and of its folder. */
  private async syncNames(): Promise<void> {
    await this.fs.syncFolder(dirname(this.logDir));
    await this.fs.syncFolder(this.logDir);
  }

  /** Takes back what a failed write left. If even that fails, this file is not trusted any more and the next append starts a new one. */
  private async mend(): Promise<void> {
    try {
      await this.file?.truncate(this.durableBytes);
      await this.file?.sync();
    } catch (cause) {
      if (errnoOf(cause) === null) throw cause;
      await this.startNext();
    }
  }

  private async startNext(): Promise<void> {
    const { file } = this;
    this.file = null;
    this.number += 1;
    this.exists = false;
    this.durableBytes = 0;
    try {
      await file?.close();
    } catch (cause) {
      // What counts in this file was flushed before; only a bug may surface here, not a medium that fails once more.
      if (errnoOf(cause) === null) throw cause;
    }
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first, 0);
  both.set(second, first.length);
  return both;
}
