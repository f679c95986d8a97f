import { join } from "node:path";
import { LOG_FORMAT_VERSION, readRecords, StorageError, type LogDamage, type LogRecord } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { archivedSegments, folderOf, liveSegments, segmentName } from "./layout.ts";
import { setAside, type SetAsideParts } from "./setAside.ts";

/** Where the next append goes. `durableBytes` 0 with `exists` means an empty file without a header. */
export interface AppendPlace {
  readonly number: number;
  readonly exists: boolean;
  readonly durableBytes: number;
}

export interface SegmentsRead {
  /** In file order. */
  readonly records: readonly LogRecord[];
  readonly damage: readonly LogDamage[];
  readonly appendTo: AppendPlace;
  /** At most so many records lie in files that could not be read. */
  readonly unreadableRecords: number;
}

/**
 * Reads the live segments of a forest's log, keeping all that is readable. A torn tail (a write that was cut off) is set aside and cut off, so that
 * appending can go on there. A file with damage in the middle is copied aside and left as it is; appending goes on in a new segment.
 */
export async function readSegments(parts: SetAsideParts): Promise<SegmentsRead> {
  const { fs, forestDir } = parts;
  if (!(await fs.folderExists(forestDir))) throw new StorageError("not-found", "no such forest");
  const reading = new Reading();
  // A number is never given twice: an archived file of the same name would be written over.
  const highestArchived = (await archivedSegments(fs, forestDir)).reduce((highest, { number }) => Math.max(highest, number), 0);
  let appendTo: AppendPlace = { number: highestArchived + 1, exists: false, durableBytes: 0 };
  for (const number of await liveSegments(fs, forestDir)) {
    const usableBytes = await readSegment(parts, number, reading);
    appendTo = usableBytes === null || number <= highestArchived
      ? { number: Math.max(number, highestArchived) + 1, exists: false, durableBytes: 0 }
      : { number, exists: true, durableBytes: usableBytes };
  }
  return { records: reading.records, damage: reading.report(), appendTo, unreadableRecords: reading.unreadableRecords };
}

/** Gathers records and damage over all segments. */
class Reading {
  readonly records: LogRecord[] = [];
  unreadableRecords = 0;
  private readonly found: { readonly kind: LogDamage["kind"]; readonly lostBytes: number; readonly setAsidePath: string; readonly recordsBefore: number }[] = [];

  note(kind: LogDamage["kind"], lostBytes: number, setAsidePath: string, recordsBefore = this.records.length): void {
    this.found.push({ kind, lostBytes, setAsidePath, recordsBefore });
  }

  report(): LogDamage[] {
    return this.found.map(({ recordsBefore, ...rest }) => ({ ...rest, recordsAfter: this.records.length - recordsBefore }));
  }
}

interface DamagedPlace { readonly offset: number; readonly lengthBytes: number; readonly isTail: boolean; readonly recordsBefore: number }

/** Reads one file. Answers the length up to which it is sound and may be appended to, or null when it must be left alone. */
async function readSegment(parts: SetAsideParts, number: number, reading: Reading): Promise<number | null> {
  const path = join(folderOf.log(parts.forestDir), segmentName(number));
  const file = await readWhole(parts, path, reading);
  if (file === null) return null;
  const places: DamagedPlace[] = [];
  for (const piece of readRecords(file)) {
    if (piece.kind === "newer-format") throw new StorageError("newer-format", `log format ${piece.version}`);
    if (piece.kind === "damage") {
      places.push({ ...piece, recordsBefore: reading.records.length });
      continue;
    }
    reading.records.push(piece.record);
  }
  await flush(parts, path);
  const [first] = places;
  // A file of the first format is not appended to: the app that wrote it would take our records for damage.
  if (first === undefined) return isOfThisFormat(file) ? file.length : null;
  if (first.isTail) {
    const usableBytes = await cutTail(parts, { number, path, file }, { place: first, reading });
    return isOfThisFormat(file) ? usableBytes : null;
  }

  const copy = await setAside(parts, String(number).padStart(6, "0"), file);
  if (copy?.isNew === false) return null;
  for (const place of places) reading.note(place.isTail ? "torn-tail" : "bad-record", place.lengthBytes, copy?.path ?? "", place.recordsBefore);
  return null;
}

async function readWhole({ fs }: SetAsideParts, path: string, reading: Reading): Promise<Uint8Array | null> {
  try {
    const file = await fs.read(path);
    // Every file begins with a header, written before anything in it was acknowledged: an empty one has been emptied. (Or the power went in the moment
    // between its making and its header; then nothing is lost, and one notice too many is the lesser evil.)
    if (file.length === 0) reading.note("unreadable-file", 0, "");
    return file;
  } catch (cause) {
    // A medium that cannot give this file back may well give the others; a missing right must be mended first, or the forest would look empty.
    if (errnoOf(cause) !== "EIO") throw cause;
    reading.note("unreadable-file", 0, "");
    reading.unreadableRecords += await mostRecordsIn(fs, path);
    return null;
  }
}

/** magic, length, seq, docLen, a document of one letter, crc, and an update of one byte */
const SMALLEST_RECORD_BYTES = 24;
/** When not even the length is known: what a full segment may hold. */
const UNKNOWN_BYTES = 64 * 1024 * 1024;

async function mostRecordsIn(fs: FileSystem, path: string): Promise<number> {
  let bytes = UNKNOWN_BYTES;
  try {
    bytes = await fs.sizeBytes(path);
  } catch (cause) {
    if (errnoOf(cause) === null) throw cause;
  }
  return Math.ceil(bytes / SMALLEST_RECORD_BYTES) + 1;
}

/**
 * After a kill between write and flush, records lie in the system's memory alone. Before they are given back, and taken for saved, they must be on the medium.
 * On a medium that cannot be written to, nothing lies anywhere else.
 */
async function flush({ fs, forestDir }: SetAsideParts, path: string): Promise<void> {
  try {
    const handle = await fs.openFile(path);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.syncFolder(forestDir);
    await fs.syncFolder(folderOf.log(forestDir));
  } catch (cause) {
    if (errnoOf(cause) === null) throw cause;
  }
}

function isOfThisFormat(file: Uint8Array): boolean {
  return file.length === 0 || (file.length >= 12 && new DataView(file.buffer, file.byteOffset).getUint32(8, true) === LOG_FORMAT_VERSION);
}

interface Segment { readonly number: number; readonly path: string; readonly file: Uint8Array }

async function cutTail(parts: SetAsideParts, segment: Segment, { place, reading }: { readonly place: DamagedPlace; readonly reading: Reading }): Promise<number | null> {
  const copy = await setAside(parts, String(segment.number).padStart(6, "0"), segment.file.subarray(place.offset));
  reading.note("torn-tail", place.lengthBytes, copy?.path ?? "", place.recordsBefore);
  if (copy === null) return null;
  const handle = await parts.fs.openFile(segment.path);
  try {
    await handle.truncate(place.offset);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return place.offset;
}
