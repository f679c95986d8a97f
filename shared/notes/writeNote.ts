import * as Y from "yjs";
import { NOTE_BODY } from "./noteDocs.ts";
import { INLINE_NODES, MAX_NOTE_DEPTH, type NoteJson } from "./noteJson.ts";
import { textOfNode } from "./readNote.ts";
import { transactNote } from "./transactNote.ts";

function setAttributes(element: Y.XmlElement, node: NoteJson): void {
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    // SAFETY: Yjs types attributes as text but keeps any plain value, as the editor's own binding relies on.
    if (value !== null && value !== undefined) element.setAttribute(name, value as string);
  }
}

function textFrom(run: readonly NoteJson[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(run.map((node) => ({ insert: node.text, attributes: Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])) })));
  return text;
}

function childrenFrom(nodes: readonly NoteJson[], depth: number): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let run: NoteJson[] = [];
  const endRun = (): void => {
    if (run.length > 0) children.push(textFrom(run));
    run = [];
  };
  for (const node of nodes) {
    if (node.type === "text") {
      if (typeof node.text === "string" && node.text !== "") run.push(node);
      continue;
    }
    endRun();
    children.push(elementFrom(node, depth));
  }
  endRun();
  return children;
}

function elementFrom(node: NoteJson, depth: number): Y.XmlElement {
  if (depth > MAX_NOTE_DEPTH && !INLINE_NODES.has(node.type)) {
    const flat = new Y.XmlElement("paragraph");
    const text = textOfNode(node);
    if (text !== "") flat.insert(0, [textFrom([{ type: "text", text }])]);
    return flat;
  }
  const element = new Y.XmlElement(node.type);
  setAttributes(element, node);
  element.insert(0, childrenFrom(node.content ?? [], depth + 1));
  return element;
}

/**
 * Puts `json` in place of everything the note says, in one transaction. For a template, for a version that is brought back, for a private note that becomes the
 * group's. `json` must fit the editor's schema: what does not fit is dropped by the first editor that opens the note.
 */
export function writeNote(doc: Y.Doc, json: NoteJson, origin: unknown): void {
  const children = childrenFrom(json.content ?? [], 1);
  transactNote(doc, origin, () => {
    const body = doc.getXmlFragment(NOTE_BODY);
    if (body.length > 0) body.delete(0, body.length);
    if (children.length > 0) body.insert(0, children);
  });
}

/** Which blocks of a note, counted from its beginning, give way to `nodes`; none: `nodes` are put before block `at`. */
export interface BlocksReplaced { readonly at: number; readonly count: number; readonly nodes: readonly NoteJson[] }

/** Exchanges some blocks and leaves all others as they are, in one transaction. `nodes` must fit the editor's schema, as above. */
export function replaceBlocks(doc: Y.Doc, { at, count, nodes }: BlocksReplaced, origin: unknown): void {
  const children = childrenFrom(nodes, 1);
  transactNote(doc, origin, () => {
    const body = doc.getXmlFragment(NOTE_BODY);
    if (count > 0) body.delete(at, count);
    if (children.length > 0) body.insert(at, children);
  });
}
