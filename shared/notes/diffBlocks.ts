import { beyondWordsChanged, beyondWordsOf, type BeyondWords } from "./beyondWords.ts";
import { blockKey } from "./noteBlocks.ts";
import { matchSequences } from "./matchSequences.ts";
import type { NoteJson } from "./noteJson.ts";
import { textOfNode } from "./readNote.ts";

/** Words of a block: in both versions, only in the older, or only in the newer. */
export interface WordPiece { readonly kind: "same" | "removed" | "added"; readonly text: string }

export interface BlockDiff {
  /** `changed`: in both, and different. */
  readonly kind: "same" | "removed" | "added" | "changed";
  /** Empty where a block has no words, as a picture without a caption. */
  readonly pieces: readonly WordPiece[];
  /** The type of the node, as the editor calls it; of a changed one the newer. */
  readonly type: string;
  /** Of a changed one: nothing but its look is different. */
  readonly isLookOnly: boolean;
  /** Of a changed one: what is different beside the words. */
  readonly beyond: readonly BeyondWords[];
  /** Where links lead that the older one did not have: words may say one thing, and their link another. */
  readonly newAddresses: readonly string[];
  /** Its place among the newer blocks; null for one that was removed. */
  readonly at: number | null;
}

const MAX_BLOCK_EDITS = 2_000;
const MAX_WORD_EDITS = 300;
/** Longer blocks are shown as exchanged as a whole. */
const MAX_WORDS = 20_000;
/** So much of two blocks must be alike for them to count as one that was changed. */
const ALIKE = 0.3;
const MAX_PAIRS = 4_000;
/** So much of a block tells what it is like. */
const COMPARED_CHARS = 2_000;
/** So many steps are spent on words in all; what comes after them is shown as exchanged as a whole. */
const WORD_STEPS = 20_000_000;

/** What is left of `WORD_STEPS`. */
interface Work { left: number }

/** What changed from one version of a note to another, block by block and word by word; a Chinese sign is a word. */
export function diffBlocks(before: readonly NoteJson[], after: readonly NoteJson[]): readonly BlockDiff[] {
  const diffs: BlockDiff[] = [];
  const work = { left: WORD_STEPS };
  let [from, begin] = [0, 0];
  for (const [to, end] of [...matchSequences(before.map(blockKey), after.map(blockKey), MAX_BLOCK_EDITS), [before.length, after.length] as const]) {
    for (const diff of between(before.slice(from, to), after.slice(begin, end), begin, work)) diffs.push(diff);
    const same = after[end];
    if (same !== undefined) diffs.push({ ...whole("same", same), at: end });
    from = to + 1;
    begin = end + 1;
  }
  return diffs;
}

function whole(kind: "same" | "removed" | "added", node: NoteJson): Omit<BlockDiff, "at"> {
  const text = textOfNode(node);
  return { kind, type: node.type, pieces: text === "" ? [] : [{ kind, text }], isLookOnly: false, beyond: [], newAddresses: kind === "added" ? [...new Set(beyondWordsOf(node).link)] : [] };
}

const goneFrom = (node: NoteJson): BlockDiff => ({ ...whole("removed", node), at: null });

/** Pairs what is alike, in order; what is left was removed or added. */
function between(removed: readonly NoteJson[], added: readonly NoteJson[], begin: number, work: Work): readonly BlockDiff[] {
  const diffs: BlockDiff[] = [];
  let unlike: BlockDiff[] = [];
  let next = 0;
  const isMany = removed.length * added.length > MAX_PAIRS;
  const grams = isMany ? [] : removed.map((node) => pairsOf(textOfNode(node)));
  for (const [index, node] of added.entries()) {
    const mine = isMany ? new Set<string>() : pairsOf(textOfNode(node));
    const found = isMany ? (index < removed.length ? index : -1) : removed.findIndex((old, at) => at >= next && old.type === node.type && isAlike(grams[at] ?? new Set(), mine));
    const old = found < 0 ? undefined : removed[found];
    if (old === undefined) {
      unlike.push({ ...whole("added", node), at: begin + index });
      continue;
    }
    // What went stands before what came in its place.
    for (let at = next; at < found; at += 1) diffs.push(goneFrom(removed[at] ?? old));
    for (const each of unlike) diffs.push(each);
    diffs.push({ ...changed(old, node, work), at: begin + index });
    unlike = [];
    next = found + 1;
  }
  return [...diffs, ...removed.slice(next).map(goneFrom), ...unlike];
}

function changed(old: NoteJson, young: NoteJson, work: Work): Omit<BlockDiff, "at"> {
  const [before, after] = [textOfNode(old), textOfNode(young)];
  const [had, has] = [beyondWordsOf(old), beyondWordsOf(young)];
  const beyond = beyondWordsChanged(had, has);
  const known = new Set(had.link);
  const isSameText = before === after;
  const same: readonly WordPiece[] = after === "" ? [] : [{ kind: "same", text: after }];
  return {
    kind: "changed", type: young.type, pieces: isSameText ? same : wordPieces(before, after, work), isLookOnly: isSameText && beyond.length === 0,
    beyond, newAddresses: [...new Set(has.link)].filter((address) => !known.has(address)),
  };
}

/** Signs of a text, alone and with their neighbours. */
function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at < Math.min(text.length, COMPARED_CHARS); at += 1) pairs.add(text.charAt(at)).add(text.slice(at, at + 2));
  return pairs;
}

function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return a.size === b.size;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return shared / Math.min(a.size, b.size) >= ALIKE;
}

/** A Latin word or a number, blank space, or any other sign by itself. */
const WORD = /[\p{Script=Latin}\p{N}]+|\s+|[^]/gu;

/** The words of two versions of a block, the older before the newer where they differ. */
function wordPieces(beforeText: string, afterText: string, work: Work): readonly WordPiece[] {
  const before = beforeText.match(WORD) ?? [];
  const after = afterText.match(WORD) ?? [];
  const matches = Math.max(before.length, after.length) > MAX_WORDS || work.left < 0 ? [] : matchSequences(before, after, MAX_WORD_EDITS);
  work.left -= before.length + after.length + Math.min(MAX_WORD_EDITS, before.length + after.length - 2 * matches.length) ** 2;
  const pieces: { kind: WordPiece["kind"]; text: string }[] = [];
  const add = (kind: WordPiece["kind"], text: string): void => {
    const last = pieces.at(-1);
    if (text === "") return;
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [from, begin] = [0, 0];
  for (const [to, end] of [...readable(matches), [before.length, after.length] as const]) {
    add("removed", before.slice(from, to).join(""));
    add("added", after.slice(begin, end).join(""));
    add("same", after[end] ?? "");
    from = to + 1;
    begin = end + 1;
  }
  return pieces;
}

/** A single sign that two versions have in common in the midst of what differs is chance: shown as the same, it tears the words apart. */
function readable(matches: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return matches.filter(([a, b], index) => {
    const before = matches[index - 1];
    const after = matches[index + 1];
    const isJoined = (before !== undefined && before[0] === a - 1 && before[1] === b - 1) || (after !== undefined && after[0] === a + 1 && after[1] === b + 1);
    const isAtEdge = before === undefined || after === undefined;
    return isJoined || isAtEdge;
  });
}
