import * as Y from "yjs";
import { NOTE_BODY } from "./noteDocs.ts";
import { INLINE_NODES, type NoteJson, type NoteMark } from "./noteJson.ts";
import { blockToJson } from "./noteToJson.ts";
import { replaceBlocks } from "./writeNote.ts";

/**
 * Something that stood in a block that goes, written by somebody whom the one who took the block away had not heard of. Two paragraphs that are joined, or a paragraph that becomes
 * a list, are in Yjs one block taken away and another put there; what others wrote into the old one meanwhile goes with it, unseen.
 */
interface Piece {
  readonly clientId: number;
  /** Words in a line, or a whole block. */
  readonly node: NoteJson;
  /** Pieces of one line belong together. */
  readonly line: Y.Item;
  /** Something that was meant to go stood between this one and the one before. */
  readonly isApart: boolean;
}

export interface Swallowed {
  /** Behind this block of the note they stood; null: at its beginning. */
  readonly after: Y.ID | null;
  readonly pieces: readonly Piece[];
}

/** A piece that was saved is marked, so that whoever looks at the note sees it. */
const SAVED: readonly NoteMark[] = [{ type: "highlight", attrs: { color: "yellow" } }];
type Deletes = ReturnType<typeof Y.decodeUpdate>["ds"];

/** What an update, once applied, takes away without naming it. The document is not changed. Empty for bytes that are no update. */
export function findSwallowed(doc: Y.Doc, update: Uint8Array): readonly Swallowed[] {
  let ds: Deletes;
  try {
    ({ ds } = Y.decodeUpdate(update));
  } catch {
    // SAFETY: bytes that cannot be read are refused where they are applied; here there is nothing to save.
    return [];
  }
  const found: Swallowed[] = [];
  const known: Survivors = new Map();
  for (const container of containersIn(doc, ds)) {
    const pieces = piecesIn(container, ds);
    if (pieces.length > 0) found.push({ after: survivorBefore(container, ds, known), pieces });
  }
  return found;
}

export function clientsOfSwallowed(swallowed: readonly Swallowed[]): readonly number[] {
  return [...new Set(swallowed.flatMap(({ pieces }) => pieces.map(({ clientId }) => clientId)))];
}

/** Puts back what `isMine` says is this person's, marked, behind the place where it stood: only its writer does, so that it comes back once. Answers how many blocks. */
export function putBackSwallowed(doc: Y.Doc, swallowed: readonly Swallowed[], isMine: (clientId: number) => boolean, origin: unknown): number {
  let count = 0;
  for (const { after, pieces } of swallowed) {
    const nodes = blocksOf(pieces.filter(({ clientId }) => isMine(clientId)));
    if (nodes.length > 0) replaceBlocks(doc, { at: indexAfter(doc, after), count: 0, nodes }, origin);
    count += nodes.length;
  }
  return count;
}

/** Blocks of the note's body that go, the outermost only; those that are gone already are none. */
function containersIn(doc: Y.Doc, ds: Deletes): readonly Y.Item[] {
  const body = doc.getXmlFragment(NOTE_BODY);
  const containers: Y.Item[] = [];
  for (const [client, ranges] of ds.clients) {
    const structs = doc.store.clients.get(client);
    if (structs === undefined) continue;
    const end = Y.getState(doc.store, client);
    for (const { clock, len } of ranges) {
      if (clock >= end) continue;
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
        const struct = structs[at];
        if (struct === undefined || struct.id.clock >= clock + len) break;
        if (struct instanceof Y.Item && isContainer(struct) && isOutermost(struct, { body, ds })) containers.push(struct);
      }
    }
  }
  return containers;
}

const isContainer = (item: Y.Item): boolean => !item.deleted && item.content instanceof Y.ContentType;

function isOutermost(item: Y.Item, { body, ds }: { readonly body: unknown; readonly ds: Deletes }): boolean {
  for (let parent = item.parent; parent instanceof Y.AbstractType; parent = parent._item?.parent ?? null) {
    if (parent === body) return true;
    if (parent._item === null || parent._item.deleted || isNamed(ds, parent._item, 0)) return false;
  }
  return false;
}

const isNamed = (ds: Deletes, item: Y.Item, offset: number): boolean => Y.isDeleted(ds, Y.createID(item.id.client, item.id.clock + offset));

function piecesIn(container: Y.Item, ds: Deletes): Piece[] {
  const pieces: Piece[] = [];
  const todo: Y.Item[] = [container];
  for (let line = todo.pop(); line !== undefined; line = todo.pop()) {
    const inner: Y.Item[] = [];
    let isApart = false;
    for (const item of itemsOf(line)) {
      if (item.deleted || !item.countable) continue;
      if (item.content instanceof Y.ContentString) isApart = takeWords({ item, line, words: item.content.str }, { ds, pieces, isApart });
      else if (isNamed(ds, item, 0)) {
        if (isContainer(item)) inner.push(item);
      } else {
        const node = item.content instanceof Y.ContentType ? blockToJson(item.content.type) : null;
        if (node !== null) pieces.push({ clientId: item.id.client, node, line, isApart });
        isApart = false;
      }
    }
    for (const item of inner.reverse()) todo.push(item);
  }
  return pieces;
}

/** The stretches of an item's words that are not named; answers whether the last of it was. */
function takeWords({ item, line, words }: { readonly item: Y.Item; readonly line: Y.Item; readonly words: string }, into: { readonly ds: Deletes; readonly pieces: Piece[]; readonly isApart: boolean }): boolean {
  let { isApart } = into;
  let kept = "";
  const end = (): void => {
    if (kept !== "") into.pieces.push({ clientId: item.id.client, node: { type: "text", text: kept }, line, isApart });
    if (kept !== "") isApart = false;
    kept = "";
  };
  for (let at = 0; at < words.length; at += 1) {
    if (!isNamed(into.ds, item, at)) kept += words.charAt(at);
    else {
      end();
      isApart = true;
    }
  }
  end();
  return isApart;
}

function* itemsOf(container: Y.Item): Generator<Y.Item> {
  if (!(container.content instanceof Y.ContentType)) return;
  for (let item = container.content.type._start; item !== null; item = item.right) yield item;
}

/** Blocks that go → what stays before them: of a note that goes as a whole, each would be looked for past all others. */
type Survivors = Map<Y.Item, Y.ID | null>;

/** The nearest block to the left that stays, of those in the body itself. */
function survivorBefore(container: Y.Item, ds: Deletes, known: Survivors): Y.ID | null {
  let top = container;
  while (top.parent instanceof Y.AbstractType && top.parent._item !== null) top = top.parent._item;
  if (top !== container) return top.id;
  const passed: Y.Item[] = [];
  let found: Y.ID | null | undefined;
  let at: Y.Item | null = top;
  for (; at !== null && found === undefined; at = at.left) {
    if (at !== top && !at.deleted && at.countable && !isNamed(ds, at, 0)) found = at.id;
    else {
      found = known.get(at);
      passed.push(at);
    }
  }
  for (const item of passed) known.set(item, found ?? null);
  return found ?? null;
}

function indexAfter(doc: Y.Doc, after: Y.ID | null): number {
  if (after === null) return 0;
  const children = doc.getXmlFragment(NOTE_BODY).toArray();
  const at = children.findIndex(({ _item: item }) => item !== null && item.id.client === after.client && item.id.clock <= after.clock && after.clock < item.id.clock + item.length);
  return at < 0 ? children.length : at + 1;
}

const isInLine = ({ type }: NoteJson): boolean => INLINE_NODES.has(type);

function blocksOf(pieces: readonly Piece[]): readonly NoteJson[] {
  const blocks: NoteJson[] = [];
  let line: Y.Item | null = null;
  let words: NoteJson[] = [];
  const end = (): void => {
    if (words.length > 0) blocks.push({ type: "paragraph", content: words });
    words = [];
  };
  for (const piece of pieces) {
    if (piece.line !== line || !isInLine(piece.node)) end();
    line = piece.line;
    if (!isInLine(piece.node)) {
      // What may not stand in a note by itself is given a form that may by the next editor that opens it.
      blocks.push(piece.node);
    } else {
      if (words.length > 0 && piece.isApart) words.push({ type: "text", text: " … ", marks: SAVED });
      words.push(piece.node.type === "text" ? { ...piece.node, marks: SAVED } : piece.node);
    }
  }
  end();
  return blocks;
}
