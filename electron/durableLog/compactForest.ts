import { join } from "node:path";
import { encodeSnapshot, parseSnapshot, StorageError, type LoggedUpdate } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { gunzipped, gzipped } from "#electron/disk/gzip.ts";
import { patiently } from "#electron/disk/patiently.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";
import { archivedSegments, archiveName, checkpointName, folderOf, listCheckpoints, liveSegments, segmentName } from "./layout.ts";
import { readStateUpdates } from "./readForest.ts";

export interface CompactForestInput {
  readonly fs: FileSystem;
  readonly forestDir: string;
  /** Segments up to this number are sealed: nobody appends to them. */
  readonly throughSegment: number;
  /**
   * The highest number that was acknowledged when they were sealed. A refused append that could not be taken back may lie behind it in the same file; its number
   * is given again, and a checkpoint that claimed it would hide what then bears it.
   */
  readonly throughSeq: number;
  /** Makes one state per document out of updates. Storage does not know how. */
  readonly fold: (updates: readonly LoggedUpdate[]) => { readonly documents: readonly LoggedUpdate[]; readonly rejected: number };
}

export interface Compacted {
  /** The number the new checkpoint reaches; null when there was nothing to do. */
  readonly throughSeq: number | null;
  readonly archivedSegments: number;
}

/** Checkpoints of the past stay when they are this far apart, so that any earlier state is never more than so many records away from one. */
const CHECKPOINT_SPACING_RECORDS = 30_000;
/** The newest ones stay in any case: should the last one be damaged, the one before serves. */
const NEWEST_KEPT = 2;

/**
 * Puts everything up to the sealed segments into one checkpoint, then moves those segments into the archive. Every file appears whole under its name or not at
 * all, each is read back before it counts, and nothing is removed before what replaces it is on disk; so it may be interrupted anywhere and begun again.
 */
export async function compactForest({ fs, forestDir, throughSegment, throughSeq: sealedThroughSeq, fold }: CompactForestInput): Promise<Compacted> {
  const sealed = (await liveSegments(fs, forestDir)).filter((number) => number <= throughSegment);
  if (sealed.length === 0) return { throughSeq: null, archivedSegments: 0 };
  const { updates, throughSeq: readThroughSeq, missing, unnoted } = await readStateUpdates(fs, forestDir, { throughSegment, mustReadAll: true });
  // A checkpoint stands for everything before it. While a hole is not noted, the next opening may still fill it; then it is told, and noted.
  if (unnoted.length > 0 || readThroughSeq < sealedThroughSeq) throw new StorageError("corrupt", "something is missing that opening has not dealt with yet");
  const throughSeq = sealedThroughSeq;
  if (throughSeq < 0) return { throughSeq: null, archivedSegments: 0 };
  const { documents } = fold(updates);
  const path = join(folderOf.checkpoints(forestDir), checkpointName(throughSeq));
  await ensureFolder(fs, forestDir, folderOf.checkpoints(forestDir));
  const packed = await gzipped(encodeSnapshot({ kind: "checkpoint", throughSeq, missing: [...missing] }, documents));
  await writeWhole(fs, path, packed, async (written) => {
    const unpacked = await gunzipped(written);
    if (unpacked === null || !parseSnapshot(unpacked).ok) throw new StorageError("corrupt", "the checkpoint differs from what was written");
  });
  await ensureFolder(fs, forestDir, folderOf.archive(forestDir));
  for (const number of sealed) await archiveSegment(fs, forestDir, { number, throughSeq });
  await pruneCheckpoints(fs, forestDir);
  return { throughSeq, archivedSegments: sealed.length };
}

/** The folder's own name is flushed every time: an earlier attempt may have been killed between making it and that. */
async function ensureFolder(fs: FileSystem, forestDir: string, folder: string): Promise<void> {
  // Making a folder makes its parents: a forest that was deleted meanwhile must not come back as a ghost.
  if (!(await fs.folderExists(forestDir))) throw new StorageError("not-found", "the forest is gone");
  if (!(await fs.folderExists(folder))) await fs.makeFolder(folder);
  await fs.syncFolder(forestDir);
}

async function archiveSegment(fs: FileSystem, forestDir: string, { number, throughSeq }: { readonly number: number; readonly throughSeq: number }): Promise<void> {
  const livePath = join(folderOf.log(forestDir), segmentName(number));
  const original = await fs.read(livePath);
  if (!(await isArchived(fs, forestDir, { number, original }))) await writeArchived(fs, forestDir, { number, throughSeq, original });
  await patiently(fs, () => fs.remove(livePath));
  await fs.syncFolder(folderOf.log(forestDir));
}

/** An earlier attempt may have come this far. */
async function isArchived(fs: FileSystem, forestDir: string, { number, original }: { readonly number: number; readonly original: Uint8Array }): Promise<boolean> {
  for (const segment of await archivedSegments(fs, forestDir)) {
    if (segment.number !== number) continue;
    const unpacked = await gunzipped(await fs.read(segment.path));
    if (unpacked === null || Buffer.compare(unpacked, original) !== 0) continue;
    // The attempt may have ended before its name was flushed.
    await fs.syncFolder(folderOf.archive(forestDir));
    return true;
  }
  return false;
}

async function writeArchived(fs: FileSystem, forestDir: string, { number, throughSeq, original }: { readonly number: number; readonly throughSeq: number; readonly original: Uint8Array }): Promise<void> {
  const target = join(folderOf.archive(forestDir), archiveName(number, throughSeq));
  await writeWhole(fs, target, await gzipped(original), async (written) => {
    const unpacked = await gunzipped(written);
    if (unpacked === null || Buffer.compare(unpacked, original) !== 0) throw new StorageError("corrupt", "the archived segment differs from the live one");
  });
}

/** Which checkpoints of the past may go. `ascending` is by number. */
export function checkpointsToDrop(ascending: readonly number[], spacing = CHECKPOINT_SPACING_RECORDS): readonly number[] {
  const droppable = ascending.slice(0, Math.max(0, ascending.length - NEWEST_KEPT));
  const dropped: number[] = [];
  let lastKept = Number.NEGATIVE_INFINITY;
  droppable.forEach((throughSeq, index) => {
    const next = ascending[index + 1] ?? Number.POSITIVE_INFINITY;
    // Needed when the stretch from the last kept one to the next would become longer than the spacing.
    if (next - lastKept > spacing) lastKept = throughSeq;
    else dropped.push(throughSeq);
  });
  return dropped;
}

async function pruneCheckpoints(fs: FileSystem, forestDir: string): Promise<void> {
  const files = await listCheckpoints(fs, forestDir);
  const drop = new Set(checkpointsToDrop(files.map(({ throughSeq }) => throughSeq)));
  for (const { throughSeq, path } of files) if (drop.has(throughSeq)) await patiently(fs, () => fs.remove(path));
}
