import { join } from "node:path";
import { encodeRecord, StorageError, type LoggedUpdate, type UpdateLog } from "#shared/storage/index.ts";
import { createTaskQueue } from "../disk/taskQueue.ts";
import { toStorageError } from "../disk/toStorageError.ts";
import type { LogFileSystem } from "./logFileSystem.ts";
import { readSegments } from "./readSegments.ts";
import { SegmentWriter } from "./segmentWriter.ts";

export interface FileLogParts {
  readonly fs: LogFileSystem;
  readonly forestDir: string;
  readonly nowMs: () => number;
}

export interface FileLog extends UpdateLog {
  /** Runs a task while nothing is written, so that the files can be copied whole. Appends wait. */
  hold<T>(task: () => Promise<T>): Promise<T>;
  /** Within `hold`: goes on in another folder that holds the same files. */
  moveTo(forestDir: string): Promise<void>;
}

interface Waiting {
  readonly firstSeq: number;
  readonly updates: readonly LoggedUpdate[];
  readonly resolve: (answer: { readonly durableThroughSeq: number }) => void;
  readonly reject: (failure: StorageError) => void;
}

/** One flush serves what has queued up meanwhile, but not more than this, so that memory stays bounded. */
const MAX_GROUP_BYTES = 16 * 1024 * 1024;

/** The durable log of one forest in files: see shared/storage for the format and the promises. */
export function createFileLog(parts: FileLogParts): FileLog {
  const { fs, nowMs } = parts;
  const queue = createTaskQueue();
  const waiting: Waiting[] = [];
  let forestDir = parts.forestDir;
  let opened: { readonly writer: SegmentWriter; nextSeq: number } | null = null;

  const closeWriter = async (): Promise<void> => {
    const writer = opened?.writer;
    opened = null;
    await writer?.close();
  };

  const commitGroup = async (): Promise<void> => {
    const group = takeGroup(waiting);
    if (waiting.length > 0) void queue.run(commitGroup);
    if (opened === null) {
      for (const one of group) one.reject(new StorageError("not-open", "the log is not open"));
      return;
    }
    const { accepted, bytes, nextSeq } = encodeGroup(group, opened.nextSeq);
    if (accepted.length === 0) return;
    try {
      await opened.writer.append(bytes);
    } catch (cause) {
      const failure = toStorageError(cause, "append");
      for (const one of accepted) one.reject(failure);
      return;
    }
    opened.nextSeq = nextSeq;
    for (const one of accepted) one.resolve({ durableThroughSeq: one.firstSeq + one.updates.length - 1 });
  };

  return {
    open: () => queue.run(async () => {
      try {
        await closeWriter();
        const { appendTo, ...log } = await readSegments({ fs, forestDir, nowMs });
        opened = { writer: new SegmentWriter(fs, join(forestDir, "log"), appendTo), nextSeq: log.nextSeq };
        return log;
      } catch (cause) {
        throw toStorageError(cause, "open log");
      }
    }),
    append: (firstSeq, updates) => new Promise((resolve, reject) => {
      waiting.push({ firstSeq, updates, resolve, reject });
      // The commit takes everything that waits, so only the first one needs to ask for it.
      if (waiting.length === 1) void queue.run(commitGroup);
    }),
    close: () => queue.run(async () => {
      try {
        await closeWriter();
      } catch (cause) {
        throw toStorageError(cause, "close log");
      }
    }),
    hold: (task) => queue.run(task),
    moveTo: async (newDir) => {
      forestDir = newDir;
      await opened?.writer.moveTo(join(newDir, "log"));
    },
  };
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
function encodeGroup(group: readonly Waiting[], firstSeq: number): EncodedGroup {
  const accepted: Waiting[] = [];
  const frames: Uint8Array[] = [];
  let nextSeq = firstSeq;
  for (const one of group) {
    if (one.firstSeq !== nextSeq || one.updates.length === 0) {
      one.reject(new StorageError("out-of-order", `expected ${nextSeq}, got ${one.firstSeq}`));
      continue;
    }
    try {
      frames.push(...one.updates.map((update, index) => encodeRecord({ ...update, seq: one.firstSeq + index })));
      accepted.push(one);
      nextSeq += one.updates.length;
    } catch (cause) {
      one.reject(new StorageError("too-large", String(cause), { cause }));
    }
  }
  return { accepted, bytes: Buffer.concat(frames), nextSeq };
}
