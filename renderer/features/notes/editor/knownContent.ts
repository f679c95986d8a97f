import type { Schema } from "@tiptap/pm/model";
import * as Y from "yjs";
import { NOTE_BODY } from "#shared/notes/index.ts";

/**
 * Whether the schema knows every node and mark of a note. A newer version of the app may know more; its editor binding would remove from the document what it
 * cannot draw, so such a note may only be looked at.
 */
export function isKnownContent(doc: Y.Doc, schema: Schema): boolean {
  // A list of what is still to be looked at: a stranger's document may be nested deeper than calls may be.
  const todo: (Y.XmlFragment | Y.XmlElement)[] = [doc.getXmlFragment(NOTE_BODY)];
  for (let parent = todo.pop(); parent !== undefined; parent = todo.pop()) {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText ? !marksKnown(child, schema) : !(child instanceof Y.XmlElement) || schema.nodes[child.nodeName] === undefined) return false;
      if (child instanceof Y.XmlElement) todo.push(child);
    }
  }
  return true;
}

function marksKnown(text: Y.XmlText, schema: Schema): boolean {
  // SAFETY: a delta is a list of pieces, each with the marks it bears; yjs types it as any.
  const pieces = text.toDelta() as readonly { readonly attributes?: Readonly<Record<string, unknown>> }[];
  // Marks that may overlap are stored with a hash behind their name.
  return pieces.every(({ attributes }) => Object.keys(attributes ?? {}).every((name) => schema.marks[name.split("--")[0] ?? name] !== undefined || name === "ychange"));
}
