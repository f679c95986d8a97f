import { isSharedDocId } from "#shared/kernel/index.ts";
import type { BlockPayload, PlacedEntry } from "./blockTypes.ts";
import { parseEntry, type Entry } from "./entries.ts";
import { filesNamedIn, MAX_NAMED_FILES, type NamedFile } from "./namedFiles.ts";

/** What a block writes, as bits. */
export const WIDE = 1;
export const DISCUSSION = 2;
export const BASE = 4;
export const OWN = 8;

/** What is remembered of a block whose payload was read; the payload itself stays on the disk. */
export interface BlockFacts {
  readonly epochId: string;
  readonly atMs: number;
  readonly seen: BlockPayload["seen"];
  readonly claims: readonly number[];
  readonly kinds: number;
  readonly updateCount: number;
  readonly entries: readonly { readonly itemNo: number; readonly entry: Entry; readonly bytes: Uint8Array }[];
  /** Entries that cannot be read. */
  readonly badEntries: number;
  /** Files that its writing in shared documents names. */
  readonly files: readonly NamedFile[];
}

/** An honest block holds two at most; each costs everybody a look at all members. What is beyond counts as unreadable. */
const MAX_BLOCK_ENTRIES = 16;

export function kindOf(docId: string): number {
  if (!isSharedDocId(docId)) return 0;
  return docId === "discussion" ? DISCUSSION : WIDE;
}

/** `payload` null: sealed with a key we have, but nobody can read it. It stands in the chain and says nothing. */
export function factsOf(epochId: string, payload: BlockPayload | null): BlockFacts {
  if (payload === null) return { epochId, atMs: 0, seen: [], claims: [], kinds: 0, updateCount: 0, entries: [], badEntries: 0, files: [] };
  const claims: number[] = [];
  const entries: BlockFacts["entries"][number][] = [];
  let kinds = 0;
  let updateCount = 0;
  let badEntries = 0;
  const files: NamedFile[] = [];
  payload.items.forEach((item, itemNo) => {
    if (item.kind === "entry") {
      // A copy: the parsed entry must not hold the whole block's bytes.
      const entry = entries.length < MAX_BLOCK_ENTRIES ? parseEntry(item.bytes) : null;
      if (entry === null) badEntries += 1;
      else entries.push({ itemNo, entry, bytes: item.bytes.slice() });
      return;
    }
    updateCount += 1;
    if (item.kind === "own") {
      kinds |= OWN;
      return;
    }
    const kind = item.kind === "base" ? BASE : kindOf(item.docId);
    kinds |= kind;
    if (kindOf(item.docId) !== 0 && files.length < MAX_NAMED_FILES) for (const sha256 of filesNamedIn(item.bytes)) files.push({ sha256, kind });
    if (item.kind === "update") claims.push(...item.claims);
  });
  return { epochId, atMs: payload.atMs, seen: payload.seen, claims, kinds, updateCount, entries, badEntries, files };
}

/** A log that names more others than people ever let in makes logs up: of what comes then nothing is fetched or waited for. */
const MAX_NAMED_BY_LOG = 2_048;

/** What is beyond says nothing: with each entry that comes all of them are looked at anew, and anybody may write some that do not count. A group of hundreds needs a few thousand in years. */
export const MAX_LOG_ENTRIES = 4_096;

/** From which of its blocks on a log had how much of another: both ascending. */
interface Sightings { readonly at: number[]; readonly lengths: number[] }

/** The blocks of one log that were taken into account: with everything their author had seen before. */
class LogHistory {
  readonly kinds: number[] = [];
  readonly updateCounts: number[] = [];
  readonly epochIds: string[] = [];
  readonly atMs: number[] = [];
  readonly sightings = new Map<string, Sightings>();
  readonly clock = new Map<string, number>();
  readonly entryIndexes: number[] = [];
  entryCount = 0;
  /** Logs that it was the first to name here. */
  naming = 0;
}

/** What came before what, over all logs: blocks are added once everything their authors had seen is there, too. */
export class History {
  readonly #logs = new Map<string, LogHistory>();
  readonly entries: PlacedEntry[] = [];
  /** Logs that somebody let in, whether that counts or not: log key → whose. */
  readonly named = new Map<string, string>();

  logKeys(): Iterable<string> {
    return this.#logs.keys();
  }

  length(logKey: string): number {
    return this.#logs.get(logKey)?.kinds.length ?? 0;
  }

  /** How many more entries of a log are looked at. */
  entriesLeft(logKey: string): number {
    return MAX_LOG_ENTRIES - (this.#logs.get(logKey)?.entryCount ?? 0);
  }

  /** The entries a block would add. */
  placed(logKey: string, facts: BlockFacts): PlacedEntry[] {
    const looked = facts.entries.slice(0, this.entriesLeft(logKey));
    if (looked.length === 0) return [];
    const index = this.length(logKey);
    const clock = new Map(this.clockOf(logKey));
    for (const [other, length] of facts.seen) if (other !== logKey) clock.set(other, Math.max(clock.get(other) ?? 0, length));
    clock.set(logKey, index);
    return looked.map(({ itemNo, entry, bytes }) => ({ logKey, index, itemNo, atMs: facts.atMs, entry, bytes, clock }));
  }

  /** Answers how many entries came with it. */
  add(logKey: string, facts: BlockFacts): number {
    const entries = this.placed(logKey, facts);
    const log = this.#logs.get(logKey) ?? new LogHistory();
    this.#logs.set(logKey, log);
    for (const placed of entries) {
      this.entries.push(placed);
      const { entry } = placed;
      if ((entry.kind === "member" || entry.kind === "device" || entry.kind === "genesis") && !this.named.has(entry.logKey) && log.naming < MAX_NAMED_BY_LOG) {
        this.named.set(entry.logKey, entry.personId);
        log.naming += 1;
      }
    }
    const index = log.kinds.length;
    for (const [other, length] of facts.seen) {
      if (other === logKey || length <= (log.clock.get(other) ?? 0)) continue;
      log.clock.set(other, length);
      const sightings = log.sightings.get(other) ?? { at: [], lengths: [] };
      log.sightings.set(other, sightings);
      sightings.at.push(index);
      sightings.lengths.push(length);
    }
    if (entries.length > 0) log.entryIndexes.push(index);
    log.entryCount += entries.length;
    log.kinds.push(facts.kinds);
    log.updateCounts.push(facts.updateCount);
    log.epochIds.push(facts.epochId);
    log.atMs.push(facts.atMs);
    return entries.length;
  }

  /** What the author of a log had seen of others with the last block. */
  clockOf(logKey: string): ReadonlyMap<string, number> {
    return this.#logs.get(logKey)?.clock ?? new Map<string, number>();
  }

  kinds(logKey: string, index: number): number {
    return this.#logs.get(logKey)?.kinds[index] ?? 0;
  }

  updateCount(logKey: string, index: number): number {
    return this.#logs.get(logKey)?.updateCounts[index] ?? 0;
  }

  epochId(logKey: string, index: number): string {
    return this.#logs.get(logKey)?.epochIds[index] ?? "";
  }

  /** When its author says the last block was written; null: there is none. */
  lastAtMs(logKey: string): number | null {
    return this.#logs.get(logKey)?.atMs.at(-1) ?? null;
  }

  entryIndexes(logKey: string): readonly number[] {
    return this.#logs.get(logKey)?.entryIndexes ?? [];
  }

  /** The first block of log `by` whose author had block `index` of `logKey`; null: none yet. */
  firstToSee(by: string, logKey: string, index: number): number | null {
    if (by === logKey) return index + 1 < this.length(by) ? index + 1 : null;
    const sightings = this.#logs.get(by)?.sightings.get(logKey);
    if (sightings === undefined) return null;
    const at = firstAbove(sightings.lengths, index);
    return sightings.at[at] ?? null;
  }

  /** Whether whoever wrote the one block had the other. */
  follows(by: string, byIndex: number, logKey: string, index: number): boolean {
    const first = this.firstToSee(by, logKey, index);
    return by === logKey ? index < byIndex : first !== null && first <= byIndex;
  }

  /** log key → how many of its blocks were taken into account. */
  *lengths(): Generator<readonly [string, number]> {
    for (const [logKey, log] of this.#logs) yield [logKey, log.kinds.length];
  }

  /** The entries that the author of a block had. */
  entriesBefore(logKey: string, index: number): PlacedEntry[] {
    return this.entries.filter((placed) => this.follows(logKey, index, placed.logKey, placed.index));
  }
}

/** The place of the first number above the limit, in ascending numbers. */
function firstAbove(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
