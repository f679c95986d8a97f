import { join } from "node:path";
import { readRecords, StorageError, type LogDamage, type LoggedUpdate } from "#shared/storage/index.ts";
import { errnoOf } from "../disk/toStorageError.ts";
import { setAside, type SetAsideParts } from "./setAside.ts";

/** Where the next append goes. `durableBytes` 0 with `exists` means an empty file without a header. */
export interface AppendPlace {
  readonly number: number;
  readonly exists: boolean;
  readonly durableBytes: number;
}

export interface SegmentsRead {
  readonly nextSeq: number;
  readonly updates: readonly LoggedUpdate[];
  readonly damage: readonly LogDamage[];
  readonly appendTo: AppendPlace;
}

/** Segments are `000001.log`, `000002.log` …; other files are not ours. */
export const segmentName = (number: number): string => `${String(number).padStart(6, "0")}.log`;

/**
 * Reads every segment of a forest's log, keeping all that is readable. A torn tail (a write that was cut off) is set aside and cut off, so that
 * appending can go on there. A file with damage in the middle is copied aside and left as it is; appending goes on in a new segment.
 */
export async function readSegments(parts: SetAsideParts): Promise<SegmentsRead> {
  const { fs, forestDir } = parts;
  if (!(await fs.folderExists(forestDir))) throw new StorageError("not-found", "no such forest");
  const logDir = join(forestDir, "log");
  const names = (await fs.folderExists(logDir)) ? await fs.list(logDir) : [];
  const numbers = names.filter((name) => /^\d{6}\.log$/.test(name)).map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b);

  const reading = new Reading();
  let appendTo: AppendPlace = { number: 1, exists: false, durableBytes: 0 };
  for (const number of numbers) {
    const usableBytes = await readSegment(parts, number, reading);
    appendTo = usableBytes === null
      ? { number: number + 1, exists: false, durableBytes: 0 }
      : { number, exists: true, durableBytes: usableBytes };
  }
  return { nextSeq: reading.nextSeq, updates: reading.updates, damage: reading.report(), appendTo };
}

/** Gathers records and damage over all segments. */
class Reading {
  readonly updates: LoggedUpdate[] = [];
  nextSeq = 0;
  private readonly found: { readonly kind: LogDamage["kind"]; readonly lostBytes: number; readonly setAsidePath: string; readonly recordsBefore: number }[] = [];

  add(update: LoggedUpdate & { readonly seq: number }): void {
    this.updates.push({ docId: update.docId, bytes: update.bytes });
    this.nextSeq = Math.max(this.nextSeq, update.seq + 1);
  }

  note(kind: LogDamage["kind"], lostBytes: number, setAsidePath: string, recordsBefore = this.updates.length): void {
    this.found.push({ kind, lostBytes, setAsidePath, recordsBefore });
  }

  report(): LogDamage[] {
    return this.found.map(({ recordsBefore, ...rest }) => ({ ...rest, recordsAfter: this.updates.length - recordsBefore }));
  }
}

interface DamagedPlace { readonly offset: number; readonly lengthBytes: number; readonly isTail: boolean; readonly recordsBefore: number }

/** Reads one file. Answers the length up to which it is sound and may be appended to, or null when it must be left alone. */
async function readSegment(parts: SetAsideParts, number: number, reading: Reading): Promise<number | null> {
  const path = join(parts.forestDir, "log", segmentName(number));
  const file = await readWhole(parts, path, reading);
  if (file === null) return null;
  const places: DamagedPlace[] = [];
  for (const piece of readRecords(file)) {
    if (piece.kind === "newer-format") throw new StorageError("newer-format", `log format ${piece.version}`);
    if (piece.kind === "damage") {
      places.push({ ...piece, recordsBefore: reading.updates.length });
      continue;
    }
    // Numbers missing although no byte is damaged: a whole file has gone.
    if (piece.record.seq > reading.nextSeq && places.length === 0) reading.note("unreadable-file", 0, "");
    reading.add(piece.record);
  }
  const [first] = places;
  if (first === undefined) return file.length;
  if (first.isTail) return cutTail(parts, { number, path, file }, { place: first, reading });

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
    return null;
  }
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
