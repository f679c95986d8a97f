import { join } from "node:path";
import { readRecords, StorageError, type LoggedUpdate, type LogRecord, type SeqRange, type Snapshot } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { gunzipped } from "#electron/disk/gzip.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { asideBase, type IsAside } from "./asideBase.ts";
import { distinctRanges, gapsIn, isOwnDoc, mergeRecords, notedHoles, without } from "./holes.ts";
import { archivedSegments, folderOf, listCheckpoints, liveSegments, segmentName, type ArchivedSegment, type CheckpointFile } from "./layout.ts";
import { examineCheckpoint } from "./readCheckpoint.ts";

/** Everything a forest's folder holds, for readers that change nothing. */
export interface ForestOnDisk {
  /** Every readable record of archive and log, by number, each number once; storage's own records left out. */
  readonly records: readonly LogRecord[];
  /** Ascending, not read yet. */
  readonly checkpoints: readonly CheckpointFile[];
  /** Stretches from `fromSeq` on that nothing could supply. */
  readonly missing: readonly SeqRange[];
  /** Those among them that opening has not noted yet: a copy may still supply them. */
  readonly unnoted: readonly SeqRange[];
  /** -1 when empty. */
  readonly throughSeq: number;
}

export interface ReadForestOptions {
  /** Rejects with the system's error when the medium does not give a file back, instead of going on without it. */
  readonly mustReadAll?: boolean;
  /** Records before this number are not wanted: archived files that end earlier are not opened. */
  readonly fromSeq?: number;
  /** Records after this number are not wanted: archived files that begin later are not opened. */
  readonly throughSeq?: number;
  /** Live segments after this one are left out. */
  readonly throughSegment?: number;
  /** There were records up to this number at least: where they end earlier, the rest is missing. */
  readonly reachesSeq?: number;
}

const MAX_ATTEMPTS = 5;

/**
 * Reads a forest's folder. Safe while the log is being appended to (a torn end is ignored) and while a compaction moves files: a file that has gone between
 * listing and reading makes it begin again.
 */
export async function readForestOnDisk(fs: FileSystem, forestDir: string, options: ReadForestOptions = {}): Promise<ForestOnDisk> {
  return whileFilesMove(() => readOnce(fs, forestDir, options));
}

async function readOnce(fs: FileSystem, forestDir: string, { fromSeq = 0, throughSeq: wanted = Infinity, throughSegment = Infinity, mustReadAll = false, reachesSeq = -1 }: ReadForestOptions): Promise<ForestOnDisk> {
  // Live before archive: what is archived in between is then seen twice, never not at all.
  const live = (await liveSegments(fs, forestDir)).filter((number) => number <= throughSegment);
  const archived = within(await archivedSegments(fs, forestDir), fromSeq, wanted);
  const lists: LogRecord[][] = [];
  const readOr = (read: () => Promise<LogRecord[]>): Promise<LogRecord[]> => (mustReadAll ? read() : orNothing(read));
  for (const number of live) lists.push(await readOr(async () => recordsOf(await fs.read(join(folderOf.log(forestDir), segmentName(number))))));
  for (const segment of archived) lists.push(await readOr(() => readArchived(fs, segment)));
  const all = mergeRecords(...lists).filter(({ seq }) => seq >= fromSeq && seq <= wanted);
  const checkpoints = await listCheckpoints(fs, forestDir);
  const holes = notedHoles(all);
  const unnoted = without(gapsIn(all, fromSeq, reachesSeq), holes);
  return {
    records: all.filter(({ docId }) => !isOwnDoc(docId)),
    checkpoints,
    unnoted,
    missing: [...unnoted, ...holes.flatMap(({ lost }) => lost)].sort((a, b) => a.fromSeq - b.fromSeq),
    throughSeq: all[all.length - 1]?.seq ?? Math.min(fromSeq - 1, checkpoints[checkpoints.length - 1]?.throughSeq ?? -1),
  };
}

/** Segments that may hold numbers of this stretch. Those that were put away together bear the same number, and begin after the one before. */
function within(ascending: readonly ArchivedSegment[], fromSeq: number, throughSeq: number): readonly ArchivedSegment[] {
  return ascending.filter(({ throughSeq: own }) => {
    if (own === null) return true;
    const before = ascending.reduce((highest, other) => (other.throughSeq !== null && other.throughSeq < own ? Math.max(highest, other.throughSeq) : highest), -1);
    return own >= fromSeq && before < throughSeq;
  });
}

/** The records of an archived segment; none when it is damaged, so that its numbers show up as missing. Rejects when the medium does not give it back. */
export async function readArchived(fs: FileSystem, segment: ArchivedSegment): Promise<LogRecord[]> {
  const bytes = await gunzipped(await fs.read(segment.path));
  return bytes === null ? [] : recordsOf(bytes);
}

/** Nothing instead of what the medium does not give back just now; `onUnreadable` is told. */
export async function orNothing(read: () => Promise<LogRecord[]>, onUnreadable?: () => void): Promise<LogRecord[]> {
  try {
    return await read();
  } catch (cause) {
    if (errnoOf(cause) !== "EIO") throw cause;
    onUnreadable?.();
    return [];
  }
}

function recordsOf(file: Uint8Array): LogRecord[] {
  const records: LogRecord[] = [];
  for (const piece of readRecords(file)) {
    if (piece.kind === "newer-format") throw new StorageError("newer-format", `log format ${piece.version}`);
    if (piece.kind === "record") records.push(piece.record);
  }
  return records;
}

export interface StateOnDisk {
  /** States of documents first, then single updates in order. */
  readonly updates: readonly LoggedUpdate[];
  /** The states among them, and what came after. */
  readonly states: readonly LoggedUpdate[];
  readonly records: readonly LogRecord[];
  readonly throughSeq: number;
  readonly missing: readonly SeqRange[];
  readonly unnoted: readonly SeqRange[];
  /** Files of documents kept aside that are damaged; older ones and the archive stood in for them. */
  readonly damagedAside: readonly string[];
}

/**
 * The newest state of every document: the newest sound checkpoint, the newest sound file of documents kept aside, and every record later than both. Where one
 * of the two is older, some records are in the other already: applying them again does no harm.
 */
export async function readStateUpdates(fs: FileSystem, forestDir: string, options: Pick<ReadForestOptions, "throughSegment" | "mustReadAll"> = {}): Promise<StateOnDisk> {
  return whileFilesMove(async () => {
    const base = await newestCheckpoint(fs, forestDir, options.mustReadAll ?? false);
    const baseSeq = base?.manifest.throughSeq ?? -1;
    const aside = await asideBase(fs, forestDir, { known: base });
    if (aside.isUnreadable && options.mustReadAll === true) throw new StorageError("unexpected", "a file of notes cannot be read just now");
    const { records, missing, unnoted, throughSeq } = await readOnce(fs, forestDir, { ...options, fromSeq: Math.min(baseSeq, aside.seq) + 1, reachesSeq: aside.reachesSeq });
    const states = [...(base?.documents ?? []), ...aside.documents];
    return {
      states, records,
      updates: [...states, ...records],
      // Not the number of the documents kept aside: they may be ahead, and must not hide that the end of the log is gone.
      throughSeq: Math.max(baseSeq, throughSeq),
      missing: distinctRanges([...(base?.manifest.missing ?? []), ...aside.missing, ...missing]),
      unnoted,
      damagedAside: aside.damagedPaths,
    };
  });
}

export interface AsideOnDisk {
  readonly updates: readonly LoggedUpdate[];
  readonly throughSeq: number;
  /** Stretches that nothing could supply. */
  readonly missing: readonly SeqRange[];
}

/** The documents kept aside, and no others: their newest states, then what came after. `throughSeq`: as they were after that change. */
export async function readAside(fs: FileSystem, forestDir: string, { isAside, throughSeq: wanted = Infinity }: { readonly isAside: IsAside; readonly throughSeq?: number }): Promise<AsideOnDisk> {
  return whileFilesMove(async () => {
    const base = await asideBase(fs, forestDir, { throughSeq: wanted });
    const { records, missing, throughSeq } = await readOnce(fs, forestDir, { fromSeq: base.seq + 1, throughSeq: wanted, reachesSeq: base.reachesSeq });
    return {
      updates: [...base.documents, ...records].filter(({ docId }) => isAside(docId)),
      throughSeq: Math.max(base.seq, throughSeq),
      // A hole that opening noted may lie in what a checkpoint lost and this file holds.
      missing: distinctRanges([...base.missing, ...without(missing, [{ fromSeq: 0, toSeq: base.seq }])]),
    };
  });
}

/** The newest checkpoint that is sound; null when there is none. */
async function newestCheckpoint(fs: FileSystem, forestDir: string, mustReadAll: boolean): Promise<Snapshot | null> {
  for (const { path } of [...(await listCheckpoints(fs, forestDir))].reverse()) {
    const found = await examineCheckpoint(fs, path);
    if (typeof found !== "string") return found;
    if (found === "unreadable" && mustReadAll) throw new StorageError("unexpected", "a checkpoint cannot be read just now");
  }
  return null;
}

async function whileFilesMove<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
    try {
      return await read();
    } catch (cause) {
      if (errnoOf(cause) !== "ENOENT") throw cause;
    }
  }
  return read();
}
