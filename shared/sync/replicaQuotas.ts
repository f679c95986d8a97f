import type { LogChain } from "./replicaLogs.ts";
import { mayWrite, type Role } from "./roles.ts";

/** Whoever may not change the forest writes acknowledgements, comments, and what only their own devices can read. More than this, counted from where they got that role, is taken in by nobody. */
export const SMALL_QUOTA = { blocks: 400_000, bytes: 128 * 1024 * 1024 } as const;

export interface Offer {
  readonly chain: LogChain;
  readonly sizesBytes: readonly number[];
  /** What its author may do now, and from which block on. */
  readonly role: Role | null;
  readonly from: number;
  /** So much of it some member has taken in: that is taken by all, or they would not be of one mind. */
  readonly citedLength: number;
}

/** Which logs have had their share of everybody's disk. */
export class LogQuotas {
  /** Log key → from where on it was counted. */
  readonly #spent = new Map<string, number>();

  /** More of it was refused, and is not asked for. */
  isSpent(logKey: string, { role, from }: { readonly role: Role | null; readonly from: number }): boolean {
    return hasQuota(role) && this.#spent.get(logKey) === from;
  }

  /** Whether these blocks, which follow what is here, may be stored. A run goes as a whole or not at all: its end is where the signature is good. */
  mayTake({ chain, sizesBytes, role, from, citedLength }: Offer): boolean {
    if (!hasQuota(role)) return true;
    const end = chain.length + sizesBytes.length;
    if (end <= citedLength) return true;
    const bytes = chain.bytesFrom(from) + sizesBytes.reduce((sum, size) => sum + size, 0);
    if (end - from <= SMALL_QUOTA.blocks && bytes <= SMALL_QUOTA.bytes) return true;
    this.#spent.set(chain.logKey, from);
    return false;
  }
}

function hasQuota(role: Role | null): boolean {
  return role !== null && !mayWrite(role, "forest");
}
