import { isOwnDocId, isSharedDocId } from "#shared/kernel/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { foldTouched, type Fold } from "#electron/durableLog/foldTouched.ts";
import { readForestOnDisk, readStateUpdates } from "#electron/durableLog/readForest.ts";
import { firstAfter, type HistoryPlace } from "./readAfter.ts";

export interface SharedAfter extends HistoryPlace {
  /** Only later ones. -1: all. */
  readonly seq: number;
  /** And none after this one: the reader may see what is not flushed yet. */
  readonly throughSeq: number;
  /** Whose work it is: that of others, and what this person did on another device, is left out; what has no author is taken along. */
  readonly authors: readonly string[];
  /** Also the documents of this person's alone, for their other devices. */
  readonly withOwn: boolean;
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
export async function readSharedAfter({ fs, forestDir, seq, throughSeq, authors, withOwn, maxBytes }: SharedAfter): Promise<SharedUpdates> {
  const { records } = await readForestOnDisk(fs, forestDir, { fromSeq: Math.max(0, seq + 1), throughSeq });
  const updates: LoggedUpdate[] = [];
  let bytes = 0;
  let through = seq;
  for (const record of records.slice(firstAfter(records, seq))) {
    const isOurs = (isSharedDocId(record.docId) || (withOwn && isOwnDocId(record.docId))) && (record.by === "" || authors.includes(record.by));
    // One number may stand there twice: a piece never ends between the two.
    if (isOurs && updates.length > 0 && bytes + record.bytes.length > maxBytes && record.seq !== through) return { updates, throughSeq: through, isEnd: false };
    through = record.seq;
    if (!isOurs) continue;
    updates.push({ docId: record.docId, bytes: record.bytes });
    bytes += record.bytes.length;
  }
  return { updates, throughSeq: through, isEnd: true };
}

/** The documents of this person's alone as they stand on disk, one state each: what another device of theirs begins with. Rejects when something cannot be read. */
export async function readOwnStates({ fs, forestDir, fold }: HistoryPlace & { readonly fold: Fold }): Promise<readonly LoggedUpdate[]> {
  const { states, records } = await readStateUpdates(fs, forestDir, { mustReadAll: true });
  const own = <T extends LoggedUpdate>(updates: readonly T[]): T[] => updates.filter(({ docId }) => isOwnDocId(docId));
  return foldTouched({ states: own(states), records: own(records) }, fold).documents;
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
