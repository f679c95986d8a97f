import { personOf } from "#shared/kernel/index.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import type { LoggedUpdate, LogRecord, SeqRange } from "#shared/storage/index.ts";
import { without } from "#electron/durableLog/holes.ts";
import { readAside, readForestOnDisk } from "#electron/durableLog/readForest.ts";
import type { HistoryPlace } from "./readAfter.ts";

/** Longer than this without a word in a note, and the next word begins another version of it. */
const VERSION_PAUSE_MS = 10 * 60_000;
const MAX_VERSIONS = 200;

/** What one person wrote into one note in one go. Both seqs belong to it; `atMs` is its last moment, 0 when not known. */
export interface NoteVersion {
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly atMs: number;
  readonly by: string;
  readonly edits: number;
}

/** Every note and discussion as it stands on disk. */
export async function readNotes({ fs, forestDir }: HistoryPlace): Promise<{ readonly updates: readonly LoggedUpdate[]; readonly missing: readonly SeqRange[] }> {
  return readAside(fs, forestDir, { isAside: isSideDocId });
}

/** One note as it was after change number `seq`: updates to apply in order. */
export async function readNoteAt({ fs, forestDir, docId, seq }: HistoryPlace & { readonly docId: string; readonly seq: number }): Promise<readonly LoggedUpdate[]> {
  return (await readAside(fs, forestDir, { isAside: (other) => other === docId, throughSeq: seq })).updates;
}

/** Which notes have changed since change number `seq`, and up to which one that is known. All of them when it cannot be told: what is asked for is no more than an index. */
export async function readChangedNotes({ fs, forestDir, seq }: HistoryPlace & { readonly seq: number }): Promise<{ readonly docIds: readonly string[]; readonly throughSeq: number }> {
  if (seq >= 0) {
    // The change at the number itself is looked for, too: a log that does not hold it is another one, or has lost its end.
    const { records, missing, throughSeq } = await readForestOnDisk(fs, forestDir, { fromSeq: seq });
    const isWhole = throughSeq >= seq && without(missing, [{ fromSeq: 0, toSeq: seq }]).length === 0;
    if (isWhole) return { docIds: namesOf(records.filter((record) => record.seq > seq)), throughSeq };
  }
  const { updates, throughSeq } = await readAside(fs, forestDir, { isAside: isSideDocId });
  return { docIds: namesOf(updates), throughSeq };
}

const namesOf = (updates: readonly LoggedUpdate[]): string[] => [...new Set(updates.map(({ docId }) => docId).filter(isSideDocId))];

/** The versions of one note, newest first; no more than the newest `MAX_VERSIONS`. */
export async function readNoteVersions({ fs, forestDir, docId }: HistoryPlace & { readonly docId: string }): Promise<readonly NoteVersion[]> {
  const { records } = await readForestOnDisk(fs, forestDir);
  const versions: NoteVersion[] = [];
  for (const record of records) {
    if (record.docId !== docId) continue;
    const last = versions[versions.length - 1];
    if (last !== undefined && isSameVersion(last, record)) versions[versions.length - 1] = { ...last, toSeq: record.seq, atMs: record.atMs, edits: last.edits + 1 };
    else versions.push({ fromSeq: record.seq, toSeq: record.seq, atMs: record.atMs, by: personOf(record.by), edits: 1 });
  }
  return versions.reverse().slice(0, MAX_VERSIONS);
}

/** Of moments that are not known nothing can be told apart. */
function isSameVersion(last: NoteVersion, { by, atMs, seq }: LogRecord): boolean {
  // One number twice is one write made again.
  if (seq === last.toSeq) return true;
  if (personOf(by) !== last.by) return false;
  if (atMs === 0 || last.atMs === 0) return atMs === last.atMs;
  return Math.abs(atMs - last.atMs) <= VERSION_PAUSE_MS;
}
