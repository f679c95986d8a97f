import * as Y from "yjs";
import { NOTE_BODY } from "./noteDocs.ts";
import { MAX_NOTE_DEPTH, type NoteAttrs, type NoteJson, type NoteMark } from "./noteJson.ts";

/** A node that is still being filled. */
interface Open { readonly type: string; readonly attrs?: NoteAttrs; readonly content: NoteJson[] }
interface Todo { readonly from: unknown; readonly into: Open; readonly depth: number }

/** What a node, a mark or an attribute may be called. */
export const NODE_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
/** The editor tells marks of one kind on one stretch apart by a hash behind their name. */
const HASHED_MARK = /^(.*)--[A-Za-z0-9+/=]{8}$/;

const isPlain = (value: unknown): boolean =>
  typeof value === "string" || typeof value === "boolean" || value === null || (typeof value === "number" && Number.isFinite(value));

/** Whether a note may hold this: a plain value, or a short list of them. */
export const isAttrValue = (value: unknown): boolean => isPlain(value) || (Array.isArray(value) && value.length <= 100 && value.every(isPlain));

/** Only values that a note may hold. Whatever else peers may have put there is left out. */
function plainAttrs(found: unknown): NoteAttrs | undefined {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return undefined;
  const entries = Object.entries(found).filter(([key, value]) => NODE_NAME.test(key) && isAttrValue(value));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function marksFrom(attributes: unknown): readonly NoteMark[] {
  if (typeof attributes !== "object" || attributes === null) return [];
  return Object.entries(attributes).flatMap(([key, value]): NoteMark[] => {
    const type = HASHED_MARK.exec(key)?.[1] ?? key;
    if (!NODE_NAME.test(type) || value === null || value === false) return [];
    const attrs = plainAttrs(value);
    return [attrs === undefined ? { type } : { type, attrs }];
  });
}

function textNodes(text: Y.XmlText): NoteJson[] {
  // SAFETY: Yjs declares the delta as any; each part is looked at before it is used.
  const delta = text.toDelta() as readonly { readonly insert?: unknown; readonly attributes?: unknown }[];
  return delta.flatMap((part): NoteJson[] => {
    if (typeof part.insert !== "string" || part.insert === "") return [];
    const marks = marksFrom(part.attributes);
    return [marks.length === 0 ? { type: "text", text: part.insert } : { type: "text", text: part.insert, marks }];
  });
}

const childrenOf = (element: Y.XmlElement | Y.XmlFragment): readonly unknown[] => element.toArray();

/** The words of everything below, for what is nested too deeply to keep its shape. */
function flatText(element: Y.XmlElement): string {
  const words: string[] = [];
  const todo: unknown[] = [element];
  while (todo.length > 0) {
    const next = todo.pop();
    if (next instanceof Y.XmlText) words.push(textNodes(next).map((node) => node.text ?? "").join(""));
    else if (next instanceof Y.XmlElement) for (const child of [...childrenOf(next)].reverse()) todo.push(child);
  }
  return words.filter((word) => word !== "").join(" ");
}

function take({ from, into, depth }: Todo, todo: Todo[]): void {
  if (from instanceof Y.XmlText) {
    for (const node of textNodes(from)) into.content.push(node);
    return;
  }
  if (!(from instanceof Y.XmlElement) || !NODE_NAME.test(from.nodeName)) return;
  if (depth > MAX_NOTE_DEPTH) {
    const text = flatText(from);
    if (text !== "") into.content.push({ type: "paragraph", content: [{ type: "text", text }] });
    return;
  }
  const attrs = plainAttrs(from.getAttributes());
  const node: Open = { type: from.nodeName, ...(attrs === undefined ? {} : { attrs }), content: [] };
  into.content.push(node);
  for (const child of [...childrenOf(from)].reverse()) todo.push({ from: child, into: node, depth: depth + 1 });
}

/**
 * A note as ProseMirror JSON, read without an editor. Nothing is thrown for what peers may have written: values no note can hold are left out, names of nodes this
 * version does not know are kept, and what is nested more than `MAX_NOTE_DEPTH` deep becomes paragraphs of its words.
 */
export function noteToJson(doc: Y.Doc): NoteJson {
  return filled({ type: "doc", content: [] }, childrenOf(doc.getXmlFragment(NOTE_BODY)));
}

/** One block, or one node within a line; bare words become a paragraph. Null for what is neither, and for words that say nothing. */
export function blockToJson(type: unknown): NoteJson | null {
  if (type instanceof Y.XmlText) {
    const line = filled({ type: "paragraph", content: [] }, [type]);
    return line.content?.length === 0 ? null : line;
  }
  return filled({ type: "doc", content: [] }, [type]).content?.[0] ?? null;
}

function filled(root: Open, children: readonly unknown[]): NoteJson {
  const todo: Todo[] = [...children].reverse().map((from) => ({ from, into: root, depth: 1 }));
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) take(next, todo);
  return root;
}
