import * as decoding from "lib0/decoding";
import { decodeUtf8 } from "lib0/string";

/** What comes from outside says how long it is; nothing is allocated, skipped or looped by such a number before it was held against what is really there. */
export type Reader = decoding.Decoder;

/** The end of the year 9999: a moment beyond it cannot be shown as a date. Milliseconds. */
export const MAX_EPOCH_MS = 253_402_300_799_999;

class MalformedBytes extends Error {}

export function malformed(what: string): never {
  throw new MalformedBytes(what);
}

/** Reads bytes whole: null when they are too many, cut short, not as they should be, or when something is left over. Never throws. */
export function readCapped<T>(bytes: Uint8Array, maxBytes: number, read: (reader: Reader) => T): T | null {
  if (bytes.length > maxBytes) return null;
  try {
    const reader = decoding.createDecoder(bytes);
    const value = read(reader);
    return decoding.hasContent(reader) ? null : value;
  } catch {
    // SAFETY: malformed() and lib0 throw at bytes that are not as they should be; the caller learns it as null.
    return null;
  }
}

/** LEB128 in its shortest form, at most `max`. */
export function readNumber(reader: Reader, max: number = Number.MAX_SAFE_INTEGER): number {
  const start = reader.pos;
  const value = decoding.readVarUint(reader);
  const isPadded = reader.pos - start > 1 && reader.arr[reader.pos - 1] === 0;
  return value > max || isPadded ? malformed("number") : value;
}

/** A view into the bytes that are read, not a copy. */
export function readFixed(reader: Reader, lengthBytes: number): Uint8Array {
  if (lengthBytes > reader.arr.length - reader.pos) malformed("length");
  const bytes = reader.arr.subarray(reader.pos, reader.pos + lengthBytes);
  reader.pos += lengthBytes;
  return bytes;
}

export function readBytes(reader: Reader, maxBytes: number): Uint8Array {
  return readFixed(reader, readNumber(reader, maxBytes));
}

export function readText(reader: Reader, maxBytes: number): string {
  return decodeUtf8(readBytes(reader, maxBytes));
}

export function readList<T>(reader: Reader, maxCount: number, readOne: (reader: Reader) => T): readonly T[] {
  const count = readNumber(reader, maxCount);
  // Whatever is listed takes a byte at least.
  if (count > reader.arr.length - reader.pos) malformed("count");
  return Array.from({ length: count }, () => readOne(reader));
}
