import type { PlacedEntry } from "./blockTypes.ts";

/** Concurrent entries are folded in this order: what takes rights away comes first. */
const RANKS: Readonly<Record<PlacedEntry["entry"]["kind"], number>> = {
  remove: 0, unlink: 0, role: 1, revoke: 2, epoch: 3, member: 4, device: 4, ownKey: 5, genesis: 5, owner: 5, invite: 5, keeper: 5, rename: 5,
};

/** Entries without repetitions, sorted by rank and place; each is named by its number in there. Which ones must be folded before which others. */
export interface EntryGraph {
  readonly entries: readonly PlacedEntry[];
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  /** Of the entry before it in its own log. */
  readonly ownBefore: readonly (number | null)[];
}

/** How an entry's log stands so far; it decides who gives way where logs claim to have seen each other's future. */
export type Standing = "powerless" | "admin" | "unknown";
const GIVES_WAY: readonly Standing[] = ["powerless", "admin", "unknown"];

export function graphOf(given: readonly PlacedEntry[]): EntryGraph {
  const entries = withoutRepetitions(given).sort((one, other) => RANKS[one.entry.kind] - RANKS[other.entry.kind] || comparePlaces(one, other));
  const logs = new Map<string, number[]>();
  entries.forEach((entry, no) => {
    const numbers = logs.get(entry.logKey);
    if (numbers === undefined) logs.set(entry.logKey, [no]);
    else numbers.push(no);
  });
  const at = (no: number): PlacedEntry => entryAt(entries, no);
  const placeInLog: number[] = [];
  for (const numbers of logs.values()) {
    numbers.sort((one, other) => comparePlaces(at(one), at(other)));
    numbers.forEach((no, place) => { placeInLog[no] = place; });
  }
  const before: number[][] = entries.map(() => []);
  const after: number[][] = entries.map(() => []);
  const ownBefore: (number | null)[] = entries.map(() => null);
  for (const [logKey, numbers] of logs) {
    const indexes = numbers.map((no) => at(no).index);
    entries.forEach((entry, no) => {
      const own = entry.logKey === logKey;
      const count = own ? placeInLog[no] ?? 0 : countBelow(indexes, entry.clock.get(logKey) ?? 0);
      const last = count === 0 ? undefined : numbers[count - 1];
      if (last === undefined) return;
      before[no]?.push(last);
      after[last]?.push(no);
      if (own) ownBefore[no] = last;
    });
  }
  return { entries, before, after, ownBefore };
}

/**
 * Visits every entry once, those it depends on first; among those that may come, the lowest number. Logs that claim to have seen each other's future are untangled the same way for
 * everybody: whose word counts least gives way.
 */
export function visitInOrder(graph: EntryGraph, standing: (entry: PlacedEntry) => Standing, visit: (entry: PlacedEntry, no: number) => void): void {
  const missing = graph.before.map((numbers) => numbers.length);
  const isDone = graph.entries.map(() => false);
  const ready: number[] = [];
  let lowestOpen = 0;
  missing.forEach((count, no) => { if (count === 0) insert(ready, no); });
  for (let left = graph.entries.length; left > 0; left -= 1) {
    while (isDone[lowestOpen] === true) lowestOpen += 1;
    const no = ready.pop() ?? untangle(graph, isDone, lowestOpen, standing);
    isDone[no] = true;
    visit(entryAt(graph.entries, no), no);
    for (const next of graph.after[no] ?? []) {
      missing[next] = (missing[next] ?? 0) - 1;
      if (missing[next] === 0 && isDone[next] !== true) insert(ready, next);
    }
  }
}

function untangle(graph: EntryGraph, isDone: readonly boolean[], start: number, standing: (entry: PlacedEntry) => Standing): number {
  const path: number[] = [];
  const placeInPath = new Map<number, number>();
  let at = start;
  while (!placeInPath.has(at)) {
    placeInPath.set(at, path.length);
    path.push(at);
    const waitingFor = (graph.before[at] ?? []).filter((no) => isDone[no] !== true);
    at = waitingFor.reduce((lowest, no) => Math.min(lowest, no), waitingFor[0] ?? at);
  }
  const rank = (no: number): number => GIVES_WAY.indexOf(standing(entryAt(graph.entries, no)));
  const circle = path.slice(placeInPath.get(at) ?? 0).sort((one, other) => rank(one) - rank(other) || one - other);
  let chosen = circle[0] ?? start;
  for (;;) {
    const earlier: number | null = graph.ownBefore[chosen] ?? null;
    if (earlier === null || isDone[earlier] === true) return chosen;
    chosen = earlier;
  }
}

export function comparePlaces(one: PlacedEntry, other: PlacedEntry): number {
  if (one.logKey !== other.logKey) return one.logKey < other.logKey ? -1 : 1;
  return one.index - other.index || one.itemNo - other.itemNo;
}

/** Of two entries said to stand in one place (a fork, kept out elsewhere) the one with the lower bytes is taken. */
function withoutRepetitions(given: readonly PlacedEntry[]): PlacedEntry[] {
  const kept: PlacedEntry[] = [];
  for (const entry of [...given].sort((one, other) => comparePlaces(one, other) || compareBytes(one.bytes, other.bytes))) {
    const last = kept.at(-1);
    if (last === undefined || comparePlaces(last, entry) !== 0) kept.push(entry);
  }
  return kept;
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  if (one === other) return 0;
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** How many of the ascending indexes are below. */
function countBelow(indexes: readonly number[], limit: number): number {
  let low = 0;
  let high = indexes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((indexes[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Descending, so that the lowest is popped. */
function insert(ready: number[], no: number): void {
  let low = 0;
  let high = ready.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ready[middle] ?? 0) > no) low = middle + 1;
    else high = middle;
  }
  ready.splice(low, 0, no);
}

function entryAt(entries: readonly PlacedEntry[], no: number): PlacedEntry {
  const entry = entries[no];
  if (entry === undefined) throw new RangeError(`No entry ${no}`);
  return entry;
}
