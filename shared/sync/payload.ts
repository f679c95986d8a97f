import * as encoding from "lib0/encoding";
import type { BlockItem, BlockPayload } from "./blockTypes.ts";
import { malformed, MAX_EPOCH_MS, readBytes, readCapped, readFixed, readList, readNumber, readText, type Reader } from "./cappedReading.ts";
import { MAX_ENTRY_BYTES } from "./entries.ts";
import { fromText, toText } from "./keyText.ts";

/** Of a block with updates and entries; one with a `base` item may be larger. */
export const MAX_BLOCK_BYTES = 8 * 1024 * 1024;
export const MAX_BASE_BLOCK_BYTES = 64 * 1024 * 1024;
export const MAX_ITEMS = 4_096;
export const MAX_SEEN = 1_024;
const MAX_CLAIMS = 4_096;
const MAX_DOC_ID_BYTES = 128;
const KEY_BYTES = 32;
const UPDATE = 1;
const BASE = 2;
const ENTRY = 3;
const OWN = 4;
const KEY_ID = /^[0-9a-f]{16}$/;

/** Throws a RangeError for a log key that is none: what is encoded is our own. */
export function encodePayload(payload: BlockPayload): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, payload.atMs);
    encoding.writeVarUint(encoder, payload.seen.length);
    for (const [logKey, length] of payload.seen) {
      const key = fromText(logKey);
      if (key?.length !== KEY_BYTES) throw new RangeError(`Not a log key: ${logKey}`);
      encoding.writeUint8Array(encoder, key);
      encoding.writeVarUint(encoder, length);
    }
    encoding.writeVarUint(encoder, payload.items.length);
    for (const item of payload.items) writeItem(encoder, item);
  });
}

/** Null for anything that `encodePayload` would not write. The bytes of the items are views into `bytes`. */
export function decodePayload(bytes: Uint8Array): BlockPayload | null {
  const payload = readCapped(bytes, MAX_BASE_BLOCK_BYTES, readPayload);
  if (payload === null || bytes.length <= MAX_BLOCK_BYTES) return payload;
  return payload.items.some((item) => item.kind === "base") ? payload : null;
}

function writeItem(encoder: encoding.Encoder, item: BlockItem): void {
  switch (item.kind) {
    case "update":
      encoding.writeVarUint(encoder, UPDATE);
      encoding.writeVarString(encoder, item.docId);
      encoding.writeVarUint(encoder, item.claims.length);
      for (const claim of item.claims) encoding.writeVarUint(encoder, claim);
      break;
    case "base":
      encoding.writeVarUint(encoder, BASE);
      encoding.writeVarString(encoder, item.docId);
      break;
    case "entry":
      encoding.writeVarUint(encoder, ENTRY);
      break;
    case "own":
      encoding.writeVarUint(encoder, OWN);
      encoding.writeVarString(encoder, item.keyId);
      break;
  }
  encoding.writeVarUint8Array(encoder, item.bytes);
}

function readPayload(reader: Reader): BlockPayload {
  const atMs = readNumber(reader, MAX_EPOCH_MS);
  const seen = readList(reader, MAX_SEEN, readSeen);
  if (new Set(seen.map(([logKey]) => logKey)).size !== seen.length) malformed("seen");
  return { atMs, seen, items: readList(reader, MAX_ITEMS, readItem) };
}

function readSeen(reader: Reader): readonly [string, number] {
  return [toText(readFixed(reader, KEY_BYTES)), readNumber(reader)];
}

function readItem(reader: Reader): BlockItem {
  const kind = readNumber(reader, OWN);
  if (kind === ENTRY) return { kind: "entry", bytes: readBytes(reader, MAX_ENTRY_BYTES) };
  if (kind === OWN) return { kind: "own", keyId: readKeyId(reader), bytes: readBytes(reader, MAX_BLOCK_BYTES) };
  if (kind !== UPDATE && kind !== BASE) malformed("kind");
  const docId = readText(reader, MAX_DOC_ID_BYTES);
  if (kind === BASE) return { kind: "base", docId, bytes: readBytes(reader, MAX_BASE_BLOCK_BYTES) };
  return { kind: "update", docId, claims: readList(reader, MAX_CLAIMS, readNumberOnly), bytes: readBytes(reader, MAX_BLOCK_BYTES) };
}

function readKeyId(reader: Reader): string {
  const keyId = readText(reader, 16);
  return KEY_ID.test(keyId) ? keyId : malformed("key id");
}

function readNumberOnly(reader: Reader): number {
  return readNumber(reader);
}
