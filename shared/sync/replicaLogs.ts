import { chainHash, decodeBlock, FIRST_HASH } from "./blocks.ts";
import type { StoredBlock } from "./blockTypes.ts";
import type { SyncCrypto } from "./crypto.ts";
import { fromText } from "./keyText.ts";
import type { RefusalReason } from "./replicaTypes.ts";

const HASH_BYTES = 32;

/** The hashes of one log's blocks on this disk, in one array: a log may have a hundred thousand. */
export class LogChain {
  readonly logKey: string;
  readonly keyBytes: Uint8Array;
  length = 0;
  /** Two different blocks of this log were signed for one place: nothing more of it is taken. */
  isForked = false;
  #hashes = new Uint8Array(HASH_BYTES * 16);
  /** At each index, the bytes of the blocks before and with it. */
  #bytes = new Float64Array(16);

  private constructor(logKey: string, keyBytes: Uint8Array) {
    this.logKey = logKey;
    this.keyBytes = keyBytes;
  }

  /** Null for a text that is no key. */
  static of(logKey: string): LogChain | null {
    const keyBytes = fromText(logKey);
    return keyBytes?.length === HASH_BYTES ? new LogChain(logKey, keyBytes) : null;
  }

  /** Of the last block of the first `length` ones. */
  headAt(length: number): Uint8Array {
    return length === 0 ? FIRST_HASH : this.#hashes.slice((length - 1) * HASH_BYTES, length * HASH_BYTES);
  }

  /** Whether this block, the last of the first `length` ones, carries a good signature. */
  isSigned(crypto: SyncCrypto, length: number, block: Uint8Array): boolean {
    const decoded = decodeBlock(block);
    return decoded !== null && length <= this.length && crypto.verify(this.headAt(length), decoded.signature, this.keyBytes);
  }

  /** Bytes of the blocks from this index on. */
  bytesFrom(index: number): number {
    return this.#bytesTo(this.length) - this.#bytesTo(Math.min(index, this.length));
  }

  push(hash: Uint8Array, sizeBytes: number): void {
    const end = (this.length + 1) * HASH_BYTES;
    if (end > this.#hashes.length) {
      const larger = new Uint8Array(this.#hashes.length * 2);
      larger.set(this.#hashes);
      this.#hashes = larger;
      const longer = new Float64Array(this.#bytes.length * 2);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#hashes.set(hash, this.length * HASH_BYTES);
    this.#bytes[this.length] = this.#bytesTo(this.length) + sizeBytes;
    this.length += 1;
  }

  #bytesTo(length: number): number {
    return length === 0 ? 0 : this.#bytes[length - 1] ?? 0;
  }
}

export interface VerifiedRun {
  readonly blocks: readonly StoredBlock[];
  readonly bytes: readonly Uint8Array[];
  readonly hashes: readonly Uint8Array[];
}

/** Blocks that continue a log after its first `from` ones: a hash for each, one signature for all. */
export function verifyRun(crypto: SyncCrypto, chain: LogChain, from: number, bytes: readonly Uint8Array[]): VerifiedRun | RefusalReason {
  const blocks: StoredBlock[] = [];
  const hashes: Uint8Array[] = [];
  let previousHash = chain.headAt(from);
  for (const one of bytes) {
    const block = decodeBlock(one);
    if (block === null) return "chain";
    previousHash = chainHash(crypto, { logKey: chain.keyBytes, index: from + blocks.length, previousHash }, block);
    blocks.push(block);
    hashes.push(previousHash);
  }
  const last = blocks.at(-1);
  if (last === undefined) return "chain";
  return crypto.verify(previousHash, last.signature, chain.keyBytes) ? { blocks, bytes, hashes } : "signature";
}

/** Whether two heads, of which one may be the first bytes only, can be the same. */
export function isSameHead(head: Uint8Array, beginning: Uint8Array): boolean {
  return beginning.every((byte, at) => head[at] === byte);
}
