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
  const baseKeys = base.map(blockKey);
  const ourKeys = ours.map(blockKey);
  const theirKeys = theirs.map(blockKey);
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
    const fresh = isWithin(nodes.map(blockKey), strangers) ? [] : nodes;
    const isBoth = kept.length < to - from;
    // A block that is gone on both sides, or was changed alike, leaves nothing to look at.
    const isConflict = isBoth && (fresh.length > 0 || (nodes.length === 0 && strangers.length > 0));
    if (isConflict) conflicts += 1;
    if (fresh.length === 0) continue;
    const place = kept[0] ?? places.besideOf(from, to);
    insertions.set(place, [...(insertions.get(place) ?? []), { nodes: fresh, isBeside: isConflict }]);
  }
  return { ...put(ours, gone, insertions), conflicts };
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

/** Where the blocks both began with stand in the note now. */
class OurPlaces {
  readonly #of: Int32Array;
  readonly #known = new Set<number>();

  constructor(private readonly base: readonly string[], private readonly ours: readonly string[]) {
    this.#of = new Int32Array(base.length).fill(-1);
    for (const [at, place] of matchSequences(base, ours, MAX_BLOCK_EDITS)) {
      this.#of[at] = place;
      this.#known.add(place);
    }
  }

  /** -1: it was changed or taken away. */
  of(at: number): number {
    return this.#of[at] ?? -1;
  }

  /** What stands between the nearest old blocks around, and is none of them. */
  strangersAround(from: number, to: number): readonly string[] {
    const { begin, end } = this.#gap(from, to);
    return this.ours.slice(begin, end).filter((_, index) => !this.#known.has(begin + index));
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
    let first = from;
    while (first > 0 && this.of(first - 1) < 0) first -= 1;
    let last = to;
    while (last < this.base.length && this.of(last) < 0) last += 1;
    return { first, last, begin: first === 0 ? 0 : this.of(first - 1) + 1, end: last === this.base.length ? this.ours.length : this.of(last) };
  }
}

/** Whether all of it stands there already, in this order. */
function isWithin(wanted: readonly string[], there: readonly string[]): boolean {
  let found = 0;
  for (const key of there) if (key === wanted[found]) found += 1;
  return wanted.length > 0 && found === wanted.length;
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
