import { decodeBlock, openBlock } from "./blocks.ts";
import type { BlockPayload } from "./blockTypes.ts";
import type { SyncCrypto } from "./crypto.ts";
import type { ReplicaParts } from "./replicaTypes.ts";

/** Kept of payloads just received, so that they are not read and opened again a moment later. */
const MAX_RECENT_BYTES = 4 * 1024 * 1024;

export interface PayloadParts {
  readonly crypto: SyncCrypto;
  readonly store: Pick<ReplicaParts["store"], "read">;
  /** Null: there is no such log here. */
  readonly keyBytesOf: (logKey: string) => Uint8Array | null;
  /** Null: this device does not know the key. */
  readonly epochKey: (epochId: string) => Uint8Array | null;
}

/** What stored blocks say: from memory when they just came, else from the disk. */
export class Payloads {
  readonly #parts: PayloadParts;
  readonly #recent = new Map<string, { readonly payload: BlockPayload; readonly bytes: number }>();
  #recentBytes = 0;

  constructor(parts: PayloadParts) {
    this.#parts = parts;
  }

  remember(logKey: string, index: number, recent: { readonly payload: BlockPayload; readonly bytes: number }): void {
    const name = nameOf(logKey, index);
    this.#recentBytes += recent.bytes - (this.#recent.get(name)?.bytes ?? 0);
    this.#recent.set(name, recent);
    for (const [oldest, { bytes }] of this.#recent) {
      if (this.#recentBytes <= MAX_RECENT_BYTES) return;
      this.#recent.delete(oldest);
      this.#recentBytes -= bytes;
    }
  }

  /** Blocks `from` to (without) `to`; null for one that cannot be opened. Rejects when the disk cannot be read. */
  async read(logKey: string, from: number, to: number): Promise<(BlockPayload | null)[]> {
    const recent = Array.from({ length: to - from }, (_, at) => this.#recent.get(nameOf(logKey, from + at))?.payload ?? null);
    const keyBytes = this.#parts.keyBytesOf(logKey);
    if (recent.every((payload) => payload !== null) || keyBytes === null) return recent;
    const read = await this.#parts.store.read(logKey, from, to);
    return read.map((bytes, at) => {
      const block = decodeBlock(bytes);
      const key = block === null ? null : this.#parts.epochKey(block.epochId);
      return block === null || key === null ? null : openBlock(this.#parts.crypto, { logKey: keyBytes, index: from + at }, block, key);
    });
  }
}

const nameOf = (logKey: string, index: number): string => `${logKey}:${index}`;
