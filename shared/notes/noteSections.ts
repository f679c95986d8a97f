import type * as Y from "yjs";
import { textAttr, type NoteJson } from "./noteJson.ts";
import { noteToJson } from "./noteToJson.ts";
import { textOfNode } from "./readNote.ts";

/** A part of a note: what stands below one heading. `key` is what a template calls it, else its own words; "" for what stands before the first heading. */
export interface NoteSection { readonly key: string; readonly title: string; readonly text: string }

/** The parts of a note by its headings, in order. Parts without a heading and without text are left out. */
export function noteSections(doc: Y.Doc): readonly NoteSection[] {
  const sections: { key: string; title: string; lines: string[] }[] = [{ key: "", title: "", lines: [] }];
  for (const node of noteToJson(doc).content ?? []) {
    if (node.type === "heading") sections.push(begun(node));
    else sections[sections.length - 1]?.lines.push(textOfNode(node));
  }
  return sections.map(({ key, title, lines }) => ({ key, title, text: lines.join("\n").trim() })).filter(({ title, text }) => title !== "" || text !== "");
}

function begun(heading: NoteJson): { key: string; title: string; lines: string[] } {
  const title = textOfNode(heading).trim();
  const section = textAttr(heading, "section");
  return { key: section === "" ? title : section, title, lines: [] };
}
