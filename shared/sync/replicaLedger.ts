import { Admission, takesAway } from "./admission.ts";
import type { PlacedEntry, Roster } from "./blockTypes.ts";
import type { SyncCrypto } from "./crypto.ts";
import { encodeEntry, type Entry } from "./entries.ts";
import { foldRoster } from "./foldRoster.ts";
import { History, type BlockFacts } from "./replicaHistory.ts";

const MAX_PAST_ROSTERS = 256;
/** Blocks taken into account in one go; a long catch-up must not hold up everything else. */
const MAX_STEPS = 5_000;

/** A stored block: its facts, or the id of the epoch whose key is not here yet. */
export type OfferedBlock = BlockFacts | string;

export interface LedgerParts {
  readonly crypto: SyncCrypto;
  readonly groupId: string;
  readonly ownLogKey: string;
  /** Whether there is something taken into account that the own log does not say yet. */
  readonly hasUnsaid: () => boolean;
  /** Writes into the own log what was taken into account. False: it could not, and will be asked again. */
  readonly acknowledge: () => Promise<boolean>;
  readonly onTaken: (logKey: string, index: number, facts: BlockFacts) => void;
  /** Something was taken into account; the roster may be another one. */
  readonly onSettled: (isRosterTouched: boolean) => void;
  readonly later: (task: () => void) => void;
  readonly now: () => number;
}

/**
 * Stored blocks in the order in which they are taken into account: none before what its author had seen, and none that takes a right away before the own log says what was taken in under
 * it. From them the roster and what is admitted.
 */
export class Ledger {
  readonly history = new History();
  readonly admission: Admission;
  readonly #parts: LedgerParts;
  readonly #pending = new Map<string, OfferedBlock[]>();
  readonly #past = new Map<string, Roster | null>();
  #roster: Roster | null = null;
  #isStale = false;
  #holds = 0;
  #isAcknowledging = false;
  #isStepping = false;
  #hasTaken = false;
  #isRosterTouched = false;
  /** At the start: up to where the own log already speaks of others. */
  #said: ReadonlyMap<string, number> = new Map();

  constructor(parts: LedgerParts) {
    this.#parts = parts;
    this.admission = new Admission({ history: this.history, roster: () => this.roster(), rosterBefore: (logKey, index) => this.#rosterBefore(logKey, index) });
  }

  roster(): Roster | null {
    if (this.#isStale) {
      this.#isStale = false;
      this.#roster = foldRoster(this.#parts.crypto, this.#parts.groupId, this.history.entries);
    }
    return this.#roster;
  }

  /** Whether this device knows of its own membership: before that, nothing is judged for it and it vouches for nothing. */
  isCaughtUp(): boolean {
    return this.roster()?.logs.has(this.#parts.ownLogKey) ?? false;
  }

  setSaid(said: ReadonlyMap<string, number>): void {
    this.#said = said;
  }

  /** Stored, and the next of its log. */
  offer(logKey: string, blocks: readonly OfferedBlock[]): void {
    const pending = this.#pending.get(logKey) ?? [];
    this.#pending.set(logKey, pending);
    for (const block of blocks) pending.push(block);
  }

  /** Blocks that wait for the key of an epoch: their place in the log. */
  sealedWith(epochId: string): { readonly logKey: string; readonly index: number }[] {
    const found: { logKey: string; index: number }[] = [];
    for (const [logKey, pending] of this.#pending) {
      const start = this.history.length(logKey);
      pending.forEach((block, at) => { if (block === epochId) found.push({ logKey, index: start + at }); });
    }
    return found;
  }

  unseal(logKey: string, index: number, facts: BlockFacts): void {
    const pending = this.#pending.get(logKey);
    const at = index - this.history.length(logKey);
    if (pending !== undefined && typeof pending[at] === "string") pending[at] = facts;
  }

  /** While an own entry is on its way to the disk, nothing else is taken into account: it could fall under that entry unsaid. */
  hold(): () => void {
    this.#holds += 1;
    return () => {
      this.#holds -= 1;
      this.step();
    };
  }

  /** Takes into account what can be. */
  step(): void {
    if (this.#isStepping) return;
    this.#isStepping = true;
    let taken = 0;
    try {
      for (let isMoving = true; isMoving && taken < MAX_STEPS;) {
        isMoving = false;
        const taking: string[] = [];
        for (const [logKey, pending] of this.#pending) {
          const count = this.#takeFrom(logKey, pending, taking);
          taken += count;
          if (count > 0) isMoving = true;
        }
        if (!isMoving && taking.length > 0) isMoving = this.#takeAnyway(taking);
      }
    } finally {
      this.#isStepping = false;
    }
    if (taken >= MAX_STEPS) this.#parts.later(() => this.step());
    if (!this.#hasTaken) return;
    const isRosterTouched = this.#isRosterTouched;
    this.#hasTaken = false;
    this.#isRosterTouched = false;
    this.#parts.onSettled(isRosterTouched);
  }

  /** `taking`: gets the log whose next block takes something away. */
  #takeFrom(logKey: string, pending: OfferedBlock[], taking: string[]): number {
    let count = 0;
    for (let next = pending[count]; next !== undefined && count < MAX_STEPS; next = pending[count]) {
      if (typeof next === "string" || !this.#mayTake(logKey) || !this.#isComplete(logKey, next)) break;
      if (this.#takesAway(logKey, next)) {
        taking.push(logKey);
        break;
      }
      this.#take(logKey, next);
      count += 1;
    }
    if (count > 0) pending.splice(0, count);
    return count;
  }

  #mayTake(logKey: string): boolean {
    return logKey === this.#parts.ownLogKey || (this.#holds === 0 && !this.#isAcknowledging);
  }

  /** Logs that nobody let in are not waited for: nothing of theirs counts. One that was let in wrongly may have been taken in by somebody all the same. */
  #isComplete(logKey: string, facts: BlockFacts): boolean {
    return facts.seen.every(([other, length]) => other === logKey || this.history.length(other) >= length || !this.history.named.has(other));
  }

  /** Whether entries of this device, written now at this index, would all count. */
  wouldCount(index: number, entries: readonly Entry[]): boolean {
    const logKey = this.#parts.ownLogKey;
    if (entries.length > this.history.entriesLeft(logKey)) return false;
    const clock = new Map(this.history.lengths()).set(logKey, index);
    const placed = entries.map((entry, itemNo): PlacedEntry => ({ logKey, index, itemNo, atMs: this.#parts.now(), entry, bytes: encodeEntry(entry), clock }));
    const roster = foldRoster(this.#parts.crypto, this.#parts.groupId, [...this.history.entries, ...placed]);
    return roster !== null && !roster.ignored.some((ignored) => ignored.logKey === logKey && ignored.index === index);
  }

  #takesAway(logKey: string, facts: BlockFacts): boolean {
    if (logKey === this.#parts.ownLogKey || facts.entries.length === 0) return false;
    if ((this.#said.get(logKey) ?? 0) > this.history.length(logKey) || !this.isCaughtUp()) return false;
    const placed = this.history.placed(logKey, facts);
    if (placed.length === 0) return false;
    const after = foldRoster(this.#parts.crypto, this.#parts.groupId, [...this.history.entries, ...placed]);
    return takesAway(this.history, this.roster(), after);
  }

  #takeAnyway(logKeys: readonly string[]): boolean {
    if (this.#holds > 0 || this.#isAcknowledging) return false;
    if (this.#parts.hasUnsaid()) {
      this.#isAcknowledging = true;
      void this.#parts.acknowledge().then((isSaid) => {
        this.#isAcknowledging = false;
        if (isSaid) this.#takeNow(logKeys);
        if (isSaid) this.step();
        else this.#parts.later(() => this.step());
      });
      return false;
    }
    return this.#takeNow(logKeys);
  }

  /** One of them: the others are judged anew by what it changes. */
  #takeNow(logKeys: readonly string[]): boolean {
    for (const logKey of logKeys) {
      const pending = this.#pending.get(logKey);
      const next = pending?.[0];
      if (pending === undefined || next === undefined || typeof next === "string") continue;
      pending.shift();
      this.#take(logKey, next);
      return true;
    }
    return false;
  }

  #take(logKey: string, facts: BlockFacts): void {
    const index = this.history.length(logKey);
    const entryCount = this.history.add(logKey, facts);
    this.admission.forget();
    this.#hasTaken = true;
    if (entryCount > 0) {
      this.#isStale = true;
      this.#isRosterTouched = true;
    }
    this.#parts.onTaken(logKey, index, facts);
  }

  /** As the author of a block knew the members. */
  #rosterBefore(logKey: string, index: number): Roster | null {
    const entries = this.history.entriesBefore(logKey, index);
    if (entries.length === this.history.entries.length) return this.roster();
    const name = entries.map((placed) => `${placed.logKey}${placed.index}`).sort().join();
    const known = this.#past.get(name);
    if (known !== undefined) return known;
    const roster = foldRoster(this.#parts.crypto, this.#parts.groupId, entries);
    if (this.#past.size >= MAX_PAST_ROSTERS) this.#past.clear();
    this.#past.set(name, roster);
    return roster;
  }
}
