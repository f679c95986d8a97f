import { isSharedDocId } from "#shared/sync/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { foldTouched, type Fold } from "#electron/durableLog/foldTouched.ts";
import { readForestOnDisk, readStateUpdates } from "#electron/durableLog/readForest.ts";
import { firstAfter, type HistoryPlace } from "./readAfter.ts";

export interface SharedAfter extends HistoryPlace {
  /** Only later ones. -1: all. */
  readonly seq: number;
  /** And none after this one: the reader may see what is not flushed yet. */
  readonly throughSeq: number;
  /** Work of others is left out; what has no author is taken along. */
  readonly author: string;
  /** A piece ends before this size, but holds one change at least. */
  readonly maxBytes: number;
}

export interface SharedUpdates {
  readonly updates: readonly LoggedUpdate[];
  /** Everything up to this number has been looked at. */
  readonly throughSeq: number;
  /** Nothing lies behind it yet. */
  readonly isEnd: boolean;
}

/** One piece of what this person wrote into the documents that are shared, in order. */
export async function readSharedAfter({ fs, forestDir, seq, throughSeq, author, maxBytes }: SharedAfter): Promise<SharedUpdates> {
  const { records } = await readForestOnDisk(fs, forestDir, { fromSeq: Math.max(0, seq + 1), throughSeq });
  const updates: LoggedUpdate[] = [];
  let bytes = 0;
  let through = seq;
  for (const record of records.slice(firstAfter(records, seq))) {
    const isOurs = isSharedDocId(record.docId) && (record.by === "" || record.by === author);
    // One number may stand there twice: a piece never ends between the two.
    if (isOurs && updates.length > 0 && bytes + record.bytes.length > maxBytes && record.seq !== through) return { updates, throughSeq: through, isEnd: false };
    through = record.seq;
    if (!isOurs) continue;
    updates.push({ docId: record.docId, bytes: record.bytes });
    bytes += record.bytes.length;
  }
  return { updates, throughSeq: through, isEnd: true };
}

/**
 * The shared documents as they stand on disk, one state each: what a group begins with. Every struct keeps its client id and number, and nothing is cleaned
 * up, because the one who founds the group goes on writing on top of the very same structs.
 */
export async function readSharedStates({ fs, forestDir, fold }: HistoryPlace & { readonly fold: Fold }): Promise<{ readonly documents: readonly LoggedUpdate[]; readonly throughSeq: number }> {
  const { states, records, throughSeq } = await readStateUpdates(fs, forestDir, { mustReadAll: true });
  const shared = <T extends LoggedUpdate>(updates: readonly T[]): T[] => updates.filter(({ docId }) => isSharedDocId(docId));
  const { documents } = foldTouched({ states: shared(states), records: shared(records) }, fold);
  return { documents, throughSeq };
}
