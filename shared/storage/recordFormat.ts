/**
 * The durable log on disk. All numbers are little-endian.
 *
 * file    = header record*
 * header  = magic   8 bytes  "KFLOG\r\n\x1a"     (like PNG: a text-mode copy breaks it visibly)
 *           version u32      2 (1: only records of the first kind)
 *           crc     u32      CRC-32C of the 12 bytes before
 * record  = magic   4 bytes  "KFr\x02"            (where a reader looks for the next record after damage)
 *           length  u32      how many payload bytes follow the crc
 *           seq     u64      number of this update in its forest, counted from 0
 *           docLen  u8       length of docId
 *           byLen   u8       length of by
 *           atMs    u64      when it was written: milliseconds since 1970, by the clock of this machine
 *           docId   ASCII    which document of the forest the update belongs to (printable, 0x21–0x7e)
 *           by      ASCII    whose work it is: an opaque id, empty when not known
 *           crc     u32      CRC-32C of everything in this record but these four bytes: head, then payload
 *           bytes            the update, opaque here
 * A record of the first kind ("KFr\x01") lacks byLen, atMs and by; it is read, and no longer written.
 *
 * Records are only ever appended. A record is valid if it is whole, its lengths are within the caps and its crc verifies. Nothing in a record
 * refers to another one, so any valid record can be used whatever happened around it.
 */
import { crc32c } from "./crc32c.ts";

export const LOG_FORMAT_VERSION = 2;
export const HEADER_BYTES = 16;
export const FILE_MAGIC = Uint8Array.of(0x4b, 0x46, 0x4c, 0x4f, 0x47, 0x0d, 0x0a, 0x1a);
/** The fourth byte tells the kind. */
export const RECORD_MAGIC = Uint8Array.of(0x4b, 0x46, 0x72);
export const FIRST_KIND = 1;
export const SECOND_KIND = 2;
/** magic + length + seq + docLen */
export const FIRST_HEAD_BYTES = 17;
/** … + byLen + atMs */
export const SECOND_HEAD_BYTES = 26;
export const CRC_BYTES = 4;
export const MAX_DOC_ID_BYTES = 128;
export const MAX_BY_BYTES = 128;
/** A single update larger than this is refused when written and taken for damage when read. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** One update of one document, opaque bytes. `by`: whose work it is, when that is known. */
export interface LoggedUpdate {
  readonly docId: string;
  readonly bytes: Uint8Array;
  readonly by?: string | undefined;
}

/** `atMs` 0 and `by` "" mean not known (records of the first kind). */
export interface LogRecord {
  readonly seq: number;
  readonly docId: string;
  readonly bytes: Uint8Array;
  readonly atMs: number;
  readonly by: string;
}

/** First bytes of every log file. */
export function encodeHeader(): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  header.set(FILE_MAGIC, 0);
  const view = new DataView(header.buffer);
  view.setUint32(8, LOG_FORMAT_VERSION, true);
  view.setUint32(12, crc32c(header.subarray(0, 12)), true);
  return header;
}

/** One record, ready to append. Throws `RangeError` when it is beyond the caps: a reader would take it for damage. */
export function encodeRecord(record: LogRecord): Uint8Array {
  const docId = asciiBytes(record.docId);
  const by = asciiBytes(record.by);
  if (docId.length === 0 || docId.length > MAX_DOC_ID_BYTES) throw new RangeError("document id is empty or too long");
  if (by.length > MAX_BY_BYTES) throw new RangeError("author id is too long");
  if (record.bytes.length > MAX_RECORD_BYTES) throw new RangeError("update is too large for one record");
  if (!isWhole(record.seq) || !isWhole(record.atMs)) throw new RangeError("seq and atMs must be whole numbers from 0");
  const headBytes = SECOND_HEAD_BYTES + docId.length + by.length;
  const frame = new Uint8Array(headBytes + CRC_BYTES + record.bytes.length);
  const view = new DataView(frame.buffer);
  frame.set(RECORD_MAGIC, 0);
  frame[RECORD_MAGIC.length] = SECOND_KIND;
  view.setUint32(4, record.bytes.length, true);
  view.setBigUint64(8, BigInt(record.seq), true);
  view.setUint8(16, docId.length);
  view.setUint8(17, by.length);
  view.setBigUint64(18, BigInt(record.atMs), true);
  frame.set(docId, SECOND_HEAD_BYTES);
  frame.set(by, SECOND_HEAD_BYTES + docId.length);
  view.setUint32(headBytes, crc32c(record.bytes, crc32c(frame.subarray(0, headBytes))), true);
  frame.set(record.bytes, headBytes + CRC_BYTES);
  return frame;
}

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function asciiBytes(text: string): Uint8Array {
  if (!/^[\x21-\x7e]*$/.test(text)) throw new RangeError("ids must be printable ASCII");
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
