import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { hashToBytes, hashToText } from "./fileHash.ts";
import { FILE_HASH_BYTES } from "./fileTypes.ts";
import { fromText, toText } from "./keyText.ts";

/** What the two ends of a session say to each other. Numbers 13 and 14 are kept for files. */
export type SessionMessage =
  /** What the sender has on its disk: of each log the length, and the first 8 bytes of the hash of its last block. */
  | { readonly kind: "have"; readonly logs: readonly HaveLog[] }
  | { readonly kind: "want"; readonly logKey: string; readonly from: number; readonly maxBytes: number }
  /** Blocks in the stored form, one after the other from index `from` on. */
  | { readonly kind: "blocks"; readonly logKey: string; readonly from: number; readonly blocks: readonly Uint8Array[] }
  /** JSON of a presence, or of null; parsed by the receiver. */
  | { readonly kind: "presence"; readonly json: string }
  | { readonly kind: "ping"; readonly number: number }
  | { readonly kind: "pong"; readonly number: number }
  /** Of a keeper: it has no room for more of this space. */
  | { readonly kind: "full" }
  /** `maxBytes` 0: only whether it is there, and how large. */
  | { readonly kind: "fileWant"; readonly sha256: string; readonly from: number; readonly maxBytes: number }
  /** No bytes: it is there. */
  | { readonly kind: "fileData"; readonly sha256: string; readonly from: number; readonly total: number; readonly bytes: Uint8Array }
  /** Not there, or not to be given out: the two look the same. */
  | { readonly kind: "fileNone"; readonly sha256: string };

export interface HaveLog { readonly logKey: string; readonly length: number; readonly head: Uint8Array }

export const HEAD_BYTES = 8;
export const MAX_SESSION_LOGS = 1024;
export const MAX_WANT_BYTES = 1024 * 1024;
/** A `blocks` message holds so much, or one block that is bigger. */
export const MAX_RUN_BYTES = 256 * 1024;
const MAX_MESSAGE_BYTES = 70 * 1024 * 1024;
export const MAX_RUN_BLOCKS = 8192;
/** A `fileData` message holds at most so much. */
export const MAX_PIECE_BYTES = 256 * 1024;
const MAX_PRESENCE_BYTES = 16 * 1024;
const KINDS = { have: 1, want: 2, blocks: 3, presence: 4, ping: 5, pong: 6, full: 7, fileWant: 10, fileData: 11, fileNone: 12 } as const;
const NO_HEAD = new Uint8Array(HEAD_BYTES);

/** Throws for a log key that is none: keys come from the roster, not from outside. */
function writeKey(encoder: encoding.Encoder, logKey: string): void {
  const bytes = fromText(logKey);
  if (bytes?.length !== 32) throw new Error("not a log key");
  encoding.writeUint8Array(encoder, bytes);
}

/** Throws for a name that is none: those on the wire were read from it, those from the page were looked at. */
function writeHash(encoder: encoding.Encoder, sha256: string): void {
  const bytes = hashToBytes(sha256);
  if (bytes === null) throw new Error("not a file's name");
  encoding.writeUint8Array(encoder, bytes);
}

function writeFileMessage(encoder: encoding.Encoder, message: Extract<SessionMessage, { readonly sha256: string }>): void {
  writeHash(encoder, message.sha256);
  if (message.kind === "fileNone") return;
  encoding.writeVarUint(encoder, message.from);
  encoding.writeVarUint(encoder, message.kind === "fileWant" ? message.maxBytes : message.total);
  if (message.kind === "fileData") encoding.writeVarUint8Array(encoder, message.bytes);
}

export function encodeMessage(message: SessionMessage): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, KINDS[message.kind]);
  switch (message.kind) {
    case "have":
      encoding.writeVarUint(encoder, message.logs.length);
      for (const log of message.logs) {
        writeKey(encoder, log.logKey);
        encoding.writeVarUint(encoder, log.length);
        encoding.writeUint8Array(encoder, log.length === 0 ? NO_HEAD : log.head.subarray(0, HEAD_BYTES));
      }
      break;
    case "want":
      writeKey(encoder, message.logKey);
      encoding.writeVarUint(encoder, message.from);
      encoding.writeVarUint(encoder, message.maxBytes);
      break;
    case "blocks":
      writeKey(encoder, message.logKey);
      encoding.writeVarUint(encoder, message.from);
      encoding.writeVarUint(encoder, message.blocks.length);
      for (const block of message.blocks) encoding.writeVarUint8Array(encoder, block);
      break;
    case "presence": encoding.writeVarString(encoder, message.json); break;
    case "ping":
    case "pong": encoding.writeVarUint(encoder, message.number); break;
    case "full": break;
    case "fileWant":
    case "fileData":
    case "fileNone": writeFileMessage(encoder, message); break;
  }
  return encoding.toUint8Array(encoder);
}

/** A decoder's reader never goes beyond the message: the message may be a part of a larger buffer. */
function take(decoder: decoding.Decoder, length: number): Uint8Array {
  if (length > decoder.arr.length - decoder.pos) throw new Error("shorter than it says");
  return decoding.readUint8Array(decoder, length);
}

function takeSized(decoder: decoding.Decoder): Uint8Array {
  return take(decoder, decoding.readVarUint(decoder));
}

function takeCount(decoder: decoding.Decoder, max: number, bytesEach: number): number {
  const count = decoding.readVarUint(decoder);
  if (count > max || count * bytesEach > decoder.arr.length - decoder.pos) throw new Error("too many");
  return count;
}

function takeIndex(decoder: decoding.Decoder): number {
  const index = decoding.readVarUint(decoder);
  if (!Number.isSafeInteger(index)) throw new Error("not an index");
  return index;
}

function readHave(decoder: decoding.Decoder): SessionMessage {
  const count = takeCount(decoder, MAX_SESSION_LOGS, 32 + 1 + HEAD_BYTES);
  const logs: HaveLog[] = [];
  for (let at = 0; at < count; at += 1) logs.push({ logKey: toText(take(decoder, 32)), length: takeIndex(decoder), head: take(decoder, HEAD_BYTES) });
  return { kind: "have", logs };
}

function readBlocks(decoder: decoding.Decoder): SessionMessage {
  const logKey = toText(take(decoder, 32));
  const from = takeIndex(decoder);
  const count = takeCount(decoder, MAX_RUN_BLOCKS, 1);
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < count; at += 1) blocks.push(takeSized(decoder));
  return { kind: "blocks", logKey, from, blocks };
}

function readPiece(decoder: decoding.Decoder): SessionMessage {
  const sha256 = hashToText(take(decoder, FILE_HASH_BYTES));
  const from = takeIndex(decoder);
  const total = takeIndex(decoder);
  const bytes = takeSized(decoder);
  if (bytes.length > MAX_PIECE_BYTES || from + bytes.length > total) throw new Error("not a piece of a file");
  return { kind: "fileData", sha256, from, total, bytes };
}

function readKnown(kind: number, decoder: decoding.Decoder): SessionMessage | null {
  switch (kind) {
    case KINDS.have: return readHave(decoder);
    case KINDS.want: return { kind: "want", logKey: toText(take(decoder, 32)), from: takeIndex(decoder), maxBytes: takeIndex(decoder) };
    case KINDS.blocks: return readBlocks(decoder);
    case KINDS.presence: {
      const at = decoder.pos;
      if (takeSized(decoder).length > MAX_PRESENCE_BYTES) throw new Error("too long");
      decoder.pos = at;
      return { kind: "presence", json: decoding.readVarString(decoder) };
    }
    case KINDS.ping: return { kind: "ping", number: takeIndex(decoder) };
    case KINDS.pong: return { kind: "pong", number: takeIndex(decoder) };
    case KINDS.full: return { kind: "full" };
    case KINDS.fileWant: return { kind: "fileWant", sha256: hashToText(take(decoder, FILE_HASH_BYTES)), from: takeIndex(decoder), maxBytes: takeIndex(decoder) };
    case KINDS.fileData: return readPiece(decoder);
    case KINDS.fileNone: return { kind: "fileNone", sha256: hashToText(take(decoder, FILE_HASH_BYTES)) };
    default: return null;
  }
}

/** "garbage": not a message. "unknown": a kind of a later version, to be passed over. Never throws; the bytes of the answer are views into the message. */
export function decodeMessage(bytes: Uint8Array): SessionMessage | "garbage" | "unknown" {
  if (bytes.length === 0 || bytes.length > MAX_MESSAGE_BYTES) return "garbage";
  const decoder = decoding.createDecoder(bytes);
  try {
    const kind = decoding.readVarUint(decoder);
    const message = readKnown(kind, decoder);
    if (message === null) return "unknown";
    return decoder.pos === bytes.length ? message : "garbage";
  } catch {
    // SAFETY: lib0 and the readers above throw for whatever is too short or too long; to the caller that is one answer.
    return "garbage";
  }
}
