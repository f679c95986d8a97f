import type { PointId } from "#shared/kernel/index.ts";
import * as Y from "yjs";
import { NOTE_BODY } from "./noteDocs.ts";
import { transactNote } from "./transactNote.ts";

export interface NameToMention {
  /** The title or other name as it stands in the text; upper and lower case are the same. */
  readonly name: string;
  readonly pointId: PointId;
}

/** Text that is code is quoted letter for letter, so nothing in it points anywhere. */
const CODE_BLOCK = "codeBlock";
const CODE_MARK = "code";

/**
 * Puts a mention in place of a point's name where a note first writes it without pointing there. What stands before it stays the text it was, and so does everything
 * in other paragraphs, so that others may write there meanwhile. Null when the name stands nowhere (any more); else how to take it back, while the document is open.
 */
export function mentionName(doc: Y.Doc, { name, pointId }: NameToMention): { takeBack(): void } | null {
  const body = doc.getXmlFragment(NOTE_BODY);
  const found = name === "" ? null : findName(body, name.toLowerCase());
  if (found === null) return null;
  const origin = { name: "mention" };
  const steps = new Y.UndoManager(body, { trackedOrigins: new Set([origin]) });
  const { text, parent, at } = found;
  transactNote(doc, origin, () => {
    const label = plainTextOf(text).slice(at, at + name.length);
    const rest = deltaAfter(text, at + name.length);
    text.delete(at, text.length - at);
    const mention = new Y.XmlElement("pointRef");
    mention.setAttribute("pointId", pointId);
    mention.setAttribute("label", label);
    const after: (Y.XmlElement | Y.XmlText)[] = [mention];
    if (rest.length > 0) {
      const tail = new Y.XmlText();
      tail.applyDelta(rest);
      after.push(tail);
    }
    parent.insertAfter(text, after);
  });
  return { takeBack: () => { steps.undo(); } };
}

interface Piece { readonly insert?: unknown; readonly attributes?: Record<string, unknown> }
interface FoundName { readonly text: Y.XmlText; readonly parent: Y.XmlElement; readonly at: number }

// SAFETY: what Yjs answers, whose type it leaves open; whoever reads it looks at each field.
const piecesOf = (text: Y.XmlText): readonly Piece[] => text.toDelta() as readonly Piece[];

const THING = "\ufffc";

/** Embedded things count as one sign, as positions in the text do. */
const plainTextOf = (text: Y.XmlText): string => piecesOf(text).map(({ insert }) => (typeof insert === "string" ? insert : THING)).join("");

/** In the order of reading. Without calling itself: a note may be deeper than the call stack. */
function findName(body: Y.XmlFragment, name: string): FoundName | null {
  const todo: (Y.XmlElement | Y.XmlText | Y.XmlHook)[] = body.toArray().reverse();
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node instanceof Y.XmlText) {
      const { parent } = node;
      const at = parent instanceof Y.XmlElement ? placeIn(node, name) : -1;
      if (parent instanceof Y.XmlElement && at >= 0) return { text: node, parent, at };
    } else if (node instanceof Y.XmlElement && node.nodeName !== CODE_BLOCK) todo.push(...node.toArray().reverse());
  }
  return null;
}

/** Where the name stands outside of code; -1: nowhere. */
function placeIn(text: Y.XmlText, name: string): number {
  const readable = piecesOf(text).map(({ insert, attributes }) => (typeof insert !== "string" || attributes?.[CODE_MARK] !== undefined ? THING.repeat(typeof insert === "string" ? insert.length : 1) : insert)).join("");
  const lower = readable.toLowerCase();
  // Letters whose small form is longer would move every place after them.
  return lower.length === readable.length ? lower.indexOf(name) : readable.indexOf(name);
}

function deltaAfter(text: Y.XmlText, at: number): Piece[] {
  const rest: Piece[] = [];
  let passed = 0;
  for (const piece of piecesOf(text)) {
    const length = typeof piece.insert === "string" ? piece.insert.length : 1;
    if (passed + length > at) rest.push(typeof piece.insert === "string" ? { ...piece, insert: piece.insert.slice(Math.max(0, at - passed)) } : piece);
    passed += length;
  }
  return rest;
}
