import { isSideDocId } from "#shared/notes/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { listCheckpoints } from "#electron/durableLog/layout.ts";
import { readCheckpoint } from "#electron/durableLog/readCheckpoint.ts";
import { readForestOnDisk } from "#electron/durableLog/readForest.ts";
import { firstAfter, type HistoryPlace } from "./readAfter.ts";

/**
 * `forest` and `personal` as they were after change number `seq`: updates to apply in order. Notes and discussions are read one by one (`readNoteAt`). They come from the newest sound checkpoint at or before it (a damaged one
 * costs time only: the one before it serves) and the records after that. What builds on a lost change waits inside, as in Yjs.
 */
export async function readStateAt({ fs, forestDir, seq }: HistoryPlace & { readonly seq: number }): Promise<readonly LoggedUpdate[]> {
  if (seq < 0) return [];
  const base = await checkpointThrough({ fs, forestDir }, seq);
  if (base.throughSeq === seq) return base.documents;
  const { records } = await readForestOnDisk(fs, forestDir, { fromSeq: base.throughSeq + 1, throughSeq: seq });
  return [...base.documents, ...withoutNotes(records.slice(0, firstAfter(records, seq)))];
}

/** What can be run through quickly: ten thousand notes would be ten thousand documents to build. */
export function withoutNotes<T extends LoggedUpdate>(updates: readonly T[]): readonly T[] {
  return updates.filter(({ docId }) => !isSideDocId(docId));
}

interface Base { readonly documents: readonly LoggedUpdate[]; readonly throughSeq: number }

async function checkpointThrough({ fs, forestDir }: HistoryPlace, seq: number): Promise<Base> {
  const candidates = (await listCheckpoints(fs, forestDir)).filter(({ throughSeq }) => throughSeq <= seq);
  for (const { path, throughSeq } of candidates.reverse()) {
    const documents = await documentsIn(fs, path);
    if (documents !== null) return { documents, throughSeq };
  }
  return { documents: [], throughSeq: -1 };
}

/** What a checkpoint holds, but for notes; null when it is damaged, or was thinned out since it was listed. */
export async function documentsIn(fs: FileSystem, path: string): Promise<readonly LoggedUpdate[] | null> {
  try {
    const checkpoint = await readCheckpoint(fs, path);
    return checkpoint === null ? null : withoutNotes(checkpoint.documents);
  } catch (cause) {
    if (errnoOf(cause) === "ENOENT") return null;
    throw cause;
  }
}
