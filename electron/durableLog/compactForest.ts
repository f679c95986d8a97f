import { basename, join } from "node:path";
import { encodeSnapshot, parseSnapshot, StorageError, type LoggedUpdate, type SnapshotFacts } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { gunzipped, gzipped } from "#electron/disk/gzip.ts";
import { patiently } from "#electron/disk/patiently.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";
import type { IsAside } from "./asideBase.ts";
import { foldTouched, type Fold } from "./foldTouched.ts";
import { archivedSegments, archiveName, asideName, checkpointName, folderOf, listAside, listCheckpoints, liveSegments, segmentName } from "./layout.ts";
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
  readonly fold: Fold;
  /** Documents that opening can do without: they get a file of their own. None unless it is told. */
  readonly isAside?: IsAside;
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
 * Puts everything up to the sealed segments into one checkpoint (of two files, when there are documents to keep aside), then moves those segments into the
 * archive. Every file appears whole under its name or not at all, each is read back before it counts, and nothing is removed before what replaces it is on disk;
 * so it may be interrupted anywhere and begun again.
 */
export async function compactForest({ fs, forestDir, throughSegment, throughSeq, fold, isAside = () => false }: CompactForestInput): Promise<Compacted> {
  const sealed = (await liveSegments(fs, forestDir)).filter((number) => number <= throughSegment);
  if (sealed.length === 0) return { throughSeq: null, archivedSegments: 0 };
  const state = await readStateUpdates(fs, forestDir, { throughSegment, mustReadAll: true });
  if (state.unnoted.length > 0 || state.throughSeq < throughSeq) {
    // A checkpoint stands for everything before it. While a hole is not noted, the next opening may still fill it; then it is told, and noted. Opening looks
    // behind a checkpoint only when the file beside it is not there.
    for (const path of state.damagedAside) await moveToDamaged(fs, forestDir, path);
    throw new StorageError("corrupt", "something is missing that opening has not dealt with yet");
  }
  if (throughSeq < 0) return { throughSeq: null, archivedSegments: 0 };
  await writeCheckpoint(fs, forestDir, { throughSeq, missing: [...state.missing] }, { documents: foldTouched(state, fold).documents, isAside });
  await ensureFolder(fs, forestDir, folderOf.archive(forestDir));
  for (const number of sealed) await archiveSegment(fs, forestDir, { number, throughSeq });
  await pruneCheckpoints(fs, forestDir);
  return { throughSeq, archivedSegments: sealed.length };
}

interface Content { readonly documents: readonly LoggedUpdate[]; readonly isAside: IsAside }

/** The file beside a checkpoint comes first: the checkpoint says that it is there. */
async function writeCheckpoint(fs: FileSystem, forestDir: string, facts: { readonly throughSeq: number } & Pick<SnapshotFacts, "missing">, { documents, isAside }: Content): Promise<void> {
  const folder = folderOf.checkpoints(forestDir);
  await ensureFolder(fs, forestDir, folder);
  const aside = documents.filter(({ docId }) => isAside(docId));
  const hasAside = aside.length > 0;
  if (hasAside) await writeSnapshot(fs, join(folder, asideName(facts.throughSeq)), encodeSnapshot({ kind: "checkpoint", ...facts }, aside));
  const main = documents.filter(({ docId }) => !isAside(docId));
  await writeSnapshot(fs, join(folder, checkpointName(facts.throughSeq)), encodeSnapshot({ kind: "checkpoint", ...facts, ...(hasAside ? { hasAside } : {}) }, main));
}

async function writeSnapshot(fs: FileSystem, path: string, snapshot: Uint8Array): Promise<void> {
  await writeWhole(fs, path, await gzipped(snapshot), async (written) => {
    const unpacked = await gunzipped(written);
    if (unpacked === null || !parseSnapshot(unpacked).ok) throw new StorageError("corrupt", "the checkpoint differs from what was written");
  });
}

async function moveToDamaged(fs: FileSystem, forestDir: string, path: string): Promise<void> {
  const folder = folderOf.damaged(forestDir);
  await ensureFolder(fs, forestDir, folder);
  await patiently(fs, () => fs.rename(path, join(folder, basename(path))));
  await fs.syncFolder(folder);
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
  const kept = new Set(files.map(({ throughSeq }) => throughSeq).filter((throughSeq) => !drop.has(throughSeq)));
  const aside = await listAside(fs, forestDir);
  const dropAside = new Set(checkpointsToDrop(aside.map(({ throughSeq }) => throughSeq)).filter((throughSeq) => !kept.has(throughSeq)));
  const doomed = [...files.filter(({ throughSeq }) => drop.has(throughSeq)), ...aside.filter(({ throughSeq }) => dropAside.has(throughSeq))];
  // The checkpoint goes before the file beside it: one that says more than there is would be taken for damaged.
  for (const { path } of doomed) await patiently(fs, () => fs.remove(path));
}
