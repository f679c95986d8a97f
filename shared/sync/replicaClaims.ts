import { clientIdOf } from "./clientIds.ts";
import type { SyncCrypto } from "./crypto.ts";
import { fromText } from "./keyText.ts";

const STEP = 1_024;
/** No device opens documents more often than this in one group; looking further would only cost time. What others may claim, and what is looked for here. */
const MAX_CLAIMS = 1 << 20;
/** So far beyond what was found last an id of this device is looked for: ids are given out in order, a few hundred at a time. */
const SEARCH_AHEAD = 65_536;
/** Between these many, something else may happen. */
const PAUSE_EACH = 2 * STEP;

/** Finds which of its client ids a log used: the ids are hashes, so they are counted up until one fits. What is counted once is kept: an id of somebody else costs nothing after the first. */
export class OwnClaims {
  readonly #crypto: SyncCrypto;
  readonly #groupId: string;
  readonly #logKey: Uint8Array;
  readonly #pause: () => Promise<void>;
  readonly #found = new Map<number, number>();
  #next = 0;
  #newest = 0;

  constructor(parts: { readonly crypto: SyncCrypto; readonly groupId: string; readonly logKey: Uint8Array; readonly pause: () => Promise<void> }) {
    this.#crypto = parts.crypto;
    this.#groupId = parts.groupId;
    this.#logKey = parts.logKey;
    this.#pause = parts.pause;
  }

  /** This number was used: those that are given out now come after it. */
  used(n: number): void {
    this.#newest = Math.max(this.#newest, n);
  }

  /** n of an id of this log; null: it is no id of this log. */
  async numberOf(clientId: number): Promise<number | null> {
    for (;;) {
      const found = this.#found.get(clientId);
      if (found !== undefined) {
        this.used(found);
        return found;
      }
      if (this.#next >= Math.min(MAX_CLAIMS, this.#newest + SEARCH_AHEAD)) return null;
      this.#extend();
      if (this.#next % PAUSE_EACH === 0) await this.#pause();
    }
  }

  #extend(): void {
    const end = this.#next + STEP;
    for (; this.#next < end; this.#next += 1) this.#found.set(clientIdOf(this.#crypto, this.#groupId, this.#logKey, this.#next), this.#next);
  }
}

/** The client ids each log has claimed, by the block that did so first. Hashes are counted when somebody asks, not before. */
export class BoundIds {
  readonly #crypto: SyncCrypto;
  readonly #groupId: string;
  readonly #logs = new Map<string, { readonly ids: Map<number, number>; readonly open: (readonly [n: number, index: number])[] }>();

  constructor(crypto: SyncCrypto, groupId: string) {
    this.#crypto = crypto;
    this.#groupId = groupId;
  }

  claimed(logKey: string, index: number, claims: readonly number[]): void {
    if (claims.length === 0) return;
    const log = this.#logs.get(logKey) ?? { ids: new Map<number, number>(), open: new Array<readonly [n: number, index: number]>() };
    this.#logs.set(logKey, log);
    for (const n of claims) if (n < MAX_CLAIMS) log.open.push([n, index]);
  }

  /** Whether a block of the log may write as this client: it, or one before it, named the number. */
  isBound(logKey: string, index: number, clientId: number): boolean {
    return (this.#idsOf(logKey)?.get(clientId) ?? Infinity) <= index;
  }

  /** Whether any other log has claimed it. */
  isBoundElsewhere(logKey: string, clientId: number): boolean {
    for (const other of this.#logs.keys()) if (other !== logKey && this.#idsOf(other)?.has(clientId) === true) return true;
    return false;
  }

  #idsOf(logKey: string): ReadonlyMap<number, number> | null {
    const log = this.#logs.get(logKey);
    const keyBytes = fromText(logKey);
    if (log === undefined || keyBytes === null) return null;
    for (const [n, at] of log.open.splice(0)) {
      const id = clientIdOf(this.#crypto, this.#groupId, keyBytes, n);
      if (!log.ids.has(id)) log.ids.set(id, at);
    }
    return log.ids;
  }
}
