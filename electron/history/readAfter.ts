import type { LogRecord, SeqRange } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import type { CheckpointFile } from "#electron/durableLog/layout.ts";
import { readForestOnDisk } from "#electron/durableLog/readForest.ts";

/** The forest a reader of history looks at. */
export interface HistoryPlace {
  readonly fs: FileSystem;
  readonly forestDir: string;
}

/** A log from a number on. */
export interface LaterHistory {
  readonly afterSeq: number;
  /** The change with that number; null when no file holds it. */
  readonly last: LogRecord | null;
  /** Everything later, ascending. */
  readonly records: readonly LogRecord[];
  /** All of them, ascending. */
  readonly checkpoints: readonly CheckpointFile[];
  /** Stretches later than `afterSeq` that nobody could read, and those that were noted later. */
  readonly missing: readonly SeqRange[];
  readonly throughSeq: number;
}

/** What came after change number `afterSeq`, up to `upTo`: what was archived later is then not opened. */
export async function readAfter({ fs, forestDir }: HistoryPlace, afterSeq: number, upTo = Infinity): Promise<LaterHistory> {
  // The change at the number itself is read, too: a cache is compared with it.
  const { records, checkpoints, missing, throughSeq } = await readForestOnDisk(fs, forestDir, { fromSeq: Math.max(0, afterSeq), throughSeq: upTo });
  const cut = firstAfter(records, afterSeq);
  return { afterSeq, last: records[cut - 1] ?? null, records: records.slice(cut), checkpoints, missing, throughSeq };
}

/** Where the records with a higher number begin. */
export function firstAfter(records: readonly LogRecord[], seq: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((records[middle]?.seq ?? Infinity) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
