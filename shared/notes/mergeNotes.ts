import { blockKey } from "./noteBlocks.ts";
import { matchSequences } from "./matchSequences.ts";
import type { NoteJson } from "./noteJson.ts";
import type { BlocksReplaced } from "./writeNote.ts";

/** Beyond so many blocks that differ, notes are taken for different as a whole: then both stand. */
const MAX_BLOCK_EDITS = 2_000;

export interface NotesToMerge {
  /** What both began with. */
  readonly base: readonly NoteJson[];
  /** The note as it stands now. */
  readonly ours: readonly NoteJson[];
  /** What somebody wants it to say. */
  readonly theirs: readonly NoteJson[];
}

export interface MergedNote {
  /** What is to be written into the note as it stands now: in order, apart from each other, counted before any of them is done. Empty: it says all of it already. */
  readonly changes: readonly BlocksReplaced[];
  /** The note afterwards. */
  readonly blocks: readonly NoteJson[];
  /** Of `blocks`: those that stand beside what somebody else made of the same place meanwhile. */
  readonly beside: ReadonlySet<number>;
  /** Places that both changed: nothing of either is gone, and somebody has to look. */
  readonly conflicts: number;
}

/** Which blocks of `base`, from `from` to before `to`, give way to `nodes`. */
interface Hunk { readonly from: number; readonly to: number; readonly nodes: readonly NoteJson[] }

/** What goes before a block of the note as it stands now. */
interface Insertion { readonly nodes: readonly NoteJson[]; readonly isBeside: boolean }

/**
 * Merges by whole blocks. A block that the suggestion leaves alone stays as it is, and so does whatever was written into the note meanwhile; what the suggestion changes gives
 * way where the note still says what both began with, and stands beside it where it does not. A note that nobody has changed meanwhile becomes exactly the suggestion.
 */
export function mergeNotes({ base, ours, theirs }: NotesToMerge): MergedNote {
  const numberOf = numbering();
  const baseKeys = base.map(numberOf);
  const ourKeys = ours.map(numberOf);
  const theirKeys = theirs.map(numberOf);
  const places = new OurPlaces(baseKeys, ourKeys);
  const hunks = hunksBetween({ base, theirs }, matchSequences(baseKeys, theirKeys, MAX_BLOCK_EDITS));
  const gone = new Set<number>();
  const insertions = new Map<number, Insertion[]>();
  let conflicts = 0;
  for (const { from, to, nodes } of hunks) {
    const kept: number[] = [];
    for (let at = from; at < to; at += 1) if (places.of(at) >= 0) kept.push(places.of(at));
    for (const place of kept) gone.add(place);
    const strangers = places.strangersAround(from, to);
    const fresh = isWithin(nodes.map(numberOf), strangers) ? [] : nodes;
    const isBoth = kept.length < to - from;
    // A block that is gone on both sides, or was changed alike, leaves nothing to look at.
    const isConflict = isBoth && (fresh.length > 0 || (nodes.length === 0 && strangers.list.length > 0));
    if (isConflict) conflicts += 1;
    if (fresh.length === 0) continue;
    const place = kept[0] ?? places.besideOf(from, to);
    const there = insertions.get(place);
    if (there === undefined) insertions.set(place, [{ nodes: fresh, isBeside: isConflict }]);
    else there.push({ nodes: fresh, isBeside: isConflict });
  }
  return { ...put(ours, gone, insertions), conflicts };
}

/** What a block says as a number: texts of blocks are long, and each is compared many times. */
function numbering(): (block: NoteJson) => number {
  const numbers = new Map<string, number>();
  const known = new Map<NoteJson, number>();
  return (block) => {
    const before = known.get(block);
    if (before !== undefined) return before;
    const key = blockKey(block);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    known.set(block, number);
    return number;
  };
}

function hunksBetween({ base, theirs }: Pick<NotesToMerge, "base" | "theirs">, matches: readonly (readonly [number, number])[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [from, begin] = [0, 0];
  for (const [to, end] of [...matches, [base.length, theirs.length] as const]) {
    // As many blocks as before: one for one, so that what somebody did to one of them does not hold the others back.
    if (to - from === end - begin) for (let at = 0; at < to - from; at += 1) hunks.push({ from: from + at, to: from + at + 1, nodes: theirs.slice(begin + at, begin + at + 1) });
    else hunks.push({ from, to, nodes: theirs.slice(begin, end) });
    from = to + 1;
    begin = end + 1;
  }
  return hunks;
}

/** What the note has between two old blocks, and is none of them. */
interface Strangers { readonly list: readonly number[]; readonly all: ReadonlySet<number> }

/** Where the blocks both began with stand in the note now. */
class OurPlaces {
  readonly #of: Int32Array;
  readonly #known = new Set<number>();
  /** Of each old block, and of the end: where the run of old blocks before it that are no more begins; and where the one from it on ends. */
  readonly #runBegin: Int32Array;
  readonly #runEnd: Int32Array;
  /** By the place where they begin: many old blocks may have stood in one gap. */
  readonly #strangers = new Map<number, { readonly end: number; readonly found: Strangers }>();

  constructor(private readonly base: readonly number[], private readonly ours: readonly number[]) {
    this.#of = new Int32Array(base.length).fill(-1);
    for (const [at, place] of matchSequences(base, ours, MAX_BLOCK_EDITS)) {
      this.#of[at] = place;
      this.#known.add(place);
    }
    this.#runBegin = new Int32Array(base.length + 1);
    this.#runEnd = new Int32Array(base.length + 1).fill(base.length);
    for (let at = 1; at <= base.length; at += 1) this.#runBegin[at] = this.of(at - 1) < 0 ? this.#runBegin[at - 1] ?? 0 : at;
    for (let at = base.length - 1; at >= 0; at -= 1) this.#runEnd[at] = this.of(at) < 0 ? this.#runEnd[at + 1] ?? base.length : at;
  }

  /** -1: it was changed or taken away. */
  of(at: number): number {
    return this.#of[at] ?? -1;
  }

  /** What stands between the nearest old blocks around, and is none of them. */
  strangersAround(from: number, to: number): Strangers {
    const { begin, end } = this.#gap(from, to);
    const read = this.#strangers.get(begin);
    if (read?.end === end) return read.found;
    const list = this.ours.slice(begin, end).filter((_, index) => !this.#known.has(begin + index));
    const found = { list, all: new Set(list) };
    this.#strangers.set(begin, { end, found });
    return found;
  }

  /** Where something goes that has no old block to stand for. */
  besideOf(from: number, to: number): number {
    const { first, last, begin, end } = this.#gap(from, to);
    const isOneForOne = last - first === end - begin;
    if (from < to) return isOneForOne ? begin + to - first : end;
    if (isOneForOne) return begin + from - first;
    return from === first && first < last ? begin : end;
  }

  /** The run of old blocks around that are no more (`first` to before `last`), and what stands there instead (`begin` to before `end`). */
  #gap(from: number, to: number): { readonly first: number; readonly last: number; readonly begin: number; readonly end: number } {
    const first = this.#runBegin[from] ?? 0;
    const last = this.#runEnd[to] ?? this.base.length;
    return { first, last, begin: first === 0 ? 0 : this.of(first - 1) + 1, end: last === this.base.length ? this.ours.length : this.of(last) };
  }
}

/** Whether all of it stands there already, in this order. */
function isWithin(wanted: readonly number[], { list, all }: Strangers): boolean {
  if (wanted.length === 0 || !wanted.every((each) => all.has(each))) return false;
  let found = 0;
  for (const each of list) if (each === wanted[found]) found += 1;
  return found === wanted.length;
}

function put(ours: readonly NoteJson[], gone: ReadonlySet<number>, insertions: ReadonlyMap<number, readonly Insertion[]>): Omit<MergedNote, "conflicts"> {
  const blocks: NoteJson[] = [];
  const beside = new Set<number>();
  const changes: { at: number; count: number; nodes: NoteJson[] }[] = [];
  const changeAt = (at: number): { at: number; count: number; nodes: NoteJson[] } => {
    const last = changes.at(-1);
    if (last !== undefined && last.at + last.count === at) return last;
    const next = { at, count: 0, nodes: [] };
    changes.push(next);
    return next;
  };
  for (let at = 0; at <= ours.length; at += 1) {
    for (const { nodes, isBeside } of insertions.get(at) ?? []) {
      for (const node of nodes) {
        if (isBeside) beside.add(blocks.length);
        blocks.push(node);
        changeAt(at).nodes.push(node);
      }
    }
    const block = ours[at];
    if (block === undefined) continue;
    if (gone.has(at)) changeAt(at).count += 1;
    else blocks.push(block);
  }
  return { changes, blocks, beside };
}
