import { crc32c } from "./crc32c.ts";
import {
  CRC_BYTES, FILE_MAGIC, FIRST_HEAD_BYTES, FIRST_KIND, HEADER_BYTES, LOG_FORMAT_VERSION, MAX_BY_BYTES, MAX_DOC_ID_BYTES, MAX_RECORD_BYTES, RECORD_MAGIC, SECOND_HEAD_BYTES, SECOND_KIND,
  type LogRecord,
} from "./recordFormat.ts";

/** What `readRecords` meets, in file order. `bytes` of a record are a view into the file's bytes. */
export type LogPiece =
  | { readonly kind: "record"; readonly record: LogRecord; readonly endOffset: number }
  /** Bytes that are no valid record. `isTail`: nothing valid follows them, as after a write that was cut off. */
  | { readonly kind: "damage"; readonly offset: number; readonly lengthBytes: number; readonly isTail: boolean }
  /** A sound header of a later format: not ours to interpret. Nothing follows. */
  | { readonly kind: "newer-format"; readonly version: number };

export interface ReadRecordsOptions {
  /** Stops at the first damage: for files that count only when they are whole. Looking for what may follow takes long in a file made to make it long. */
  readonly isStrict?: boolean;
}

/**
 * Reads one log file tolerantly: yields every valid record in order, and what lies between them. Never throws. After damage it looks for the next
 * record whose checksum verifies; a number that does not go up marks bytes that only look like a record (a log pasted into an update, say).
 */
export function* readRecords(file: Uint8Array, { isStrict = false }: ReadRecordsOptions = {}): Generator<LogPiece, void, undefined> {
  if (file.length === 0) return;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const version = headerVersion(file, view);
  if (version !== null && version > LOG_FORMAT_VERSION) yield { kind: "newer-format", version };
  else yield* pieces(file, view, { hasHeader: version !== null, isStrict });
}

function* pieces(file: Uint8Array, view: DataView, { hasHeader, isStrict }: { readonly hasHeader: boolean; readonly isStrict: boolean }): Generator<LogPiece, void, undefined> {
  let offset = hasHeader ? HEADER_BYTES : 0;
  let lastSeq = -1;
  while (offset < file.length) {
    const headerIsBad = !hasHeader && offset === 0;
    let found = headerIsBad ? null : recordAt(file, view, { offset, above: -1 });
    if (found === null) {
      const next = isStrict ? null : nextRecord({ file, view, from: headerIsBad ? 0 : offset + 1, above: lastSeq });
      yield { kind: "damage", offset, lengthBytes: (next?.offset ?? file.length) - offset, isTail: next === null };
      if (next === null) return;
      found = next.found;
    }
    lastSeq = Math.max(lastSeq, found.record.seq);
    offset = found.endOffset;
    yield { kind: "record", record: found.record, endOffset: offset };
  }
}

interface Found { readonly record: LogRecord; readonly endOffset: number }

/** The version if the header is sound, null if it is damaged or cut. */
function headerVersion(file: Uint8Array, view: DataView): number | null {
  if (file.length < HEADER_BYTES || FILE_MAGIC.some((byte, index) => file[index] !== byte)) return null;
  if (view.getUint32(12, true) !== crc32c(file.subarray(0, 12))) return null;
  return view.getUint32(8, true);
}

/** No `Date` is later (ECMAScript, 21.4.1.1): a foreign file that says so says nothing about the time, and must not stop whoever puts it into words. */
const LATEST_DATE_MS = 8.64e15;

/** `above`: a record with a lower number is none; looked at before the checksum, which takes long. */
function recordAt(file: Uint8Array, view: DataView, { offset, above }: { readonly offset: number; readonly above: number }): Found | null {
  const place = placeOf(file, view, offset);
  if (place === null || Number(view.getBigUint64(offset + 8, true)) <= above) return null;
  const { docIdAt, byAt, crcAt, endOffset, isFirstKind } = place;
  const payload = file.subarray(crcAt + CRC_BYTES, endOffset);
  if (view.getUint32(crcAt, true) !== crc32c(payload, crc32c(file.subarray(offset, crcAt)))) return null;
  const seq = Number(view.getBigUint64(offset + 8, true));
  const atMs = isFirstKind ? 0 : Number(view.getBigUint64(offset + 18, true));
  if (!Number.isSafeInteger(seq) || !Number.isSafeInteger(atMs)) return null;
  return { record: { seq, docId: ascii(file.subarray(docIdAt, byAt)), by: ascii(file.subarray(byAt, crcAt)), atMs: atMs > LATEST_DATE_MS ? 0 : atMs, bytes: payload }, endOffset };
}

interface Place { readonly docIdAt: number; readonly byAt: number; readonly crcAt: number; readonly endOffset: number; readonly isFirstKind: boolean }

/** Where the parts of a record lie, or null when no record can begin here. */
function placeOf(file: Uint8Array, view: DataView, offset: number): Place | null {
  if (offset + FIRST_HEAD_BYTES + CRC_BYTES > file.length) return null;
  if (RECORD_MAGIC.some((byte, index) => file[offset + index] !== byte)) return null;
  const kind = file[offset + RECORD_MAGIC.length];
  if (kind !== FIRST_KIND && kind !== SECOND_KIND) return null;
  const isFirstKind = kind === FIRST_KIND;
  const docIdAt = offset + (isFirstKind ? FIRST_HEAD_BYTES : SECOND_HEAD_BYTES);
  if (docIdAt + CRC_BYTES > file.length) return null;
  const lengthBytes = view.getUint32(offset + 4, true);
  const docIdBytes = view.getUint8(offset + 16);
  const byBytes = isFirstKind ? 0 : view.getUint8(offset + 17);
  if (lengthBytes > MAX_RECORD_BYTES || docIdBytes === 0 || docIdBytes > MAX_DOC_ID_BYTES || byBytes > MAX_BY_BYTES) return null;
  const byAt = docIdAt + docIdBytes;
  const crcAt = byAt + byBytes;
  const endOffset = crcAt + CRC_BYTES + lengthBytes;
  return endOffset > file.length ? null : { docIdAt, byAt, crcAt, endOffset, isFirstKind };
}

const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

interface Search { readonly file: Uint8Array; readonly view: DataView; readonly from: number; readonly above: number }

function nextRecord({ file, view, from, above }: Search): { readonly offset: number; readonly found: Found } | null {
  const first = RECORD_MAGIC[0] ?? 0;
  for (let offset = file.indexOf(first, from); offset !== -1; offset = file.indexOf(first, offset + 1)) {
    const found = recordAt(file, view, { offset, above });
    if (found !== null) return { offset, found };
  }
  return null;
}
