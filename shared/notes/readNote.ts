import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type * as Y from "yjs";
import { atomText, attOf, INLINE_NODES, textAttr, type NoteJson } from "./noteJson.ts";
import { noteToJson } from "./noteToJson.ts";

/** A mention of a point. `context`: the text around it in its block, at most `CONTEXT_LETTERS` letters. */
export interface NoteRef { readonly pointId: PointId; readonly label: string; readonly context: string }
/** A file the note shows or points into; name and mime are empty where the note does not say them. */
export interface NoteAttachment { readonly sha256: string; readonly name: string; readonly mime: string }
export interface NoteHeading { readonly level: number; readonly text: string; readonly section: string | null }

export interface NoteReading {
  /** One line for each block; a line break within a block is one, too. */
  readonly text: string;
  readonly refs: readonly NoteRef[];
  readonly attachments: readonly NoteAttachment[];
  readonly headings: readonly NoteHeading[];
  /** Nothing to read and nothing to see: no letter, formula, picture, file, rule or table. */
  readonly isEmpty: boolean;
  /** The note is larger than what is read of it. Files are always named completely. */
  readonly isCut: boolean;
}

export const CONTEXT_LETTERS = 120;
const MAX_TEXT = 2_000_000;
const MAX_REFS = 5_000;
const MAX_HEADINGS = 2_000;

class Reader {
  readonly lines: string[] = [];
  readonly refs: NoteRef[] = [];
  readonly files = new Map<string, NoteAttachment>();
  readonly headings: NoteHeading[] = [];
  letters = 0;
  hasThings = false;
  isCut = false;

  walk(root: NoteJson): void {
    const todo: NoteJson[] = [root];
    for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
      this.#file(node);
      const content = node.content ?? [];
      if (isTextBlock(node)) this.#block(node);
      else if (content.length === 0) this.#leaf(node);
      else for (let at = content.length - 1; at >= 0; at--) todo.push(content[at] ?? node);
      if (node.type === "table") this.hasThings = true;
    }
  }

  #line(text: string): void {
    if (this.letters + text.length > MAX_TEXT) {
      this.isCut = true;
      return;
    }
    this.letters += text.length + 1;
    this.lines.push(text);
  }

  #leaf(node: NoteJson): void {
    if (node.type === "paragraph" || node.type === "heading" || node.type === "codeBlock") this.#line("");
    else if (["horizontalRule", "image", "file", "media", "blockMath"].includes(node.type)) {
      this.hasThings = true;
      const text = atomText(node);
      if (text !== "") this.#line(text);
    }
  }

  #block(node: NoteJson): void {
    const parts = (node.content ?? []).map((child) => (child.type === "text" ? (child.text ?? "") : atomText(child)));
    const text = parts.join("");
    this.#line(text);
    if (node.type === "heading") this.#heading(node, text);
    let at = 0;
    for (const [index, child] of (node.content ?? []).entries()) {
      this.#file(child);
      if (child.type !== "text" && child.type !== "hardBreak") this.hasThings = true;
      if (child.type === "pointRef") this.#ref(child, text, at);
      at += parts[index]?.length ?? 0;
    }
  }

  #heading(node: NoteJson, text: string): void {
    if (this.headings.length >= MAX_HEADINGS) {
      this.isCut = true;
      return;
    }
    const level = node.attrs?.level;
    const section = textAttr(node, "section");
    this.headings.push({ level: typeof level === "number" && level >= 1 && level <= 6 ? level : 1, text: text.replace(/\n/g, " "), section: section === "" ? null : section });
  }

  #ref(node: NoteJson, text: string, at: number): void {
    const pointId = node.attrs?.pointId;
    if (!isPointId(pointId)) return;
    if (this.refs.length >= MAX_REFS) {
      this.isCut = true;
      return;
    }
    this.refs.push({ pointId, label: textAttr(node, "label"), context: around(text, at) });
  }

  #file(node: NoteJson): void {
    const sha256 = attOf(node);
    if (sha256 === null) return;
    const before = this.files.get(sha256);
    const name = node.type === "image" ? textAttr(node, "alt") || textAttr(node, "caption") : textAttr(node, "name");
    this.files.set(sha256, { sha256, name: before?.name || name, mime: before?.mime || textAttr(node, "mime") });
  }
}

const isTextBlock = (node: NoteJson): boolean => node.content?.some((child) => INLINE_NODES.has(child.type)) ?? false;

/** The text around a place, without half of a surrogate pair at its ends. */
function around(text: string, at: number): string {
  const from = Math.max(0, Math.min(at - CONTEXT_LETTERS / 2, text.length - CONTEXT_LETTERS));
  return text.slice(from, from + CONTEXT_LETTERS).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "").replace(/\s+/g, " ").trim();
}

/** What a note in its JSON form says, for lists, the index and counts. Never throws. */
export function readNoteJson(root: NoteJson): NoteReading {
  const reader = new Reader();
  reader.walk(root);
  const text = reader.lines.join("\n");
  return {
    text, refs: reader.refs, attachments: [...reader.files.values()], headings: reader.headings,
    isEmpty: !reader.hasThings && text.trim() === "", isCut: reader.isCut,
  };
}

/** What a note says, read from its document without an editor. Never throws, whatever peers have written. */
export function readNote(doc: Y.Doc): NoteReading {
  return readNoteJson(noteToJson(doc));
}

/** The words of one node and everything in it, blocks separated by line breaks. */
export function textOfNode(node: NoteJson): string {
  return readNoteJson({ type: "doc", content: [node] }).text;
}
