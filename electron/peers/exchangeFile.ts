import { createEncoder, toUint8Array, writeUint8, writeUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { fromText, toText, type SyncCrypto } from "#shared/sync/index.ts";

/**
 * A file of changes: what others may lack of a group, on a stick or through a chat. The blocks in it are sealed and signed already.
 *   "ZSLX" ‖ version 1 ‖ H("zsl-file1" ‖ groupId) ‖ number of logs ‖ (log key (32) ‖ from ‖ number of blocks ‖ (block)*)* ‖ H(all of it)
 * Numbers are LEB128; blocks are length-prefixed.
 */
const MAGIC = Uint8Array.of(0x5a, 0x53, 0x4c, 0x58);
const VERSION = 1;
const HASH_BYTES = 32;
const HEAD_BYTES = MAGIC.length + 1 + HASH_BYTES;
/** Also what one file may hold when it is written. */
export const MAX_EXCHANGE_BYTES = 512 * 1024 * 1024;
const MAX_LOGS = 10_000;
/** An empty block takes one byte in a file and a hundred in memory. */
const MAX_BLOCKS = 4_000_000;

export interface LogStretch { readonly logKey: string; readonly from: number; readonly blocks: readonly Uint8Array[] }
export type ExchangeProblem = "not-ours" | "damaged" | "newer-format" | "too-large";

/** Throws a RangeError for a log key that is none. */
export function packExchange(crypto: SyncCrypto, groupId: string, logs: readonly LogStretch[]): Uint8Array {
  const encoder = createEncoder();
  writeUint8Array(encoder, MAGIC);
  writeUint8(encoder, VERSION);
  writeUint8Array(encoder, groupMark(crypto, groupId));
  writeVarUint(encoder, logs.length);
  for (const { logKey, from, blocks } of logs) {
    const key = fromText(logKey);
    if (key?.length !== 32) throw new RangeError("not the key of a log");
    writeUint8Array(encoder, key);
    writeVarUint(encoder, from);
    writeVarUint(encoder, blocks.length);
    for (const block of blocks) writeVarUint8Array(encoder, block);
  }
  const content = toUint8Array(encoder);
  const file = new Uint8Array(content.length + HASH_BYTES);
  file.set(content, 0);
  file.set(crypto.hash(content), content.length);
  return file;
}

/** Never throws; the blocks are views into `file` and are checked by whoever takes them. */
export function unpackExchange(crypto: SyncCrypto, groupId: string, file: Uint8Array): readonly LogStretch[] | ExchangeProblem {
  if (file.length > MAX_EXCHANGE_BYTES) return "too-large";
  if (file.length < HEAD_BYTES + 1 + HASH_BYTES || !MAGIC.every((byte, at) => file[at] === byte)) return "damaged";
  if ((file[MAGIC.length] ?? 0) > VERSION) return "newer-format";
  const content = file.subarray(0, file.length - HASH_BYTES);
  if (!isSame(crypto.hash(content), file.subarray(content.length))) return "damaged";
  if (!isSame(content.subarray(MAGIC.length + 1, HEAD_BYTES), groupMark(crypto, groupId))) return "not-ours";
  return readStretches(content) ?? "damaged";
}

function readStretches(content: Uint8Array): readonly LogStretch[] | null {
  const cursor: Cursor = { bytes: content, at: HEAD_BYTES };
  const logCount = readNumber(cursor);
  if (logCount === null || logCount > MAX_LOGS) return null;
  const stretches: LogStretch[] = [];
  let blocksLeft = MAX_BLOCKS;
  for (let n = 0; n < logCount; n += 1) {
    const key = take(cursor, 32);
    const from = readNumber(cursor);
    const blockCount = readNumber(cursor);
    if (key === null || from === null || blockCount === null || blockCount > blocksLeft) return null;
    blocksLeft -= blockCount;
    const blocks: Uint8Array[] = [];
    for (let block = 0; block < blockCount; block += 1) {
      const length = readNumber(cursor);
      const bytes = length === null ? null : take(cursor, length);
      if (bytes === null) return null;
      blocks.push(bytes);
    }
    stretches.push({ logKey: toText(key), from, blocks });
  }
  return cursor.at === content.length ? stretches : null;
}

interface Cursor { readonly bytes: Uint8Array; at: number }

function take(cursor: Cursor, length: number): Uint8Array | null {
  const end = cursor.at + length;
  if (end > cursor.bytes.length) return null;
  const piece = cursor.bytes.subarray(cursor.at, end);
  cursor.at = end;
  return piece;
}

function readNumber(cursor: Cursor): number | null {
  let value = 0;
  let factor = 1;
  for (let count = 0; count < 7; count += 1) {
    const byte = cursor.bytes[cursor.at];
    if (byte === undefined) return null;
    cursor.at += 1;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
    factor *= 128;
  }
  return null;
}

const groupMark = (crypto: SyncCrypto, groupId: string): Uint8Array => crypto.hash(new TextEncoder().encode(`zsl-file1 ${groupId}`));
const isSame = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, at) => other[at] === byte);
