import * as encoding from "lib0/encoding";
import type { BlockPayload, StoredBlock } from "./blockTypes.ts";
import { malformed, readBytes, readCapped, readFixed, readNumber } from "./cappedReading.ts";
import type { KeyPair, SyncCrypto } from "./crypto.ts";
import { numberBytes, textBytes } from "./encodedParts.ts";
import { decodePayload, encodePayload, MAX_BASE_BLOCK_BYTES } from "./payload.ts";

const VERSION = 1;
const EPOCH_ID_BYTES = 8;
const SIGNATURE_BYTES = 64;
/** What sealing, signing and the head of a block add to its payload, and some to spare. */
const OVERHEAD_BYTES = 256;
const CHAIN_WORD = textBytes("zsl-block1");

/** Stands before the first block of a log. Not to be written into. */
export const FIRST_HASH = new Uint8Array(32);

/** Where a block stands: `index` counts from 0. */
export interface BlockPlace { readonly logKey: Uint8Array; readonly index: number }
export interface ChainPlace extends BlockPlace { readonly previousHash: Uint8Array }

/** Throws a RangeError for an epoch id that is none or a signature of another length: what is encoded is our own. */
export function encodeBlock(block: StoredBlock): Uint8Array {
  const epoch = epochBytes(block.epochId);
  if (block.signature.length !== SIGNATURE_BYTES) throw new RangeError("A signature has 64 bytes");
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, VERSION);
    encoding.writeUint8Array(encoder, epoch);
    encoding.writeVarUint8Array(encoder, block.sealed);
    encoding.writeUint8Array(encoder, block.signature);
  });
}

/** Null for anything that `encodeBlock` would not write, byte for byte, and for more than 64 MiB. Its parts are views into `bytes`. */
export function decodeBlock(bytes: Uint8Array): StoredBlock | null {
  return readCapped(bytes, MAX_BASE_BLOCK_BYTES + OVERHEAD_BYTES, (reader) => {
    if (readNumber(reader) !== VERSION) malformed("version");
    const epochId = hexOf(readFixed(reader, EPOCH_ID_BYTES));
    return { epochId, sealed: readBytes(reader, MAX_BASE_BLOCK_BYTES + OVERHEAD_BYTES), signature: readFixed(reader, SIGNATURE_BYTES) };
  });
}

/** What is signed, and what the next block stands on. */
export function chainHash(crypto: SyncCrypto, place: ChainPlace, block: Pick<StoredBlock, "epochId" | "sealed">): Uint8Array {
  return crypto.hash(CHAIN_WORD, place.logKey, numberBytes(place.index), place.previousHash, epochBytes(block.epochId), block.sealed);
}

/** Seals, signs and encodes the next block of an own log. Sizes are the caller's to keep: see `MAX_BLOCK_BYTES`. */
export function writeBlock(
  crypto: SyncCrypto,
  place: ChainPlace & { readonly log: KeyPair },
  content: { readonly epochId: string; readonly epochKey: Uint8Array; readonly payload: BlockPayload },
): { readonly block: StoredBlock; readonly bytes: Uint8Array; readonly hash: Uint8Array } {
  const sealed = crypto.seal(encodePayload(content.payload), content.epochKey, associatedWith(place));
  const hash = chainHash(crypto, place, { epochId: content.epochId, sealed });
  const block = { epochId: content.epochId, sealed, signature: crypto.sign(hash, place.log.secretKey) };
  return { block, bytes: encodeBlock(block), hash };
}

/** Null when it was not sealed with this key for this place, or holds something else than a payload. */
export function openBlock(crypto: SyncCrypto, place: BlockPlace, block: StoredBlock, epochKey: Uint8Array): BlockPayload | null {
  const plain = crypto.open(block.sealed, epochKey, associatedWith(place));
  return plain === null ? null : decodePayload(plain);
}

function associatedWith(place: BlockPlace): Uint8Array {
  const index = numberBytes(place.index);
  const associated = new Uint8Array(place.logKey.length + index.length);
  associated.set(place.logKey);
  associated.set(index, place.logKey.length);
  return associated;
}

function epochBytes(epochId: string): Uint8Array {
  if (!/^[0-9a-f]{16}$/.test(epochId)) throw new RangeError(`Not an epoch id: ${epochId}`);
  return Uint8Array.from({ length: EPOCH_ID_BYTES }, (_, at) => Number.parseInt(epochId.slice(at * 2, at * 2 + 2), 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
