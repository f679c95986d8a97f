import { toStorageError } from "#electron/disk/toStorageError.ts";
import type { FileLog, RunCompaction } from "./fileLog.ts";

/** Opening replays this much without anybody noticing; beyond it a checkpoint pays. */
const TAIL_RECORDS = 2_000;
const TAIL_BYTES = 8 * 1024 * 1024;
/** Not at once: right after opening, the window needs the machine for itself. */
const DELAY_MS = 4_000;

export interface CompactingParts {
  readonly run: RunCompaction;
  /** Calls a task once, later. */
  readonly after: (delayMs: number, task: () => void) => void;
  /** A forest has been compacted. */
  readonly onCompacted?: (forestId: string) => void;
  /** For the log file. */
  readonly warn: (message: string) => void;
}

/** Decides when a log is compacted. After a failure it waits until as much again has been written: a full disk is not asked every second. */
export function createCompacting({ run, after, onCompacted, warn }: CompactingParts): { onGrown(forestId: string, log: FileLog): void } {
  const patience = new WeakMap<FileLog, { readonly records: number; readonly bytes: number }>();
  const running = new WeakSet<FileLog>();

  const compact = async (forestId: string, log: FileLog): Promise<void> => {
    try {
      if ((await log.compact(run)) !== null) onCompacted?.(forestId);
      patience.delete(log);
    } catch (cause) {
      warn(`${toStorageError(cause, "compaction").message} (${forestId})`);
      patience.set(log, log.tail());
    } finally {
      running.delete(log);
    }
  };

  return {
    onGrown: (forestId, log) => {
      const { records, bytes } = log.tail();
      const failedAt = patience.get(log) ?? { records: 0, bytes: 0 };
      if (running.has(log) || (records - failedAt.records < TAIL_RECORDS && bytes - failedAt.bytes < TAIL_BYTES)) return;
      running.add(log);
      after(DELAY_MS, () => { void compact(forestId, log); });
    },
  };
}
