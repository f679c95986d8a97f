import { encodeRecord, StorageError, type LoggedUpdate, type UpdateLog } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { errnoOf, toStorageError } from "#electron/disk/toStorageError.ts";
import type { Compacted, CompactForestInput } from "./compactForest.ts";
import { folderOf } from "./layout.ts";
import { openForestFiles, type OpenedFiles, type OtherCopies } from "./openForestFiles.ts";
import { SegmentWriter } from "./segmentWriter.ts";

/** Carries out a compaction somewhere else; see `compactForest`. Rejects when it could not be finished, which does no harm. */
export type RunCompaction = (job: Pick<CompactForestInput, "forestDir" | "throughSegment" | "throughSeq">) => Promise<Compacted>;

export interface FileLogParts {
  readonly fs: FileSystem;
  readonly forestDir: string;
  readonly nowMs: () => number;
  /** Copies outside the forest's folder that may fill a hole. */
  readonly otherCopies?: OtherCopies | undefined;
}

export interface FileLog extends UpdateLog {
  /** Runs a task while nothing is written, so that the files can be copied whole. Appends wait. */
  hold<T>(task: () => Promise<T>): Promise<T>;
  /** Within `hold`: goes on in another folder that holds the same files. */
  moveTo(forestDir: string): Promise<void>;
  /** How much lies behind the newest checkpoint: what the next opening has to replay. */
  tail(): { readonly records: number; readonly bytes: number };
  /** Seals what is written and has it compacted. Appends go on meanwhile; opening, holding and closing wait. Null when there is nothing to do. */
  compact(run: RunCompaction): Promise<Compacted | null>;
}

interface Waiting {
  readonly firstSeq: number;
  readonly updates: readonly LoggedUpdate[];
  readonly resolve: (answer: { readonly durableThroughSeq: number }) => void;
  readonly reject: (failure: StorageError) => void;
}

/** One flush serves what has queued up meanwhile, but not more than this, so that memory stays bounded. */
const MAX_GROUP_BYTES = 16 * 1024 * 1024;

interface Opened {
  readonly writer: SegmentWriter;
  nextSeq: number;
  tailRecords: number;
  tailBytes: number;
  /** What opening found out, encoded under the numbers before `nextSeq`: written before anything else is, as soon as the disk takes it. */
  unwrittenNotes: Uint8Array | null;
}

/** The durable log of one forest in files: see shared/storage for the format and the promises. */
export function createFileLog(parts: FileLogParts): FileLog {
  return new ForestLog(parts);
}

class ForestLog implements FileLog {
  private readonly queue = createTaskQueue();
  private readonly waiting: Waiting[] = [];
  private forestDir: string;
  private opened: Opened | null = null;
  private compaction: Promise<unknown> | null = null;

  constructor(private readonly parts: FileLogParts) {
    this.forestDir = parts.forestDir;
  }

  open(): ReturnType<UpdateLog["open"]> {
    return this.alone(async () => {
      try {
        await this.closeWriter();
        const { fs, nowMs, otherCopies } = this.parts;
        const files = await openForestFiles({ fs, nowMs, otherCopies, forestDir: this.forestDir });
        const writer = new SegmentWriter(fs, folderOf.log(this.forestDir), files.appendTo);
        const notes = encodeNotes(files, wholeMs(nowMs()));
        this.opened = { writer, nextSeq: files.nextSeq + files.toAppend.length, tailRecords: files.tail.records, tailBytes: files.tail.bytes, unwrittenNotes: notes };
        await this.writeNotes(this.opened);
        return { nextSeq: this.opened.nextSeq, updates: files.updates, damage: files.damage, missing: files.missing, filledFrom: files.filledFrom };
      } catch (cause) {
        throw toStorageError(cause, "open log");
      }
    });
  }

  append(firstSeq: number, updates: readonly LoggedUpdate[]): ReturnType<UpdateLog["append"]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ firstSeq, updates, resolve, reject });
      // The commit takes everything that waits, so only the first one needs to ask for it.
      if (this.waiting.length === 1) void this.queue.run(this.commitGroup);
    });
  }

  nextSeq(): number | null {
    return this.opened?.nextSeq ?? null;
  }

  tail(): { readonly records: number; readonly bytes: number } {
    return { records: this.opened?.tailRecords ?? 0, bytes: this.opened?.tailBytes ?? 0 };
  }

  close(): Promise<void> {
    return this.alone(async () => {
      try {
        await this.closeWriter();
      } catch (cause) {
        throw toStorageError(cause, "close log");
      }
    });
  }

  hold<T>(task: () => Promise<T>): Promise<T> {
    return this.alone(task);
  }

  async moveTo(forestDir: string): Promise<void> {
    this.forestDir = forestDir;
    await this.opened?.writer.moveTo(folderOf.log(forestDir));
  }

  async compact(run: RunCompaction): Promise<Compacted | null> {
    const started = await this.queue.run(async () => {
      const { opened } = this;
      if (opened === null || this.compaction !== null || !(await this.writeNotes(opened))) return null;
      const throughSegment = await opened.writer.seal();
      if (throughSegment < 1) return null;
      const running = run({ forestDir: this.forestDir, throughSegment, throughSeq: opened.nextSeq - 1 });
      // Whoever waits for the end of it does not care how it ended; who asked for it is told below. Set within the queue: nothing may slip in between.
      this.compaction = running.catch(() => undefined);
      return { running, opened, records: opened.tailRecords, bytes: opened.tailBytes };
    });
    if (started === null) return null;
    try {
      const outcome = await started.running;
      started.opened.tailRecords -= started.records;
      started.opened.tailBytes -= started.bytes;
      return outcome;
    } finally {
      this.compaction = null;
    }
  }

  /** Runs a task while neither an append nor a compaction touches the files. */
  private alone<T>(task: () => Promise<T>): Promise<T> {
    return this.queue.run(async () => {
      await this.compaction;
      return task();
    });
  }

  private async closeWriter(): Promise<void> {
    const writer = this.opened?.writer;
    this.opened = null;
    await writer?.close();
  }

  /** A full disk must not keep a forest from opening: then the notes wait for the first append that succeeds. */
  private async writeNotes(opened: Opened): Promise<boolean> {
    if (opened.unwrittenNotes === null) return true;
    try {
      await opened.writer.append(opened.unwrittenNotes);
      opened.unwrittenNotes = null;
      return true;
    } catch (cause) {
      if (errnoOf(cause) === null) throw cause;
      return false;
    }
  }

  private readonly commitGroup = async (): Promise<void> => {
    const group = takeGroup(this.waiting);
    if (this.waiting.length > 0) void this.queue.run(this.commitGroup);
    const { opened } = this;
    if (opened === null) {
      for (const one of group) one.reject(new StorageError("not-open", "the log is not open"));
      return;
    }
    const { accepted, bytes, nextSeq } = encodeGroup(group, opened.nextSeq, wholeMs(this.parts.nowMs()));
    if (accepted.length === 0) return;
    try {
      await opened.writer.append(opened.unwrittenNotes === null ? bytes : Buffer.concat([opened.unwrittenNotes, bytes]));
      opened.unwrittenNotes = null;
    } catch (cause) {
      const failure = toStorageError(cause, "append");
      for (const one of accepted) one.reject(failure);
      return;
    }
    opened.tailRecords += nextSeq - opened.nextSeq;
    opened.tailBytes += bytes.length;
    opened.nextSeq = nextSeq;
    for (const one of accepted) one.resolve({ durableThroughSeq: one.firstSeq + one.updates.length - 1 });
  };
}

/** A clock that stands before 1970 must not keep anything from being saved. */
const wholeMs = (nowMs: number): number => Math.max(0, Math.round(nowMs));

function encodeNotes({ toAppend, nextSeq }: OpenedFiles, atMs: number): Uint8Array | null {
  if (toAppend.length === 0) return null;
  return Buffer.concat(toAppend.map((update, index) => encodeRecord({ docId: update.docId, bytes: update.bytes, by: "", atMs, seq: nextSeq + index })));
}

function takeGroup(waiting: Waiting[]): Waiting[] {
  let bytes = 0;
  let count = 0;
  for (const one of waiting) {
    if (count > 0 && bytes > MAX_GROUP_BYTES) break;
    for (const update of one.updates) bytes += update.bytes.length;
    count += 1;
  }
  return waiting.splice(0, count);
}

interface EncodedGroup { readonly accepted: readonly Waiting[]; readonly bytes: Uint8Array; readonly nextSeq: number }

/** Refuses what does not follow on; a refusal also refuses those that counted on it. */
function encodeGroup(group: readonly Waiting[], firstSeq: number, atMs: number): EncodedGroup {
  const accepted: Waiting[] = [];
  const frames: Uint8Array[] = [];
  let nextSeq = firstSeq;
  for (const one of group) {
    if (one.firstSeq !== nextSeq || one.updates.length === 0) {
      one.reject(new StorageError("out-of-order", `expected ${nextSeq}, got ${one.firstSeq}`));
      continue;
    }
    try {
      frames.push(...one.updates.map((update, index) => encodeRecord({ docId: update.docId, bytes: update.bytes, by: update.by ?? "", atMs, seq: one.firstSeq + index })));
      accepted.push(one);
      nextSeq += one.updates.length;
    } catch (cause) {
      one.reject(new StorageError("too-large", String(cause), { cause }));
    }
  }
  return { accepted, bytes: Buffer.concat(frames), nextSeq };
}
