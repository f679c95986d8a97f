/**
 * The durable log on disk. All numbers are little-endian.
 *
 * file    = header record*
 * header  = magic   8 bytes  "KFLOG\r\n\x1a"     (like PNG: a text-mode copy breaks it visibly)
 *           version u32      1
 *           crc     u32      CRC-32C of the 12 bytes before
 * record  = magic   4 bytes  "KFr\x01"            (where a reader looks for the next record after damage)
 *           length  u32      how many payload bytes follow the crc
 *           seq     u64      number of this update in its forest, counted from 0
 *           docLen  u8       length of docId
 *           docId   ASCII    which document of the forest the update belongs to (printable, 0x21–0x7e)
 *           crc     u32      CRC-32C of everything in this record but these four bytes: head, then payload
 *           bytes            the update, opaque here
 *
 * Records are only ever appended. A record is valid if it is whole, its lengths are within the caps and its crc verifies. Nothing in a record
 * refers to another one, so any valid record can be used whatever happened around it.
 */
import { crc32c } from "./crc32c.ts";

export const LOG_FORMAT_VERSION = 1;
export const HEADER_BYTES = 16;
export const FILE_MAGIC = Uint8Array.of(0x4b, 0x46, 0x4c, 0x4f, 0x47, 0x0d, 0x0a, 0x1a);
export const RECORD_MAGIC = Uint8Array.of(0x4b, 0x46, 0x72, 0x01);
/** magic + length + seq + docLen */
export const FIXED_HEAD_BYTES = 17;
export const CRC_BYTES = 4;
export const MAX_DOC_ID_BYTES = 128;
/** A single update larger than this is refused when written and taken for damage when read. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** One update of one document, opaque bytes. */
export interface LoggedUpdate {
  readonly docId: string;
  readonly bytes: Uint8Array;
}

export interface LogRecord extends LoggedUpdate {
  readonly seq: number;
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
  const docId = Uint8Array.from(record.docId, (character) => character.charCodeAt(0));
  if (docId.length === 0 || docId.length > MAX_DOC_ID_BYTES) throw new RangeError("document id is empty or too long");
  if (!/^[\x21-\x7e]+$/.test(record.docId)) throw new RangeError("document id must be printable ASCII");
  if (record.bytes.length > MAX_RECORD_BYTES) throw new RangeError("update is too large for one record");
  if (!Number.isSafeInteger(record.seq) || record.seq < 0) throw new RangeError("seq must be a whole number from 0");
  const headBytes = FIXED_HEAD_BYTES + docId.length;
  const frame = new Uint8Array(headBytes + CRC_BYTES + record.bytes.length);
  const view = new DataView(frame.buffer);
  frame.set(RECORD_MAGIC, 0);
  view.setUint32(4, record.bytes.length, true);
  view.setBigUint64(8, BigInt(record.seq), true);
  view.setUint8(16, docId.length);
  frame.set(docId, FIXED_HEAD_BYTES);
  view.setUint32(headBytes, crc32c(record.bytes, crc32c(frame.subarray(0, headBytes))), true);
  frame.set(record.bytes, headBytes + CRC_BYTES);
  return frame;
}
