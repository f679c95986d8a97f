import { basename, join } from "node:path";
import type { CopyKind, LogDamage, LoggedUpdate, LogRecord, OpenedLog, SeqRange, Snapshot } from "#shared/storage/index.ts";
import { fileTimestamp } from "#electron/disk/fileTimestamp.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { asideBase } from "./asideBase.ts";
import { encodeHole, gapsIn, isOwnDoc, mergeRecords, notedHoles, without } from "./holes.ts";
import { archivedSegments, folderOf, listAside, listCheckpoints } from "./layout.ts";
import { orNothing, readArchived } from "./readForest.ts";
import { examineCheckpoint } from "./readCheckpoint.ts";
import { readSegments, type AppendPlace } from "./readSegments.ts";
import type { SetAsideParts } from "./setAside.ts";

/** Copies outside the folder that may fill a hole. Both never reject: a copy that cannot be read is no copy. */
export interface OtherCopies {
  /** The highest number any of them holds, from names alone; -1 when there is none. */
  throughSeq(): Promise<number>;
  /** Those that reach this number, newest first, each opened only when it is asked for. */
  snapshots(fromSeq: number): AsyncIterable<Snapshot>;
}

export interface OpenFilesParts extends SetAsideParts {
  readonly otherCopies?: OtherCopies | undefined;
}

export interface OpenedFiles extends OpenedLog {
  /** The number of the first of `toAppend`; the log's next number once those are written. */
  readonly nextSeq: number;
  readonly appendTo: AppendPlace;
  /** To be appended at once: notes of holes, and what filled them. */
  readonly toAppend: readonly LoggedUpdate[];
  /** How much lies behind the newest checkpoint. */
  readonly tail: { readonly records: number; readonly bytes: number };
}

/** `seq`: the checkpoint's number, or an earlier one when the file beside it is gone; then the records since are looked through for holes as well. */
interface Base { readonly snapshot: Snapshot | null; readonly seq: number; readonly damage: readonly LogDamage[]; readonly highestNamed: number; readonly isUnreadable: boolean }

/**
 * Opens a forest's folder: newest sound checkpoint, then the log. At a hole everything around it is kept, and it is filled from the archive or from another
 * copy as far as those go. Documents kept aside are not read; that their file is there is enough until somebody needs them. Cuts off a torn tail and sets damaged checkpoints aside; writes nothing else.
 */
export async function openForestFiles(parts: OpenFilesParts): Promise<OpenedFiles> {
  const live = await readSegments(parts);
  const base = await soundBase(parts);
  const archived = (await archivedSegments(parts.fs, parts.forestDir)).filter(({ throughSeq }) => throughSeq === null || throughSeq > base.seq);
  const highest = Math.max(
    base.highestNamed, live.records.reduce((max, { seq }) => Math.max(max, seq), -1),
    ...archived.map(({ throughSeq }) => throughSeq ?? -1), (await parts.otherCopies?.throughSeq()) ?? -1,
  );
  const after = (records: readonly LogRecord[]): LogRecord[] => records.filter(({ seq }) => seq > base.seq);
  const filledFrom: CopyKind[] = [];
  let isUnreadable = base.isUnreadable || live.unreadableRecords > 0;

  let records = after(mergeRecords(live.records));
  const inLog = gapsIn(records, base.seq + 1, highest);
  // Whatever was noted about a hole before: the archive may be readable again.
  if (inLog.length > 0 && archived.length > 0) {
    const lists = await Promise.all(archived.map((segment) => orNothing(() => readArchived(parts.fs, segment), () => { isUnreadable = true; })));
    records = after(mergeRecords(records, ...lists));
    if (countOf(gapsIn(records, base.seq + 1, highest)) < countOf(inLog)) filledFrom.push("archive");
  }
  const gaps = without(gapsIn(records, base.seq + 1, highest), notedHoles(records));
  const fillers = gaps.length > 0 ? await fillFrom(parts.otherCopies, gaps) : { documents: [], left: gaps };
  if (fillers.documents.length > 0) filledFrom.push("backup");
  // Numbers that an unreadable file may hold are not given again: once it can be read, they would stand for two things.
  const nextSeq = highest + 1 + live.unreadableRecords;
  const skipped = live.unreadableRecords === 0 ? [] : [encodeHole({ fromSeq: highest + 1, toSeq: nextSeq - 1, afterMs: 0, beforeMs: 0 }, [], [])];
  return {
    nextSeq,
    updates: [...(base.snapshot?.documents ?? []), ...fillers.documents, ...records.filter(({ docId }) => !isOwnDoc(docId))],
    damage: [...base.damage, ...live.damage],
    missing: fillers.left,
    filledFrom,
    appendTo: live.appendTo,
    // A hole is noted only when every file has been read: what the medium does not give back today it may give back tomorrow.
    toAppend: isUnreadable ? skipped : [...fillers.documents, ...gaps.map((hole) => encodeHole(hole, filledFrom, fillers.left.filter((range) => range.fromSeq >= hole.fromSeq && range.toSeq <= hole.toSeq)))],
    tail: { records: records.length, bytes: records.reduce((sum, { bytes }) => sum + bytes.length, 0) },
  };
}

const countOf = (ranges: readonly SeqRange[]): number => ranges.reduce((sum, { fromSeq, toSeq }) => sum + toSeq - fromSeq + 1, 0);

/** The newest checkpoint that is sound. Newer ones that are not are set aside, so that they are met once. */
async function soundBase(parts: OpenFilesParts): Promise<Base> {
  const damage: LogDamage[] = [];
  let isUnreadable = false;
  const files = await listCheckpoints(parts.fs, parts.forestDir);
  const aside = await listAside(parts.fs, parts.forestDir);
  const highestNamed = Math.max(files[files.length - 1]?.throughSeq ?? -1, aside[aside.length - 1]?.throughSeq ?? -1);
  for (const { path } of [...files].reverse()) {
    const found = await examineCheckpoint(parts.fs, path);
    if (typeof found !== "string") {
      const seq = found.manifest.throughSeq ?? -1;
      if (found.manifest.hasAside !== true || aside.some(({ throughSeq }) => throughSeq === seq)) return { snapshot: found, seq, damage, highestNamed, isUnreadable };
      const older = await asideBase(parts.fs, parts.forestDir, { known: found });
      return { snapshot: found, seq: Math.min(seq, older.seq), damage, highestNamed, isUnreadable: isUnreadable || older.isUnreadable };
    }
    isUnreadable ||= found === "unreadable";
    // One that the medium does not give back today may be perfectly well tomorrow: it stays where it is.
    const setAsidePath = found === "damaged" ? await moveAside(parts, path) : "";
    damage.push({ kind: "bad-checkpoint", recordsAfter: 0, lostBytes: 0, setAsidePath });
  }
  return { snapshot: null, seq: -1, damage, highestNamed, isUnreadable };
}

async function moveAside({ fs, forestDir, nowMs }: OpenFilesParts, path: string): Promise<string> {
  const folder = folderOf.damaged(forestDir);
  const target = join(folder, `${fileTimestamp(nowMs())}-${basename(path)}`);
  try {
    await fs.makeFolder(folder);
    await fs.rename(path, target);
    await fs.syncFolder(folder);
    return target;
  } catch (cause) {
    // A system error (full, read-only) must not keep a forest from opening: the file stays and is met again next time.
    if (errnoOf(cause) === null) throw cause;
    return "";
  }
}

interface Filled { readonly documents: readonly LoggedUpdate[]; readonly left: readonly SeqRange[] }

async function fillFrom(copies: OtherCopies | undefined, gaps: readonly SeqRange[]): Promise<Filled> {
  const documents: LoggedUpdate[] = [];
  let left = [...gaps];
  if (copies === undefined) return { documents, left };
  for await (const { manifest, documents: held } of copies.snapshots(Math.min(...gaps.map(({ fromSeq }) => fromSeq)))) {
    const covers = without([{ fromSeq: 0, toSeq: manifest.throughSeq ?? -1, afterMs: 0, beforeMs: 0 }], manifest.missing);
    const next = without(left, covers);
    if (countOf(next) < countOf(left)) documents.push(...held);
    left = next;
    if (left.length === 0) break;
  }
  return { documents, left };
}
